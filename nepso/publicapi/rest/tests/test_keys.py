"""A key is shown once, kept as a hash, may no more than its maker, and is revoked."""

import datetime as dt

import pytest

from nepso.foundation.accounts.models import Account, Membership
from nepso.foundation.audit.models import AuditLine
from nepso.kernel.clock import now
from nepso.kernel.errors import Conflict, Invalid, NotAllowed
from nepso.outreach.products.models import Product
from nepso.publicapi import jobs
from nepso.publicapi.kinds import Scope
from nepso.publicapi.models import ApiCall, ApiKey
from nepso.publicapi.rest.caller import address_pace
from nepso.publicapi.rest.tests.conftest import Machine, draft, error_of, key_of
from nepso.publicapi.retention import CALL_DAYS
from nepso.publicapi.services import api_key_make, api_key_revoke, partner_key_make

OWN = "/own/products"


def test_a_key_is_shown_once_and_kept_as_a_hash(desk):
    row, key = key_of(desk.tree["xa-a"], desk.people["head"])
    assert key.startswith("nsa-")
    assert len(key) > 32
    kept = " ".join(str(value) for value in ApiKey.objects.values_list().get())
    assert key not in kept
    assert row.hint == key[:12]
    assert AuditLine.objects.filter(act="publicapi.api_key_make", subject=row.public_id).exists()


def test_without_a_key_with_a_wrong_or_a_revoked_one_is_401(client, desk, commune):
    row = ApiKey.objects.get()
    api_key_revoke(key=row, by=desk.person("head"))
    for key in ("", "nsa-sai", "x" * 5000, commune.key):
        answer = Machine(client, key).get(OWN)
        error_of(answer, 401, "no_key")
        assert answer.headers["WWW-Authenticate"].startswith("Bearer")
    with pytest.raises(Conflict):
        api_key_revoke(key=row, by=desk.person("head"))


def test_a_key_of_open311_opens_nothing_here_nor_the_other_way(client, desk, commune):
    _, partner = partner_key_make(agency=desk.tree["xa-a"], label="tổng đài")
    error_of(Machine(client, partner).get(OWN), 401)
    read = client.get("/open311/v2/requests.json", headers={"X-Api-Key": commune.key})
    assert read.status_code == 403


def test_a_key_does_what_its_scopes_say(client, desk):
    reads = Machine(client, key_of(desk.tree["xa-a"], desk.people["head"], ["products.read"])[1])
    assert reads.get(OWN).status_code == 200
    assert "products" not in error_of(reads.post(OWN, draft()), 403, "not_allowed")["sentence"]
    nothing = Machine(client, key_of(desk.tree["xa-a"], desk.people["head"], [])[1])
    error_of(nothing.get(OWN), 403)
    assert nothing.get("/products").status_code == 200


@pytest.mark.parametrize(
    ("who", "agency", "scopes", "may"),
    [
        ("head", "xa-a", Scope.values, True),
        ("head", "so-yt", [], False),
        ("local_admin", "xa-a", [], True),
        ("local_admin", "xa-a", ["products.read"], False),
        ("administrator", "so-yt", [], True),
        ("officer", "xa-a", [], False),
        ("lead_desk", "xa-a", [], False),
        ("reception", "so-vh", [], False),
        ("none", "xa-a", [], False),
    ],
)
def test_who_makes_keys(desk, who, agency, scopes, may):
    facts = {"agency": desk.tree[agency], "label": "thử", "scopes": scopes}
    if may:
        row, _ = api_key_make(by=desk.person(who), **facts)
        api_key_revoke(key=row, by=desk.person(who))
        return
    with pytest.raises(NotAllowed):
        api_key_make(by=desk.person(who), **facts)
    if scopes:
        return
    maker = desk.people["head" if agency == "xa-a" else "administrator"]
    row, _ = key_of(desk.tree[agency], maker, [])
    with pytest.raises(NotAllowed):
        api_key_revoke(key=row, by=desk.person(who))


@pytest.mark.parametrize("facts", [{"label": ""}, {"label": "x" * 121}, {"scopes": ["all"]}])
def test_what_no_key_is(desk, facts):
    facts = {"label": "thử", "scopes": [], **facts}
    with pytest.raises(Invalid):
        api_key_make(agency=desk.tree["xa-a"], by=desk.person("head"), **facts)


def test_a_key_may_no_more_than_its_maker_today(commune, desk):
    own = desk.write()
    Membership.objects.filter(account=desk.people["head"]).delete()
    assert commune.get(OWN).json()["items"] == []
    error_of(commune.get(f"{OWN}/{own.public_id}"), 404)
    error_of(commune.post(OWN, draft()), 403)


def test_a_key_whose_maker_left_writes_nothing(commune, desk):
    Account.objects.filter(pk=desk.people["head"].pk).update(is_active=False)
    error_of(commune.post(OWN, draft()), 403)
    assert commune.get(OWN).json()["items"] == []


def test_too_fast_is_429_and_says_when(client, desk, commune, anybody):
    ApiKey.objects.update(per_minute=2)
    answers = [commune.get(OWN) for _ in range(4)]
    late = next(one for one in answers if one.status_code == 429)
    error_of(late, 429, "too_many")
    assert 1 <= int(late.headers["Retry-After"]) <= 60
    assert anybody.get("/products").status_code == 200
    assert ApiKey.objects.get().last_used_on is not None


def test_without_a_key_an_address_has_a_pace_that_leaves_no_trace(
    client, anybody, desk, monkeypatch, django_assert_num_queries
):
    monkeypatch.setattr(address_pace, "per_minute", 2)
    answers = [anybody.get("/products") for _ in range(4)]
    late = [one for one in answers if one.status_code == 429]
    assert late
    assert int(late[0].headers["Retry-After"]) >= 1
    with django_assert_num_queries(0):
        error_of(anybody.get("/products"), 429)
    # Guessing keys is counted too.
    address_pace.forget()
    guesses = [Machine(client, f"nsa-{n}").get(OWN).status_code for n in range(4)]
    assert 429 in guesses


def test_under_which_name_a_call_came_is_forgotten_and_what_it_made_stays(commune, desk):
    commune.post("/own/products", draft())
    ApiCall.objects.update(at=now() - dt.timedelta(days=CALL_DAYS - 1))
    jobs.forget()
    assert ApiCall.objects.count() == 1
    ApiCall.objects.update(at=now() - dt.timedelta(days=CALL_DAYS + 1))
    jobs.forget()
    assert not ApiCall.objects.exists()
    assert Product.objects.count() == 1
    assert f"{CALL_DAYS} ngày" in _page_of_keys(commune, desk)


def _page_of_keys(machine, desk):
    machine.client.force_login(desk.person("head"))
    return machine.client.get("/khoa-api/").content.decode()
