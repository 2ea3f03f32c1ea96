"""A slip opens once, for a while, and then a password must be chosen."""

from __future__ import annotations

import datetime as dt

import pytest

from nepso.foundation.accounts.models import SignInSlip
from nepso.foundation.accounts.services import (
    local_administrator,
    local_administrator_link,
    slip_issue,
    slip_revoke,
    slip_use,
)
from nepso.foundation.accounts.tests.conftest import make_person
from nepso.kernel.clock import now
from nepso.kernel.errors import Conflict, Invalid, NotAllowed

pytestmark = pytest.mark.django_db
SLIP = "/tai-khoan/phieu/"
CHOOSE = "/tai-khoan/dat-mat-khau/"


@pytest.fixture
def officer(db):
    return make_person("Nguyễn Văn An")


def test_opening_the_link_spends_nothing_pressing_the_button_does(client, officer):
    _, code = slip_issue(account=officer, by=None)
    for _ in range(3):
        page = client.get(f"{SLIP}?ma={code}")
        assert code in page.content.decode()
        assert client.head(f"{SLIP}?ma={code}").status_code == 200
    assert "_auth_user_id" not in client.session
    assert client.post(SLIP, {"code": code}).status_code == 302
    assert client.session["_auth_user_id"] == str(officer.pk)


def test_then_a_password_must_be_chosen_before_anything_else(client, officer):
    _, code = slip_issue(account=officer, by=None)
    client.post(SLIP, {"code": code.lower().replace("-", " ")})
    for path in ("/tai-khoan/", "/co-quan/", "/ban-lam-viec/", "/cau-hinh/"):
        assert client.get(path)["Location"] == CHOOSE
    short = client.post(CHOOSE, {"password": "ngan", "again": "ngan"})
    assert short.status_code == 422
    unlike = client.post(CHOOSE, {"password": "một câu rất dài", "again": "khác"})
    assert "không giống nhau" in unlike.content.decode()
    both = client.post(CHOOSE, {"password": "12345", "again": "54321"}).content.decode()
    assert "không giống nhau" in both
    assert "quá ngắn" in both, "and the rules that it breaks, in the same answer"
    assert "toàn số" in both
    new = "một câu rất dài"
    assert client.post(CHOOSE, {"password": new, "again": new}).status_code == 302
    assert client.get("/tai-khoan/").status_code == 200
    officer.refresh_from_db()
    assert officer.check_password(new)


def test_a_code_that_opens_nothing_says_what_became_of_it(officer):
    _, used = slip_issue(account=officer, by=None)
    slip_use(code=used)
    old, late = slip_issue(account=officer, by=None)
    SignInSlip.objects.filter(pk=old.pk).update(expires_at=now() - dt.timedelta(seconds=1))
    lost, revoked = slip_issue(account=make_person("Mất Phiếu"), by=None)
    slip_revoke(slip=lost, by=None)
    closed = make_person("Đã Nghỉ")
    _, of_closed = slip_issue(account=closed, by=None)
    closed.is_active = False
    closed.save()
    reasons = {
        "AAAAA-AAAAA-AAAAA": "Mã phiếu không đúng",
        used: "đã được dùng lúc",
        late: "đã hết hạn lúc",
        revoked: "đã bị hủy hoặc đã có phiếu mới",
        of_closed: "đã đóng",
    }
    for code, reason in reasons.items():
        with pytest.raises(Invalid) as error:
            slip_use(code=code)
        assert reason in error.value.sentence
        assert ": hãy " in error.value.sentence, "it says what to do"
        assert error.value.sentence.count(". ") == 0, "one sentence"


def test_the_link_of_a_spent_slip_says_so_before_anything_is_typed(client, officer):
    _, code = slip_issue(account=officer, by=None)
    fresh = client.get(f"{SLIP}?ma={code}").content.decode()
    assert "không mở được" not in fresh
    client.post(SLIP, {"code": code})
    client.logout()
    again = client.get(f"{SLIP}?ma={code}").content.decode()
    assert "Phiếu này đã được dùng lúc" in again
    assert "hãy báo ngay quản trị" in again


def test_a_new_slip_ends_the_one_before(officer):
    _, first = slip_issue(account=officer, by=None)
    slip_issue(account=officer, by=None)
    with pytest.raises(Invalid):
        slip_use(code=first)


def test_only_a_hash_is_stored(officer):
    slip, code = slip_issue(account=officer, by=None)
    stored = " ".join(str(v) for v in SignInSlip.objects.filter(pk=slip.pk).values()[0].values())
    assert code not in stored
    assert code.replace("-", "") not in stored


def test_a_closed_account_gets_no_slip(officer):
    officer.is_active = False
    with pytest.raises(Conflict):
        slip_issue(account=officer, by=None)


def test_guessing_is_slowed(client, officer):
    from django.core.cache import cache
    from django.db import connection

    cache.clear()
    answers = [client.post(SLIP, {"code": f"AAAAA-AAAAA-{i:05}"}) for i in range(21)]
    assert answers[19].status_code == 422
    assert answers[20].status_code == 429
    assert answers[20]["Retry-After"] == "600"
    with connection.cursor() as cursor:
        # In the database, so that several processes count together.
        cursor.execute("SELECT COUNT(*) FROM nepso_cache WHERE cache_key LIKE '%slip%'")
        assert cursor.fetchone()[0] == 1
    cache.clear()


def test_the_local_administrator_opens_at_once_and_once(client, tree):
    link = local_administrator_link("http://127.0.0.1:8000/")
    path = link.removeprefix("http://127.0.0.1:8000")
    assert client.head(path).status_code == 200
    assert client.get(path)["Location"] == "/ban-lam-viec/"
    assert client.get("/tai-khoan/").status_code == 200
    assert client.get(path).status_code == 302, "pressed again while signed in: go on"
    client.logout()
    assert client.get(path).status_code == 200
    assert "_auth_user_id" not in client.session


def test_the_local_administrator_is_one_and_may_do_both(tree):
    from nepso.foundation.accounts.policies import may_configure, may_run_programme

    first, second = local_administrator(), local_administrator()
    assert first == second
    assert may_configure(first)
    assert may_run_programme(first)
    assert not first.has_usable_password()


def test_production_has_no_local_administrator(tree, settings, client):
    link = local_administrator_link("http://127.0.0.1")
    settings.NEPSO_MODE = "production"
    with pytest.raises(NotAllowed):
        local_administrator()
    client.get(link.removeprefix("http://127.0.0.1"))
    assert "_auth_user_id" not in client.session
