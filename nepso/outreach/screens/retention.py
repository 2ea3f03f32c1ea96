"""What screens forget: single lines of the play log, long after the year's report counted them.

Of a posting that still runs nothing is forgotten: its next sum is counted from all its lines.
"""

from __future__ import annotations

import datetime as dt

from django.db.models import Q

from nepso.kernel.retention import Rule
from nepso.outreach.distribution.states import POSTING_STATES
from nepso.outreach.screens.models import PlayLogLine

RULES = [
    Rule(
        PlayLogLine,
        "received_at",
        dt.timedelta(days=400),
        "Dòng nhật ký phát của màn hình; số lần phát đã nằm trong minh chứng của lượt đăng",
        needed=Q(posting__state__in=POSTING_STATES.group("running"), posting__until=None),
    )
]
