"""Questions about readings."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import QuerySet
from django.utils.timezone import make_aware

from nepso.foundation.accounts.selectors import Person, agencies_of
from nepso.foundation.agencies.models import Agency
from nepso.kernel.errors import NotFound
from nepso.kernel.keyset import Page, keyset_page
from nepso.outreach.broadcasts.models import Reading
from nepso.outreach.distribution.kinds import SPOKEN
from nepso.outreach.distribution.models import Outlet, Posting, Variant
from nepso.outreach.distribution.sources import is_stale
from nepso.outreach.distribution.states import DROPPED, POSTING_STATES
from nepso.outreach.products.models import Product
from nepso.outreach.products.states import PRODUCT_STATES

PAGE_SIZE = 25


def scripts_page(person: Person, *, after: str = "", before: str = "") -> Page[Variant]:
    """Scripts of the person's agencies whose product may be aired, the latest first."""
    rows = Variant.objects.filter(
        kind__in=SPOKEN,
        agency__in=agencies_of(person).values("pk"),
        product__state__in=PRODUCT_STATES.group("usable"),
    ).select_related("product", "agency", "version")
    rows = rows.prefetch_related("readings")
    return keyset_page(rows, fields=["-id"], size=PAGE_SIZE, after=after, before=before)


def readings_of(variant: Variant) -> list[Reading]:
    """The chosen one first, then the latest."""
    rows = Reading.objects.filter(variant=variant).select_related(
        "stored", "created_by", "variant__product", "variant__version", "variant__agency"
    )
    return list(rows.order_by("-is_chosen", "-id"))


def reading_by_public_id(public_id: str) -> Reading:
    """One of them; NotFound in words."""
    rows = Reading.objects.select_related(
        "stored", "variant__product", "variant__version", "variant__agency"
    )
    found = rows.filter(public_id=public_id).first()
    if found is None:
        raise NotFound("Không tìm thấy bản đọc này: hãy mở lại từ trang kịch bản.")
    return found


def may_be_heard(reading: Reading) -> bool:
    """Whether it may be on the air: chosen, of the approved words, and these of what stands now.
    ``variant`` with its product and version is loaded; the one rule for all who play it."""
    return reading.is_for_air and not is_stale(reading.variant)


def chosen_of(product: Product, agency: Agency) -> dict[str, Reading]:
    """What an agency airs of a product, by language, in the words approved now; two queries."""
    rows = Reading.objects.filter(
        is_chosen=True,
        variant__product=product,
        variant__agency=agency,
        variant__version__approved_at=product.approved_at,
    )
    found: dict[str, Reading] = {}
    for one in _with_variant(rows).order_by("-chosen_at"):
        if may_be_heard(one):
            found.setdefault(one.variant.language, one)
    return found


def _with_variant(rows: QuerySet[Reading]) -> QuerySet[Reading]:
    """With all that ``may_be_heard`` looks at."""
    rows = rows.select_related("stored", "variant__product", "variant__version")
    return rows.prefetch_related("variant__product__translations")


def aired_on(outlet: Outlet, day: dt.date) -> list[tuple[Posting, Reading | None]]:
    """What a station airs that day in its order, each with the reading that was chosen for it;
    nothing that was dropped or is being taken back."""
    begins = make_aware(dt.datetime.combine(day, dt.time()), ZoneInfo(settings.TIME_ZONE))
    gone = POSTING_STATES.group("ended") | {DROPPED, "recalling"}
    rows = Posting.objects.filter(
        outlet=outlet, planned_at__gte=begins, planned_at__lt=begins + dt.timedelta(days=1)
    ).exclude(state__in=gone)
    rows = rows.filter(product__state__in=PRODUCT_STATES.group("usable"))
    postings = list(rows.select_related("product", "variant").order_by("planned_at", "id"))
    chosen = Reading.objects.filter(
        is_chosen=True, variant__in=[one.variant_id for one in postings]
    )
    by_variant = {one.variant_id: one for one in _with_variant(chosen) if may_be_heard(one)}
    return [(one, by_variant.get(one.variant_id)) for one in postings]
