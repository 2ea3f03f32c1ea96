"""What screens forget: single lines of the play log, long after the year's report counted them."""

from __future__ import annotations

import datetime as dt

from nepso.kernel.retention import Rule
from nepso.outreach.screens.models import PlayLogLine

RULES = [
    Rule(
        PlayLogLine,
        "received_at",
        dt.timedelta(days=400),
        "Dòng nhật ký phát của màn hình; số lần phát đã nằm trong minh chứng của lượt đăng",
    )
]
