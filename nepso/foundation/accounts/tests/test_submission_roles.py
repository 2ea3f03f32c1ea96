"""Who reads submissions is named for it, and runs, leads or administers nothing else."""

from __future__ import annotations

import datetime as dt

import pytest

from nepso.foundation.accounts.models import Account, Membership
from nepso.foundation.accounts.policies import (
    may_decide_appeals,
    may_grant,
    may_receive_submissions,
)
from nepso.foundation.accounts.roles import Role
from nepso.foundation.accounts.services import delegation_create, membership_grant
from nepso.foundation.accounts.tests.conftest import make_person
from nepso.kernel.clock import today
from nepso.kernel.errors import Invalid

pytestmark = pytest.mark.django_db


def test_nobody_but_the_named_may_read(people):
    reading = {who for who, person in people.items() if may_receive_submissions(person)}
    assert reading == {"reception"}
    assert {w for w, person in people.items() if may_decide_appeals(person)} == {"appeal_officer"}


def test_only_the_administrator_of_the_province_names_them(people, tree):
    for role in (Role.RECEPTION, Role.APPEAL_OFFICER):
        assert may_grant(people["administrator"], tree["xa-a"], role)
        assert not may_grant(people["local_admin"], tree["xa-a"], role)


@pytest.mark.parametrize("other", ["administrator", "lead_desk", "leader"])
def test_who_runs_the_programme_is_not_named(people, tree, other):
    with pytest.raises(Invalid, match="tài khoản khác"):
        membership_grant(account=people[other], agency=tree["so-vh"], role=Role.RECEPTION)
    role = Role[other.upper()]
    with pytest.raises(Invalid, match="tài khoản khác"):
        membership_grant(account=people["reception"], agency=tree["so-vh"], role=role)
    # Rows that came another way (an old database) open nothing either.
    Membership.objects.create(account=people["reception"], agency=tree["so-vh"], role=role)
    assert not may_receive_submissions(Account.objects.get(pk=people["reception"].pk))


def test_a_delegation_does_not_pass_the_right_on(people, tree):
    until = today() + dt.timedelta(days=3)
    colleague = make_person("Đồng Nghiệp", (tree["so-vh"], Role.FOCAL_OFFICER))
    delegation_create(
        delegator=people["reception"], delegate=colleague, first_day=today(), last_day=until
    )
    assert not may_receive_submissions(colleague)
    # And who receives keeps the right while standing in for the lead desk.
    delegation_create(
        delegator=people["lead_desk"],
        delegate=people["reception"],
        first_day=today(),
        last_day=until,
    )
    assert may_receive_submissions(Account.objects.get(pk=people["reception"].pk))
