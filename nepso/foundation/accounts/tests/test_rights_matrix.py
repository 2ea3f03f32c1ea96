"""Every address of agencies and accounts × every role: no unexpected door."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.cache import cache

from nepso.foundation.accounts.models import Delegation, OnboardingSheet
from nepso.foundation.accounts.onboarding.outcome import Outcome
from nepso.foundation.accounts.roles import Role
from nepso.foundation.accounts.services import delegation_create, slip_issue
from nepso.foundation.accounts.tests.conftest import make_person
from nepso.foundation.agencies.services import alias_add, group_create
from nepso.kernel.clock import today
from tests.conventions.routes import all_routes

pytestmark = pytest.mark.django_db

ROLES = (
    "anonymous", "none", "other", "officer", "head",
    "local_admin", "lead_desk", "leader", "administrator",
    "reception", "appeal_officer",
)  # fmt: skip
EVERYBODY = set(ROLES)
SIGNED_IN = EVERYBODY - {"anonymous"}
WITH_ROLE = SIGNED_IN - {"none"}
MANAGERS = {"local_admin", "administrator"}
ROOT = {"administrator"}

# Who may open what. A new address fails the test until it stands here.
MAY = {
    "account_login": EVERYBODY,
    "account_logout": EVERYBODY,
    "account_inactive": EVERYBODY,
    "account_reset_password": EVERYBODY,
    "account_reset_password_done": EVERYBODY,
    "account_reset_password_from_key": EVERYBODY,
    "account_reset_password_from_key_done": EVERYBODY,
    "account_change_password": SIGNED_IN,
    "usersessions_list": SIGNED_IN,
    "accounts:slip": EVERYBODY,
    "accounts:me": SIGNED_IN,
    "accounts:own_facts": SIGNED_IN,
    "accounts:delegate": SIGNED_IN,
    "accounts:delegate_end": {"officer"},
    "accounts:password_choose": SIGNED_IN,
    "accounts:people": MANAGERS,
    "accounts:person_new": MANAGERS,
    "accounts:person": MANAGERS,
    "accounts:person_edit": MANAGERS,
    "accounts:membership_grant": MANAGERS,
    "accounts:membership_end": MANAGERS,
    "accounts:slip_new": MANAGERS,
    "accounts:slip_end": MANAGERS,
    "accounts:slips": MANAGERS,
    "accounts:slips_print": MANAGERS,  # each sees the sheets they made
    "accounts:leave": MANAGERS,
    "accounts:absence": MANAGERS | {"head"},
    "accounts:reopen": MANAGERS,
    "accounts:onboarding": ROOT,
    "accounts:onboarding_template": ROOT,
    "accounts:onboarding_export": ROOT,
    "accounts:onboarding_confirm": ROOT,
    "accounts:onboarding_preview": ROOT,
    "agencies:list": WITH_ROLE,
    "agencies:tree": WITH_ROLE,
    "agencies:agency": WITH_ROLE,
    "agencies:groups": WITH_ROLE,
    "agencies:group": WITH_ROLE,
    "agencies:new": ROOT,
    "agencies:edit": ROOT,
    "agencies:end": ROOT,
    "agencies:alias": ROOT,
    "agencies:alias_end": ROOT,
    "agencies:group_new": ROOT,
    "agencies:group_edit": ROOT,
    "agencies:group_alias": ROOT,
}
POST = {
    "accounts:delegate_end", "accounts:membership_grant", "accounts:membership_end",
    "accounts:slip_new", "accounts:slip_end", "accounts:reopen", "accounts:onboarding_confirm",
    "agencies:alias", "agencies:alias_end", "agencies:group_alias",
}  # fmt: skip


def _ours():
    mine = ("accounts:", "agencies:", "account_", "usersessions_")
    return {r.name: r for r in all_routes() if r.name.startswith(mine)}


def test_the_matrix_knows_every_address():
    assert set(_ours()) == set(MAY)


@pytest.fixture
def addresses(tree, people):
    """An address of each route that leads to a real thing of the commune's officer."""
    officer = people["officer"]
    group = group_create(code="g", name="Nhóm")
    alias = alias_add(name="Tên khác", of=tree["xa-a"])
    slip, _ = slip_issue(account=officer, by=None)
    membership = officer.memberships.get()
    colleague = make_person("Đồng Nghiệp", (tree["xa-a"], Role.FOCAL_OFFICER))
    delegation_create(delegator=officer, delegate=colleague, first_day=today(), last_day=today())
    delegation = Delegation.objects.get()
    sheet = OnboardingSheet.objects.create(
        content=b"", uploaded_by=people["administrator"], preview=Outcome().kept()
    )
    person, agency = (
        f"/tai-khoan/can-bo/{officer.public_id}/",
        f"/co-quan/{tree['xa-a'].public_id}/",
    )
    nhom = f"/co-quan/nhom/{group.public_id}/"
    real = {
        "account_reset_password_from_key": "/tai-khoan/quen-mat-khau/1-sai/",
        "accounts:delegate_end": f"/tai-khoan/uy-quyen/{delegation.public_id}/ket-thuc/",
        "accounts:person": person,
        "accounts:person_edit": f"{person}sua/",
        "accounts:membership_grant": f"{person}vai-tro/",
        "accounts:membership_end": f"{person}vai-tro/{membership.public_id}/ket-thuc/",
        "accounts:slip_new": f"{person}phieu/",
        "accounts:slip_end": f"{person}phieu/{slip.public_id}/huy/",
        "accounts:absence": f"{person}lam-thay/",
        "accounts:leave": f"{person}nghi/",
        "accounts:reopen": f"{person}mo-lai/",
        "accounts:onboarding_preview": f"/tai-khoan/can-bo/bang-tinh/{sheet.public_id}/xem/",
        "accounts:onboarding_confirm": f"/tai-khoan/can-bo/bang-tinh/{sheet.public_id}/nhap/",
        "agencies:agency": agency,
        "agencies:edit": f"{agency}sua/",
        "agencies:end": f"{agency}ket-thuc/",
        "agencies:alias": f"{agency}ten-khac/",
        "agencies:alias_end": f"/co-quan/ten-khac/{alias.pk}/bo/",
        "agencies:group": nhom,
        "agencies:group_edit": f"{nhom}sua/",
        "agencies:group_alias": f"{nhom}ten-khac/",
    }
    return {name: real.get(name, route.example) for name, route in _ours().items()}


@pytest.mark.parametrize("role", ROLES)
def test_who_may_open_what(client, people, addresses, role):
    cache.clear()
    # What ends the slip or the role comes last, so that each stands on the same ground.
    names = sorted(MAY, key=lambda n: (n in POST, n == "accounts:membership_end", n))
    wrong = []
    for name in names:
        client.logout()
        if role != "anonymous":
            client.force_login(people[role])
        send = client.post if name in POST else client.get
        answer = send(addresses[name])
        to_sign_in = answer.status_code == 302 and "/dang-nhap/?next=" in answer["Location"]
        refused = to_sign_in or answer.status_code in (401, 403, 404)
        if refused == (role in MAY[name]):
            wrong.append(f"{name}: {answer.status_code}")
    assert not wrong, f"{role}: {wrong}"


def test_a_commune_administrator_sees_and_touches_only_their_own(client, people, tree):
    client.force_login(people["local_admin"])
    page = client.get("/tai-khoan/can-bo/").content.decode()
    assert "Cán Bộ Xã" in page
    assert "Cán Bộ Khác" not in page
    for stranger in ("other", "lead_desk", "administrator", "none"):
        path = f"/tai-khoan/can-bo/{people[stranger].public_id}/"
        assert client.get(path).status_code == 403
        assert client.post(f"{path}phieu/").status_code == 403


@pytest.mark.parametrize(
    ("role", "at"), [("lead_desk", "xa-a"), ("leader", "xa-a"), ("administrator", "tinh")]
)
def test_a_commune_administrator_cannot_raise_anybody(client, people, tree, role, at):
    client.force_login(people["local_admin"])
    path = f"/tai-khoan/can-bo/{people['officer'].public_id}/vai-tro/"
    answer = client.post(path, {"agency": tree[at].pk, "role": role})
    assert answer.status_code in (403, 422)
    assert people["officer"].memberships.count() == 1


def test_a_role_that_cannot_be_given_stays_typed_on_the_page(client, people, tree):
    client.force_login(people["administrator"])
    path = f"/tai-khoan/can-bo/{people['officer'].public_id}/vai-tro/"
    form = {"agency": tree["xa-a"].pk, "role": "agency_head", "valid_from": "31/02/2027"}
    for typed, told in (
        (form, "Ngày không đúng"),
        (form | {"valid_from": "02/03/2027", "valid_to": "01/03/2027"}, "phải sau ngày bắt đầu"),
    ):
        answer = client.post(path, typed)
        assert answer.status_code == 422
        page = answer.content.decode()
        assert told in page
        assert f'value="{typed["valid_from"]}"' in page, "what was typed"
    assert people["officer"].memberships.count() == 1


def test_roles_that_may_not_meet_do_not_meet_later_either(people, tree):
    from nepso.foundation.accounts.services import membership_grant
    from nepso.kernel.clock import today
    from nepso.kernel.errors import Invalid

    officer, later = people["officer"], today() + dt.timedelta(days=9)
    facts = {"account": officer, "agency": tree["so-vh"]}
    membership_grant(role=Role.RECEPTION, valid_from=later, **facts)
    with pytest.raises(Invalid, match="không đọc phản ánh"):
        membership_grant(role=Role.LEAD_DESK, **facts)


def test_nobody_takes_over_an_account_that_may_do_more(client, people, tree):
    """The lead desk's officer also has a role in the commune; its administrator stays out."""
    from nepso.foundation.accounts.services import membership_grant

    membership_grant(account=people["lead_desk"], agency=tree["xa-a"], role=Role.FOCAL_OFFICER)
    client.force_login(people["local_admin"])
    path = f"/tai-khoan/can-bo/{people['lead_desk'].public_id}/phieu/"
    assert client.post(path).status_code == 403


@pytest.mark.parametrize("role", [r for r in ROLES if r != "administrator"])
def test_the_configuration_site_is_for_the_administrator(client, people, role):
    if role != "anonymous":
        client.force_login(people[role])
    assert client.get("/cau-hinh/agencies/agency/").status_code in (302, 403)


def test_who_closed_an_account_may_open_it_again(client, people):
    from nepso.foundation.accounts.services import account_close

    account_close(account=people["officer"])
    client.force_login(people["local_admin"])
    assert "Cán Bộ Xã" in client.get("/tai-khoan/can-bo/?da-dong=1").content.decode()
    path = f"/tai-khoan/can-bo/{people['officer'].public_id}/"
    assert "Tài khoản đã đóng" in client.get(path).content.decode()
    assert client.post(f"{path}mo-lai/").status_code == 302
    form = {"agency": people["local_admin"].memberships.get().agency_id, "role": "focal_officer"}
    assert client.post(f"{path}vai-tro/", form).status_code == 302
