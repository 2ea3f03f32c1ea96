"""Whole slides drawn ahead of need, kept until their posting has ended.

Drawing takes a second and may leave words out; a device asks every twenty seconds. So a job draws,
and a slide on which not every word has room is not used: the player turns pages of words instead.
"""

from __future__ import annotations

import hashlib
import json

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db.models import Q, QuerySet

from nepso.kernel.clock import now, today
from nepso.kernel.errors import NepsoError
from nepso.outreach.distribution.models import Posting
from nepso.outreach.distribution.selectors import postings_now
from nepso.outreach.distribution.slides import slide_of
from nepso.outreach.distribution.states import POSTING_STATES
from nepso.outreach.products.rights import asset_fault
from nepso.outreach.screens.kinds import Shape
from nepso.outreach.screens.models import DrawnSlide
from nepso.outreach.screens.ports import Artwork

_KINDS = {Shape.LANDSCAPE: "slide", Shape.PORTRAIT: "slide_portrait"}
# Another number: every slide is drawn anew after an upgrade of the drawing.
_DRAWING = 1


class DrawnSlides:
    """What ``slides_come_from`` joins: slides made of the artwork of ``distribution``."""

    def slide_name(self, posting: Posting, shape: str) -> str:
        """The name of the whole slide there is for what the posting says now; "" without one."""
        row = _row(posting, shape)
        return row.name if row is not None and row.path else ""

    def slide(self, posting: Posting, shape: str) -> Artwork | None:
        """Its bytes; None when it is not there (any more): the words are shown."""
        row = _row(posting, shape)
        if row is None or not row.path:
            return None
        try:
            with default_storage.open(row.path) as kept:
                return Artwork(row.name, kept.read())
        except FileNotFoundError:
            return None


def name_of(posting: Posting, shape: str) -> str:
    """Changes with what is said, with the pictures whose rights hold today, with the drawing."""
    placed = [one.asset for one in posting.product.placed.all()]
    pictures = [one.public_id for one in placed if one.is_picture and not asset_fault(one, today())]
    told = [_DRAWING, shape, posting.variant.version_id, posting.shown, pictures]
    text = json.dumps(told, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:20]


def _row(posting: Posting, shape: str) -> DrawnSlide | None:
    rows = [one for one in posting.drawn_slides.all() if one.shape == shape]
    return next((one for one in rows if one.name == name_of(posting, shape)), None)


def draw_missing(most: int) -> int:
    """Draw what runs on our screens and has no slide of what it says now; how many were drawn."""
    count = 0
    running = postings_now().filter(outlet__screen__shape__in=list(_KINDS))
    running = running.select_related(
        "outlet__screen", "product__agency__parent", "variant__version"
    )
    rows = running.prefetch_related("product__placed__asset", "drawn_slides").order_by("-out_at")
    for posting in rows[:1000]:
        shape = posting.outlet.screen.shape
        if _row(posting, shape) is not None:
            continue
        _draw(posting, shape)
        count += 1
        if count >= most:
            break
    return count


def _draw(posting: Posting, shape: str) -> None:
    """One slide; what cannot be drawn whole is remembered, so that it is not tried every minute."""
    name, path = name_of(posting, shape), ""
    try:
        made = slide_of(posting, _KINDS[Shape(shape)])
    except NepsoError:
        made = None
    if made is not None and not made.left_out:
        path = default_storage.save(f"screens/slides/{name}.png", ContentFile(made.data))
    before = DrawnSlide.objects.filter(posting=posting, shape=shape).first()
    DrawnSlide.objects.update_or_create(
        posting=posting, shape=shape, defaults={"name": name, "path": path, "made_at": now()}
    )
    if before is not None and before.path and before.path != path:
        default_storage.delete(before.path)


def forget_ended(most: int) -> None:
    """Slides of postings that run no more, files and rows."""
    ended = ~Q(posting__state__in=POSTING_STATES.group("running")) | Q(posting__until__lte=now())
    rows: QuerySet[DrawnSlide] = DrawnSlide.objects.filter(ended)
    for row in rows.order_by("pk")[:most]:
        if row.path:
            default_storage.delete(row.path)
        row.delete()
