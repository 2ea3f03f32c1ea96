"""What newsletters forget by themselves (Nghị định 13/2023/NĐ-CP, Điều 3). Who leaves is erased at
once; an address that refuses ``sending.MOST_REFUSALS`` times running, too."""

from __future__ import annotations

import datetime as dt

from nepso.kernel.retention import Rule
from nepso.outreach.newsletter.models import ReaderCopy, Signup

CONFIRM_WITHIN = dt.timedelta(days=7)

RULES = (
    Rule(Signup, "made_at", CONFIRM_WITHIN, "đăng ký bản tin chưa xác nhận"),
    # As long as a recall may still have to reach who got it.
    Rule(ReaderCopy, "due_at", dt.timedelta(days=180), "bản tin nào đã gửi tới ai"),
)
