"""What sending forgets: old tries; what was sent stays with its posting."""

from __future__ import annotations

import datetime as dt

from django.db.models import Exists, OuterRef

from nepso.kernel.retention import Rule
from nepso.outreach.sending.models import DeliveryTry, FormerWay
from nepso.outreach.sending.selectors import standing

RULES = [
    Rule(
        DeliveryTry,
        "at",
        dt.timedelta(days=180),
        "Dòng nhật ký thử gửi đến dịch vụ ngoài; kết quả đã nằm trong lượt đăng",
    )
]


def former_secrets_forget() -> int:
    """Drop the tokens of accounts by which nothing stands any more. Returns how many."""
    left = standing().filter(former=OuterRef("pk"))
    return FormerWay.objects.filter(~Exists(left), secret__isnull=False).update(secret=None)
