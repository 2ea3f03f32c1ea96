"""What sending forgets: old tries; what was sent stays with its posting."""

from __future__ import annotations

import datetime as dt

from nepso.kernel.retention import Rule
from nepso.outreach.sending.models import DeliveryTry

RULES = [
    Rule(
        DeliveryTry,
        "at",
        dt.timedelta(days=180),
        "Dòng nhật ký thử gửi đến dịch vụ ngoài; kết quả đã nằm trong lượt đăng",
    )
]
