"""Opening, editing, leaving, delegating, and the pages that do it."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import IntegrityError
from django.urls import reverse

from nepso.foundation.accounts import ports
from nepso.foundation.accounts.policies import may_run_programme, may_work_for
from nepso.foundation.accounts.roles import Role
from nepso.foundation.accounts.selectors import accounts_found, colleagues_of, rights_of
from nepso.foundation.accounts.services import (
    account_close,
    account_open,
    account_reopen,
    account_update,
    delegation_create,
    delegation_end,
    membership_end,
    membership_grant,
)
from nepso.foundation.accounts.tests.conftest import make_person
from nepso.foundation.agencies.services import agency_merge
from nepso.foundation.audit.selectors import audit_of
from nepso.kernel.clock import today
from nepso.kernel.errors import Conflict, Invalid

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def _fresh(account):
    return type(account).objects.get(pk=account.pk)


def test_user_names_are_made_from_names_and_never_twice(db):
    names = [account_open(full_name="Nguyễn Văn An").username for _ in range(3)]
    assert names == ["annv", "annv2", "annv3"]
    assert account_open(full_name="Đỗ Thị Ước").username == "uocdt"


def test_one_account_per_e_mail_but_many_without(db):
    account_open(full_name="A", email="A@x.vn")
    with pytest.raises(Invalid) as error:
        account_open(full_name="B", email="a@X.vn")
    assert "thuộc một tài khoản khác" in error.value.sentence
    account_open(full_name="C")
    account_open(full_name="D")


def test_a_stale_edit_overwrites_nothing(db):
    account = account_open(full_name="A")
    account_update(account=account, telephone="1", revision=0)
    with pytest.raises(Conflict):
        account_update(account=account, telephone="2", revision=0)
    assert _fresh(account).telephone == "1"


def test_a_role_ends_at_once_and_can_be_given_again(people, tree):
    officer = people["officer"]
    membership = officer.memberships.get()
    membership_end(membership=membership)
    assert not may_work_for(_fresh(officer), tree["xa-a"])
    membership_grant(account=officer, agency=tree["xa-a"], role=Role.FOCAL_OFFICER)
    assert may_work_for(_fresh(officer), tree["xa-a"])
    assert officer.memberships.count() == 1


def test_leaving_hands_open_work_over(people):
    officer, head = people["officer"], people["head"]
    moved = []

    def on_leave(account, successor, by):
        moved.append((account, successor))
        return 3

    holder = ports._Holder(on_leave, lambda account: [("nhiệm vụ", 3), ("hồ sơ", 0)])
    ports._holders.append(holder)
    try:
        assert ports.open_work_of(officer)[-1] == ("nhiệm vụ", 3)
        with pytest.raises(Invalid, match="3 nhiệm vụ"):
            account_close(account=officer, by=people["administrator"])
        assert account_close(account=officer, successor=head, by=people["administrator"]) >= 3
    finally:
        ports._holders.remove(holder)
    assert moved == [(officer, head)]
    gone = _fresh(officer)
    assert not gone.is_active
    assert not gone.has_usable_password()
    assert not rights_of(gone).held
    assert audit_of(gone)[0].act == "accounts.close"
    assert account_reopen(account=gone).is_active
    assert not rights_of(_fresh(gone)).held, "roles are given anew"


@pytest.fixture
def holds_three(monkeypatch):
    """A package that holds three works of anybody; the successor may take two of them."""
    holder = ports._Holder(
        lambda account, successor, by: 2 if successor else 0, lambda account: [("nhiệm vụ", 3)]
    )
    monkeypatch.setattr(ports, "_holders", [holder])


def test_work_is_offered_to_colleagues_alone_and_what_stayed_is_told(client, people, holds_three):
    officer, head, other = people["officer"], people["head"], people["administrator"]
    with pytest.raises(Invalid, match="cùng cơ quan"):
        account_close(account=officer, successor=other, by=other)
    client.force_login(other)
    address = reverse("accounts:leave", args=[officer.public_id])
    page = client.get(address).content.decode()
    assert f'value="{head.pk}"' in page
    assert f'value="{other.pk}"' not in page
    told = client.post(address, {"successor": head.pk}, follow=True).content.decode()
    assert "bàn giao 2 việc. 1 việc ở lại cơ quan" in told


def test_who_is_alone_at_the_agency_leaves_the_work_there(client, people, holds_three):
    officer, administrator = people["officer"], people["administrator"]
    for colleague in colleagues_of(officer):
        account_close(account=colleague, successor=officer, by=administrator)
    client.force_login(administrator)
    address = reverse("accounts:leave", args=[officer.public_id])
    assert "Cơ quan không có cán bộ nào khác" in client.get(address).content.decode()
    told = client.post(address, follow=True).content.decode()
    assert "bàn giao 0 việc. 3 việc ở lại cơ quan" in told
    assert not _fresh(officer).is_active


def test_leaving_signs_out_everywhere(client, people):
    client.force_login(people["officer"])
    assert client.get("/tai-khoan/").status_code == 200
    account_close(account=people["officer"])
    assert client.get("/tai-khoan/").status_code == 302


def test_nobody_closes_their_own_account(people):
    with pytest.raises(Conflict):
        account_close(account=people["administrator"], by=people["administrator"])


def test_a_delegate_has_the_rights_on_those_days_only(people, tree):
    desk, other = people["lead_desk"], people["other"]
    given = delegation_create(
        delegator=desk, delegate=other, first_day=today(), last_day=today() + DAY
    )
    assert may_run_programme(_fresh(other))
    third = people["none"]
    delegation_create(delegator=other, delegate=third, first_day=today(), last_day=today())
    assert not may_run_programme(_fresh(third)), "delegated rights are not passed on"
    delegation_end(delegation=given)
    assert not may_run_programme(_fresh(other))
    delegation_create(
        delegator=desk, delegate=other, first_day=today() + DAY, last_day=today() + DAY
    )
    assert not may_run_programme(_fresh(other)), "not before its first day"


@pytest.mark.parametrize(("first", "last"), [(2, 1), (-3, -2), (0, 400)])
def test_impossible_days_are_told(people, first, last):
    with pytest.raises(Invalid):
        delegation_create(
            delegator=people["head"],
            delegate=people["officer"],
            first_day=today() + first * DAY,
            last_day=today() + last * DAY,
        )


def test_people_follow_a_merger(people, tree):
    agency_merge(predecessors=[tree["xa-a"]], into=tree["so-yt"], on=today())
    assert may_work_for(_fresh(people["officer"]), tree["so-yt"])
    assert not may_work_for(_fresh(people["officer"]), tree["xa-a"])


@pytest.mark.parametrize("query", ["cán bộ xã", "can bo xa", "CAN BO", "ubnd xa a"])
def test_people_are_found_with_or_without_marks(people, query):
    found = accounts_found(managed_by=people["administrator"], query=query)
    assert people["officer"] in found


def test_the_list_costs_the_same_whatever_its_length(
    client, people, tree, django_assert_num_queries
):
    client.force_login(people["administrator"])
    client.get("/tai-khoan/can-bo/")
    for number in range(40):
        make_person(f"Người Thứ {number}", (tree["xa-a"], Role.FOCAL_OFFICER))
    with django_assert_num_queries(7):
        page = client.get("/tai-khoan/can-bo/")
    assert "after=" in page.content.decode()


def test_the_agency_page_shows_its_people(client, people, tree, django_assert_max_num_queries):
    client.force_login(people["local_admin"])
    client.get("/co-quan/")
    with django_assert_max_num_queries(24):
        page = client.get(f"/co-quan/{tree['xa-a'].public_id}/").content.decode()
    assert "Cán Bộ Xã" in page
    assert f"/tai-khoan/can-bo/{people['officer'].public_id}/" in page
    client.force_login(people["officer"])
    page = client.get(f"/co-quan/{tree['xa-a'].public_id}/").content.decode()
    assert "/tai-khoan/can-bo/" not in page


def test_opening_an_account_by_the_page(client, people, tree):
    client.force_login(people["local_admin"])
    wrong = client.post("/tai-khoan/can-bo/moi/", {"full_name": "Lê Thị Mới", "email": "sai"})
    assert wrong.status_code == 422
    assert 'value="Lê Thị Mới"' in wrong.content.decode()
    form = {"full_name": "Lê Thị Mới", "agency": tree["xa-a"].pk, "role": "focal_officer"}
    answer = client.post("/tai-khoan/can-bo/moi/", form)
    page = client.get(answer["Location"]).content.decode()
    assert "moilt" in page
    slip = client.post(f"{answer['Location']}phieu/", follow=True).content.decode()
    assert "Mã chỉ xem lại được trong 30 phút" in slip


def test_a_conflict_on_an_agency_shows_both_versions(client, people, tree):
    client.force_login(people["administrator"])
    path = f"/co-quan/{tree['so-yt'].public_id}/sua/"
    form = {"name": "Sở Y tế", "code": "so-yt", "kind": "department",
            "parent": tree["ubnd"].pk, "revision": 0}  # fmt: skip
    assert client.post(path, {**form, "telephone": "111"}).status_code == 302
    second = client.post(path, {**form, "telephone": "222"})
    page = second.content.decode()
    assert second.status_code == 409
    assert "Điện thoại: 111" in page
    assert 'value="222"' in page
    assert client.post(path, {**form, "telephone": "222", "revision": 1}).status_code == 302


def test_delegating_by_the_page_is_for_colleagues(client, people):
    client.force_login(people["officer"])
    day = f"{today():%d/%m/%Y}"
    form = {"first_day": day, "last_day": day}
    far = client.post("/tai-khoan/uy-quyen/", {**form, "delegate": people["other"].pk})
    assert far.status_code == 422
    near = client.post("/tai-khoan/uy-quyen/", {**form, "delegate": people["head"].pk})
    assert near.status_code == 302
    assert "Thủ Trưởng Xã" in client.get("/tai-khoan/").content.decode()


def test_a_new_e_mail_asks_for_the_password(client, people):
    from nepso.foundation.accounts.tests.conftest import PASSWORD

    client.force_login(people["officer"])
    form = {"position": "", "telephone": "", "email": "moi@x.vn", "revision": 0}
    assert client.post("/tai-khoan/thong-tin/", form).status_code == 422
    assert client.post("/tai-khoan/thong-tin/", {**form, "password": PASSWORD}).status_code == 302
    assert _fresh(people["officer"]).email == "moi@x.vn"


def test_the_database_itself_holds_one_role_once(people, tree):
    from nepso.foundation.accounts.models import Membership

    with pytest.raises(IntegrityError):
        Membership.objects.create(
            account=people["officer"], agency=tree["xa-a"], role=Role.FOCAL_OFFICER
        )


def test_user_create_prints_a_link_that_opens(client, tree, capsys):
    from django.core.management import call_command

    call_command("user_create", "Phạm Văn Quản", "--agency", "so-yt", "--role", "focal_officer")
    told = capsys.readouterr().out
    assert "quanpv" in told
    code = told.rsplit("ma=", 1)[1].strip()
    assert client.post("/tai-khoan/phieu/", {"code": code}).status_code == 302
