"""The demonstration fills every body that the plan addresses, once, the same each time."""

from __future__ import annotations

import pytest

from nepso.foundation.accounts import demo
from nepso.foundation.accounts.demonstration import PASSWORD, SHOWN
from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.policies import may_configure, may_run_programme, may_work_for
from nepso.foundation.agencies.seeding import seed_agencies
from nepso.foundation.agencies.selectors import agencies_valid

pytestmark = pytest.mark.django_db


def test_a_believable_province_once():
    seed_agencies()
    demo.load()
    first = list(Account.objects.order_by("id").values_list("full_name", "username"))
    demo.load()
    assert len(first) == Account.objects.count() > 230
    units = agencies_valid().filter(kind__in=["commune", "ward"])
    assert units.count() == 92
    staffed = units.filter(memberships__account__is_active=True).distinct().count()
    assert staffed == 91  # one has nobody yet and reports by a form
    shown = {a.username: a for a in Account.objects.filter(username__in=SHOWN)}
    assert set(shown) == set(SHOWN)
    assert all(a.is_demonstration and a.check_password(PASSWORD) for a in shown.values())
    assert may_configure(shown["quantri"])
    assert may_run_programme(shown["daumoi"])
    ward = shown["canbo.phuong"].memberships.get().agency
    assert ward.kind == "ward"
    assert may_work_for(shown["canbo.phuong"], ward)
    assert not may_configure(shown["canbo.phuong"])
