"""What devices say they showed: kept once, and the first proof of a posting.

No service, like ``contacting``: the proof it leads to has its audit line in distribution.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import Q, Sum

from nepso.kernel.clock import now
from nepso.kernel.errors import Invalid, NotAllowed
from nepso.outreach.distribution.kinds import ProofKind
from nepso.outreach.distribution.models import Posting
from nepso.outreach.distribution.services import proof_give
from nepso.outreach.distribution.states import OUT, SAID
from nepso.outreach.screens.models import DisplayScreen, PlayLogLine
from nepso.outreach.screens.waiting_devices import is_its_device

MOST_LINES, MOST_COUNTED, LONGEST = 500, 100_000, dt.timedelta(hours=6)
_SLACK = dt.timedelta(minutes=5)  # as far as a clock may stand off
_LATEST_MS = 4_102_444_800_000  # the year 2100: what lies beyond is no clock
_ID = re.compile(r"[0-9A-Za-z-]{8,60}")


_STRANGER = "Máy này chưa được ghép với màn hình: nhật ký của nó không chứng minh được gì."


@transaction.atomic
def plays_keep(screen: DisplayScreen, given: Any, *, device: str) -> list[str]:
    """Keep the lines of the device of a screen; returns the names of all it need not send again:
    those kept, kept before, and those that no screen of ours could have made.

    Raises NotAllowed for another browser (decision 0218), Invalid for what is no list.
    """
    if not is_its_device(screen, device):
        raise NotAllowed(_STRANGER)
    if not isinstance(given, list) or len(given) > MOST_LINES:
        raise Invalid(f"Nhật ký phải là danh sách nhiều nhất {MOST_LINES} dòng.")
    lines = [one for one in given if isinstance(one, dict) and _named(one)]
    asked = {str(one.get("posting", ""))[:16] for one in lines}
    rows = Posting.objects.filter(outlet_id=screen.outlet_id, public_id__in=asked)
    postings = {one.public_id: one for one in rows}
    made = [line for one in lines if (line := _line(screen, postings, one)) is not None]
    PlayLogLine.objects.bulk_create(made, ignore_conflicts=True)
    sure = {line.posting_id: line.posting for line in made if not line.is_doubtful}
    for posting in sure.values():
        if posting.state in (OUT, SAID):
            proof_give(posting=posting, kind=ProofKind.PLAY_LOG, by=None, **proof_words(posting))
    return [one["id"] for one in lines]


def _named(one: dict[str, Any]) -> bool:
    return isinstance(one.get("id"), str) and bool(_ID.fullmatch(one["id"]))


def _line(
    screen: DisplayScreen, postings: dict[str, Posting], one: dict[str, Any]
) -> PlayLogLine | None:
    posting = postings.get(str(one.get("posting", "")))
    begun, ended = _moment(one.get("begun")), _moment(one.get("ended"))
    plays, seconds = _count(one.get("plays")), _count(one.get("seconds"))
    # The player counts nothing under a second, so no line of it has fewer seconds than plays.
    if posting is None or begun is None or ended is None or not plays or not seconds:
        return None
    odd = ended < begun or ended - begun > LONGEST or ended > now() + _SLACK
    odd = odd or posting.out_at is None or begun < posting.out_at - _SLACK
    odd = odd or screen.paired_at is None or begun < screen.paired_at - _SLACK
    most = LONGEST if odd else ended - begun + dt.timedelta(seconds=1)
    seconds = min(seconds, int(most.total_seconds()))
    return PlayLogLine(
        screen=screen,
        posting=posting,
        client_id=one["id"],
        begun_at=begun,
        ended_at=ended,
        plays=min(plays, seconds),
        seconds=seconds,
        is_doubtful=odd or one.get("sure") is not True,
    )


def _moment(ms: Any) -> dt.datetime | None:
    if type(ms) is not int or not 0 <= ms < _LATEST_MS:
        return None
    return dt.datetime.fromtimestamp(ms / 1000, tz=dt.UTC)


def _count(number: Any) -> int | None:
    return number if type(number) is int and 0 <= number <= MOST_COUNTED else None


def proof_words(posting: Posting, opening: str = "Nhật ký phát") -> dict[str, Any]:
    """How often it ran by the log of its screen, as a proof says it: what is doubtful stands apart
    and is not counted."""
    sure, doubtful = Q(is_doubtful=False), Q(is_doubtful=True)
    told = PlayLogLine.objects.filter(posting=posting).aggregate(
        sure_plays=Sum("plays", filter=sure),
        seconds=Sum("seconds", filter=sure),
        unsure=Sum("plays", filter=doubtful),
    )
    minutes = round((told["seconds"] or 0) / 60)
    text = f"{opening} của màn hình: {told['sure_plays'] or 0} lần, {minutes} phút."
    if told["unsure"]:
        text += f" Không tính {told['unsure']} lần lúc giờ của máy chưa chắc hoặc chưa ghép máy."
    return {"plays": told["sure_plays"], "text": text}


def played_on(screen: DisplayScreen, since: dt.datetime) -> Sequence[dict[str, Any]]:
    """Posting by posting what it played since then, the most played first: how often and
    how many seconds."""
    rows = PlayLogLine.objects.filter(screen=screen, begun_at__gte=since)
    grouped = rows.values("posting__public_id", "posting__product__title")
    summed = grouped.annotate(plays=Sum("plays"), seconds=Sum("seconds"))
    return [{**row} for row in summed.order_by("-plays")[:50]]
