"""Background work of screens."""

from __future__ import annotations

import datetime as dt
import logging

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from nepso.foundation.accounts.selectors import reachable_at
from nepso.foundation.jobs.registry import job
from nepso.kernel.clock import now, today
from nepso.kernel.errors import NepsoError
from nepso.kernel.retention import obey
from nepso.outreach.distribution.due import each_due, is_due
from nepso.outreach.distribution.kinds import ProofKind
from nepso.outreach.distribution.models import Posting, Proof, RecallItem
from nepso.outreach.distribution.services import (
    posting_put_out,
    proof_give,
    recall_item_leave,
)
from nepso.outreach.distribution.states import PROVEN
from nepso.outreach.screens.drawn import draw_missing, forget_ended
from nepso.outreach.screens.models import DisplayScreen, PlayLogLine
from nepso.outreach.screens.playing import proof_words
from nepso.outreach.screens.retention import RULES
from nepso.outreach.screens.telling import tell_screen_to_see, tell_screen_unpaired

AT_ONCE = 200
_SLIDES_AT_ONCE = 20  # a second each
logger = logging.getLogger(__name__)
_WHOLE = "Tổng kết nhật ký phát"
LEFT_AFTER = dt.timedelta(minutes=10)
_DEAD = "màn hình mất liên lạc: hãy đến tắt hoặc rút điện, rồi đánh dấu."
_UNPAIRED = "chưa ghép máy nên máy không tự báo được: hãy đến xem, tắt nếu còn hiện, rồi đánh dấu."
SUMMED_EVERY = dt.timedelta(days=30)


@job("screens.put_out_due", every=dt.timedelta(minutes=1))
def put_out_due() -> None:
    """Give what is due to screens of ours. From then on people may see it, so a recall reaches it;
    it is proven when the device says that it showed it."""
    due = Posting.objects.filter(is_due(), outlet__screen__isnull=False, outlet__in_use=True)
    each_due(due, lambda posting: posting_put_out(posting=posting, revision=None, by=None))


@job("screens.leave_silent", every=dt.timedelta(minutes=1))
def leave_silent() -> None:
    """A screen that does not call cannot say that it shows a recalled posting no more: after
    ``LEFT_AFTER`` a person goes and turns it off; where no device was joined nobody else could, so
    at once. When its device calls again it confirms all the same."""
    since = now() - LEFT_AFTER
    dead = Q(posting__outlet__screen__last_contact_at=None)
    dead |= Q(posting__outlet__screen__last_contact_at__lt=since)
    dead &= Q(recall__begun_at__lt=since)
    rows = RecallItem.objects.filter(
        dead | Q(posting__outlet__screen__device_hash=""),
        done_at=None,
        is_automatic=True,
        posting__outlet__screen__isnull=False,
    )
    silent = list(rows.select_related("recall", "posting__outlet__screen").order_by("id")[:AT_ONCE])
    reachable = reachable_at({item.agency_id for item in silent})
    for item in silent:
        with transaction.atomic():  # left and told together, and to nobody where it just called
            is_paired = item.posting is not None and item.posting.outlet.screen.is_paired
            left = recall_item_leave(item=item, reason=_DEAD if is_paired else _UNPAIRED)
            if left.done_at is None:
                tell_screen_to_see(left, reachable, is_paired=is_paired)


@job("screens.tell_unpaired", every=dt.timedelta(hours=1))
def tell_unpaired() -> None:
    """Whoever keeps a screen without a device is told, once for each time it lost or never had one:
    until then its plays prove nothing and a recall waits for a person."""
    begun = Q(outlet__valid_from=None) | Q(outlet__valid_from__lte=today())
    living = begun & (Q(outlet__valid_to=None) | Q(outlet__valid_to__gte=today()))
    rows = DisplayScreen.objects.filter(living, device_hash="", outlet__in_use=True)
    screens = list(rows.select_related("outlet").order_by("id"))
    reachable = reachable_at({one.outlet.agency_id for one in screens})
    for screen in screens:
        with transaction.atomic():
            tell_screen_unpaired(screen, reachable)


@job("screens.sum_up", every=dt.timedelta(hours=6))
def sum_up() -> None:
    """When a posting has ended and its device had a day to send the rest of its log: one proof with
    the whole number. One without an end is summed up every ``SUMMED_EVERY``, as long as it goes on
    being played: else its first proof, of the first quarter of an hour, would stand for all. Run
    again it does only what is left."""
    summed = Proof.objects.filter(posting=OuterRef("pk"), text__startswith=_WHOLE)
    played = PlayLogLine.objects.filter(posting=OuterRef("pk"), is_doubtful=False)
    over = Posting.objects.filter(
        state=PROVEN, outlet__screen__isnull=False, until__lt=now() - dt.timedelta(days=1)
    )
    for posting in over.filter(~Exists(summed), Exists(played)).order_by("pk")[:AT_ONCE]:
        _sum_up(posting, _WHOLE)
    lately = now() - SUMMED_EVERY
    told = Proof.objects.filter(
        posting=OuterRef("pk"), kind=ProofKind.PLAY_LOG, given_at__gt=lately
    )
    on = Posting.objects.filter(state=PROVEN, outlet__screen__isnull=False, until=None)
    for posting in on.filter(~Exists(told), Exists(played.filter(received_at__gt=lately)))[
        :AT_ONCE
    ]:
        _sum_up(posting, f"Nhật ký phát đến {today():%d/%m/%Y}")


def _sum_up(posting: Posting, opening: str) -> None:
    try:
        words = proof_words(posting, opening)
        proof_give(posting=posting, kind=ProofKind.PLAY_LOG, by=None, **words)
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
    obey(RULES)
