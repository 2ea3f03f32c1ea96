"""What notices forgets, after how long, by which date (Nghị định 13/2023/NĐ-CP, Điều 3)."""

from __future__ import annotations

import datetime as dt

from nepso.foundation.notices.models import Digest, Notice, ReminderMark, Ring
from nepso.kernel.retention import Rule

RULES = (
    Rule(Notice, "created_at", dt.timedelta(days=365), "thông báo"),
    Rule(Digest, "day", dt.timedelta(days=365), "thư gom"),
    Rule(Ring, "answered_at", dt.timedelta(days=365), "tiếng gọi khẩn"),
    # Past the look-back of every ladder, so that nobody is reminded anew.
    Rule(ReminderMark, "due_on", dt.timedelta(days=400), "lần nhắc"),
)
