"""Background work of screens."""

from __future__ import annotations

import datetime as dt
import logging

from django.db.models import Exists, OuterRef

from nepso.foundation.jobs.registry import job
from nepso.kernel.clock import now
from nepso.kernel.errors import NepsoError
from nepso.outreach.distribution.kinds import ProofKind
from nepso.outreach.distribution.models import Posting, Proof
from nepso.outreach.distribution.services import posting_fail, posting_put_out, proof_give
from nepso.outreach.distribution.states import PLANNED, PROVEN, READY
from nepso.outreach.screens.drawn import draw_missing, forget_ended
from nepso.outreach.screens.models import PlayLogLine
from nepso.outreach.screens.playing import proof_words
from nepso.outreach.screens.retention import RULES

AT_ONCE = 200
_SLIDES_AT_ONCE = 20  # a second each
logger = logging.getLogger(__name__)
_WHOLE = "Tổng kết nhật ký phát"


@job("screens.put_out_due", every=dt.timedelta(minutes=1))
def put_out_due() -> None:
    """Give what is due to screens of ours. From then on people may see it, so a recall reaches it;
    it is proven when the device says that it showed it."""
    due = Posting.objects.filter(
        state=PLANNED,
        planned_at__lte=now(),
        outlet__screen__isnull=False,
        outlet__in_use=True,
        variant__state=READY,
    )
    for posting in due.order_by("planned_at", "id")[:AT_ONCE]:
        try:
            posting_put_out(posting=posting, revision=None, by=None)
        except NepsoError as error:  # one that may not go out holds up no other
            posting_fail(posting=posting, reason=error.sentence, by=None)


@job("screens.sum_up", every=dt.timedelta(hours=6))
def sum_up() -> None:
    """When a posting has ended and its device had a day to send the rest of its log: one proof with
    the whole number. Run again it does only what is left."""
    summed = Proof.objects.filter(posting=OuterRef("pk"), text__startswith=_WHOLE)
    played = PlayLogLine.objects.filter(posting=OuterRef("pk"))
    over = Posting.objects.filter(
        state=PROVEN, outlet__screen__isnull=False, until__lt=now() - dt.timedelta(days=1)
    )
    for posting in over.filter(~Exists(summed), Exists(played)).order_by("pk")[:AT_ONCE]:
        try:
            proof_give(
                posting=posting, kind=ProofKind.PLAY_LOG, by=None, **proof_words(posting, _WHOLE)
            )
        except NepsoError as error:  # taken back meanwhile: it holds up no other
            logger.warning("posting %s is not summed up: %s", posting.public_id, error.sentence)


@job("screens.draw", every=dt.timedelta(minutes=1), lease=dt.timedelta(minutes=5))
def draw() -> None:
    """Draw the slides of what runs; the words are shown until then."""
    draw_missing(_SLIDES_AT_ONCE)


@job("screens.forget", every=dt.timedelta(days=1))
def forget() -> None:
    """Obey ``retention.RULES``; slides go with what they show."""
    forget_ended(1_000)
    for rule in RULES:
        rule.rows().delete()
