"""What a station's machine says that it played: told as often as its network wants, kept once."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from nepso.kernel.clock import now
from nepso.kernel.errors import Invalid, TooMany
from nepso.outreach.distribution.models import Posting
from nepso.outreach.screens.models import AirLogLine
from nepso.outreach.screens.services import posting_aired

# A machine without network keeps its reports for some days; older than that its clock is wrong.
OLDEST = dt.timedelta(days=7)
MOST_TIMES = 100  # of one posting: whoever holds a link cannot fill the log


@transaction.atomic
def aired_by_machine(*, posting: Posting, aired_at: dt.datetime, minutes: int) -> bool:
    """Keep one time that a machine played a posting; whether it was new. The same time told again
    changes nothing, so that a machine repeats until it is answered.

    Raises Invalid for a time that cannot be, Conflict for a posting that was taken back.
    """
    held = Posting.objects.select_for_update(of=("self",)).get(pk=posting.pk)
    lines = AirLogLine.objects.filter(posting=held)
    if lines.filter(aired_at=aired_at).exists():
        return False
    if aired_at < now() - OLDEST:
        raise Invalid("Giờ phát đã quá 7 ngày: hãy xem lại đồng hồ của máy phát.")
    if lines.count() >= MOST_TIMES:
        raise TooMany(f"Lượt này đã ghi {MOST_TIMES} lần phát nên không nhận thêm.", retry_after=60)
    posting_aired(posting=held, aired_at=aired_at, minutes=minutes, by=None)
    return True
