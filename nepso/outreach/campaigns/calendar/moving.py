"""A posting put on another day or hour, and put back: always by ``posting_replan``."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from nepso.foundation.accounts.models import Account
from nepso.kernel.clock import now
from nepso.kernel.errors import Conflict
from nepso.outreach.distribution.models import Posting
from nepso.outreach.distribution.services import posting_replan

KEPT = dt.timedelta(minutes=30)
Undo = dict[str, Any]


def posting_shift(
    *, posting: Posting, revision: int, to: dt.datetime, by: Account, knowing: bool
) -> tuple[Posting, Undo]:
    """Put it at another time, its end as far behind as before; with what takes it back.

    Raises like ``posting_replan``; a Conflict of two people names the time the other chose.
    """
    before = {"planned_at": posting.planned_at, "until": posting.until}
    until = None if posting.until is None else posting.until + (to - posting.planned_at)
    if posting.revision != revision:
        raise Conflict(moved_meanwhile(posting))
    moved = posting_replan(
        posting=posting, revision=revision, planned_at=to, until=until, by=by, knowing=knowing
    )
    return moved, {
        "posting": posting.public_id,
        "revision": moved.revision,
        "at": now().isoformat(),
        **{name: moment and moment.isoformat() for name, moment in before.items()},
    }


def posting_put_back(*, posting: Posting, undo: Undo, by: Account) -> Posting:
    """Where it stood before the last move; refused in words when somebody moved it since."""
    if posting.revision != undo["revision"]:
        raise Conflict(moved_meanwhile(posting))
    until = undo["until"]
    return posting_replan(
        posting=posting,
        revision=undo["revision"],
        planned_at=dt.datetime.fromisoformat(undo["planned_at"]),
        until=dt.datetime.fromisoformat(until) if until else None,
        by=by,
        knowing=True,  # it stood there, and was told then
    )


def undo_of(kept: Undo | None) -> Undo | None:
    """What can still be taken back: the last move of this session, for half an hour."""
    if not kept or dt.datetime.fromisoformat(kept["at"]) + KEPT < now():
        return None
    return kept


def moved_meanwhile(posting: Posting) -> str:
    """What is told to the second of two people."""
    at = timezone.localtime(posting.planned_at)
    return (
        f"Người khác vừa sửa lượt này, đang ở {at:%H:%M} ngày {at:%d/%m/%Y}: chưa có gì thay đổi. "
        "Hãy xem lại rồi dời lại nếu vẫn muốn."
    )
