"""Background work of replies."""

from __future__ import annotations

import datetime as dt

from nepso.casework.cases.rows import each_by_itself
from nepso.casework.replies.models import Appeal
from nepso.casework.replies.services import appeal_look
from nepso.casework.replies.states import APPEAL
from nepso.foundation.jobs.registry import job


@job("replies.appeals_look", every=dt.timedelta(hours=6), lease=dt.timedelta(minutes=10))
def appeals_look() -> None:
    """Each open appeal, the oldest first: is there somebody to decide it, is it too old. One that
    fails keeps no other from it: it is logged, and the job is told as failed at the end."""
    rows = Appeal.objects.filter(state__in=APPEAL.group("open")).order_by("opened_at")
    failed = each_by_itself("appeal", rows, appeal_look)
    if failed:
        raise RuntimeError(f"not looked at: {', '.join(failed)}")
