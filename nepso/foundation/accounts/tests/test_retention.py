"""What is due goes, what is not stays."""

from __future__ import annotations

import datetime as dt

import pytest

from nepso.foundation.accounts.jobs import clear
from nepso.foundation.accounts.models import Account, OnboardingSheet, SignInSlip
from nepso.foundation.accounts.services import account_close, account_open, slip_issue
from nepso.kernel.clock import now

pytestmark = pytest.mark.django_db


def test_clearing():
    account = account_open(full_name="A", email="a@x.vn", telephone="1")
    slip, _ = slip_issue(account=account, by=None)
    slip_issue(account=account, by=None)
    SignInSlip.objects.filter(pk=slip.pk).update(expires_at=now() - dt.timedelta(days=91))
    old = now() - dt.timedelta(days=2)
    OnboardingSheet.objects.create(content=b"", uploaded_by=account, uploaded_at=old)
    fresh = OnboardingSheet.objects.create(content=b"", uploaded_by=account)
    gone = account_open(full_name="B", email="b@x.vn", telephone="2")
    account_close(account=gone)
    Account.objects.filter(pk=gone.pk).update(closed_at=now() - dt.timedelta(days=366))
    clear()
    clear()
    assert SignInSlip.objects.count() == 1
    assert list(OnboardingSheet.objects.all()) == [fresh]
    account.refresh_from_db()
    gone.refresh_from_db()
    assert (account.email, account.telephone) == ("a@x.vn", "1")
    assert (gone.full_name, gone.email, gone.telephone) == ("B", "", "")
