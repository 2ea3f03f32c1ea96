"""Somebody is away already: who may find who stands in, with what reason, and who hears of it."""

from __future__ import annotations

import datetime as dt

import pytest

from nepso.foundation.accounts.models import Account, Delegation
from nepso.foundation.accounts.policies import may_approve_for, may_arrange_absence, may_work_for
from nepso.foundation.accounts.roles import Role
from nepso.foundation.accounts.services import membership_grant
from nepso.foundation.accounts.tests.conftest import make_person
from nepso.foundation.audit.selectors import audit_of
from nepso.kernel.clock import today

pytestmark = pytest.mark.django_db


@pytest.fixture
def colleague(tree, people):
    return make_person("Đồng Nghiệp", (tree["xa-a"], Role.FOCAL_OFFICER))


def _form(delegate, **more):
    days = {"first_day": f"{today():%d/%m/%Y}", "last_day": f"{today():%d/%m/%Y}"}
    return {"delegate": delegate.pk, "reason": "Nghỉ ốm", **days, **more}


def test_the_head_arranges_and_the_absent_one_ends_it(client, people, tree, colleague):
    head, absent = people["head"], people["officer"]
    deputy = make_person("Phó", (tree["xa-a"], Role.FOCAL_OFFICER))
    page = f"/tai-khoan/can-bo/{absent.public_id}/lam-thay/"
    client.force_login(head)
    assert page in client.get("/tai-khoan/").content.decode(), "a head finds the way"
    assert client.post(page, _form(deputy)).status_code == 302
    made = Delegation.objects.get()
    assert (made.arranged_by, made.reason) == (head, "Nghỉ ốm")
    line = next(x for x in audit_of(absent) if x.act == "accounts.delegation_create")
    assert line.detail["arranged"] is True
    assert "Nghỉ ốm" not in str(line.detail)
    for told in (absent, deputy):
        assert told.notices.filter(kind="accounts.absence").count() == 1
    client.force_login(absent)
    assert "Nghỉ ốm" in client.get("/tai-khoan/").content.decode()
    client.post(f"/tai-khoan/uy-quyen/{made.public_id}/ket-thuc/")
    made.refresh_from_db()
    assert made.ended_at is not None


def test_the_administrator_arranges_but_not_for_themselves_nor_without_reason(
    client, people, tree, colleague
):
    admin, absent = people["local_admin"], people["head"]
    page = f"/tai-khoan/can-bo/{absent.public_id}/lam-thay/"
    client.force_login(admin)
    to_self = client.post(page, _form(admin))
    assert to_self.status_code == 422
    assert "không tự nhận quyền" in to_self.content.decode()
    assert client.post(page, _form(colleague, reason=" ")).status_code == 422
    assert not Delegation.objects.exists()
    assert client.post(page, _form(colleague)).status_code == 302
    fresh = Account.objects.get(pk=colleague.pk)
    assert may_work_for(fresh, tree["xa-a"])
    assert may_approve_for(fresh, tree["xa-a"])


def test_who_may(people, tree):
    absent = people["officer"]
    allowed = {role for role in people if may_arrange_absence(people[role], absent)}
    assert allowed == {"head", "local_admin", "administrator"}
    membership_grant(account=absent, agency=tree["xa-a"], role=Role.ADMINISTRATOR)
    assert not may_arrange_absence(people["head"], absent), "a head has no administrator's rights"
    membership_grant(account=absent, agency=tree["so-yt"], role=Role.FOCAL_OFFICER)
    fresh = Account.objects.get(pk=people["local_admin"].pk)
    assert not may_arrange_absence(fresh, absent), "one role lies outside"


def test_days_already_begun_are_taken(client, people, colleague):
    begun = today() - dt.timedelta(days=3)
    client.force_login(people["head"])
    page = f"/tai-khoan/can-bo/{people['officer'].public_id}/lam-thay/"
    assert client.post(page, _form(colleague, first_day=f"{begun:%d/%m/%Y}")).status_code == 302


def test_whoever_arranged_it_ends_it_and_a_stranger_does_not(client, people, tree, colleague):
    head, absent = people["head"], people["officer"]
    page = f"/tai-khoan/can-bo/{absent.public_id}/lam-thay/"
    client.force_login(head)
    client.post(page, _form(colleague))
    made = Delegation.objects.get()
    end = f"/tai-khoan/uy-quyen/{made.public_id}/ket-thuc/"
    assert end in client.get(page).content.decode()
    client.force_login(make_person("Người Lạ", (tree["so-yt"], Role.AGENCY_HEAD)))
    assert client.post(end).status_code == 404
    client.force_login(head)
    assert client.post(end)["Location"] == page
    made.refresh_from_db()
    assert made.ended_at is not None
