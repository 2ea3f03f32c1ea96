"""What accounts forgets, after how long, by which date; one daily job obeys it (``jobs.py``).

Nghị định 13/2023/NĐ-CP, Điều 3: personal data are kept no longer than their purpose asks. Names
stay, since acts of the register are signed by them.
"""

from __future__ import annotations

import datetime as dt

from django.contrib.sessions.models import Session
from django.db.models import QuerySet

from nepso.foundation.accounts.models import Account, OnboardingSheet, SignInSlip, SlipSheet
from nepso.foundation.accounts.slip_codes import SHOWN_FOR
from nepso.kernel.clock import now
from nepso.kernel.retention import Rule

RULES = (
    Rule(OnboardingSheet, "uploaded_at", dt.timedelta(days=1), "bảng tính chờ xác nhận"),
    Rule(SlipSheet, "made_at", SHOWN_FOR, "mã của phiếu vừa cấp, chờ in"),
    Rule(SignInSlip, "expires_at", dt.timedelta(days=90), "phiếu đăng nhập đã hết hạn"),
    Rule(Session, "expire_date", dt.timedelta(0), "phiên đăng nhập đã hết hạn"),
)
CONTACT_OF_CLOSED = dt.timedelta(days=365)


def contacts_due() -> QuerySet[Account]:
    """Closed accounts whose e-mail and telephone have no purpose any more."""
    closed = Account.objects.filter(is_active=False, closed_at__lt=now() - CONTACT_OF_CLOSED)
    return closed.exclude(email="", telephone="")
