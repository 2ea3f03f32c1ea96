"""Signing in by password: who gets in, who is locked out, what is shown."""

from __future__ import annotations

import re

import pytest
from django.core import mail

from nepso.foundation.accounts import demonstration
from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.services import account_update
from nepso.foundation.accounts.tests.conftest import PASSWORD, make_person
from nepso.foundation.audit.models import AuditLine

pytestmark = pytest.mark.django_db
SIGN_IN = "/tai-khoan/dang-nhap/"


@pytest.fixture
def officer(db) -> Account:
    return make_person("Nguyễn Văn An", email="an@example.vn")


@pytest.fixture(autouse=True)
def _fresh_limits():
    from django.core.cache import cache

    cache.clear()


def _sign_in(client, login, password=PASSWORD, **more):
    return client.post(SIGN_IN, {"login": login, "password": password}, **more)


@pytest.mark.parametrize("typed", ["annv", "ANNV", "an@example.vn", "An@Example.vn"])
def test_by_user_name_or_e_mail(client, officer, typed):
    answer = _sign_in(client, typed)
    assert answer.status_code == 302
    assert client.session["_auth_user_id"] == str(officer.pk)


def test_a_wrong_password_keeps_the_name_and_tells_in_one_sentence(client, officer):
    answer = _sign_in(client, "annv", "sai")
    page = answer.content.decode()
    assert "không đúng: hãy nhập lại" in page
    assert 'value="annv"' in page
    assert 'value="sai"' not in page


def test_ten_wrong_passwords_lock_for_a_quarter_of_an_hour(client, officer):
    for _ in range(10):
        answer = _sign_in(client, "annv", "sai")
    assert answer.status_code == 429
    assert answer["Retry-After"] == "900"
    assert "15 phút" in answer.content.decode()
    assert _sign_in(client, "annv").status_code == 429, "the right password is locked out too"
    assert AuditLine.objects.filter(act="accounts.locked", subject=officer.public_id).exists()


def test_another_name_is_not_locked(client, officer):
    other = make_person("Trần Thị Bình")
    for _ in range(10):
        _sign_in(client, "annv", "sai")
    assert _sign_in(client, other.username).status_code == 302


def test_nobody_opens_an_account_for_themselves(client):
    assert client.get("/tai-khoan/signup/").status_code == 404
    assert client.get("/tai-khoan/email/").status_code == 404
    assert client.get("/tai-khoan/3rdparty/").status_code == 404


def test_a_closed_account_does_not_get_in(client, officer):
    officer.is_active = False
    officer.save()
    assert _sign_in(client, "annv").headers.get("Location", "") != "/ban-lam-viec/"
    assert "_auth_user_id" not in client.session


def test_reset_by_e_mail(client, officer):
    answer = client.post("/tai-khoan/quen-mat-khau/", {"email": "an@example.vn"}, follow=True)
    assert "Hãy xem hộp thư" in answer.content.decode()
    (letter,) = mail.outbox
    assert letter.subject == "Nếp Số: đặt lại mật khẩu"
    link = re.search(r"https?://[^/]+(/\S+)", letter.body).group(1)
    page = client.get(link, follow=True)
    new = "mật khẩu hoàn toàn mới"
    done = client.post(
        page.redirect_chain[-1][0], {"password1": new, "password2": new}, follow=True
    )
    assert "Mật khẩu đã được đổi" in done.content.decode()
    assert _sign_in(client, "annv", new).status_code == 302
    assert AuditLine.objects.filter(act="accounts.password_change").exists()


def test_a_link_that_came_too_late_says_so_and_a_used_one_does_not(client, officer, settings):
    client.post("/tai-khoan/quen-mat-khau/", {"email": "an@example.vn"})
    link = re.search(r"https?://[^/]+(/\S+)", mail.outbox[0].body).group(1)
    wrong = client.get(link[:-2] + "x/").content.decode()
    assert "đã dùng rồi hoặc không chép đủ" in wrong
    settings.PASSWORD_RESET_TIMEOUT = -1
    assert "đã quá hạn" in client.get(link).content.decode()


def test_an_unknown_e_mail_is_answered_alike_and_gets_no_letter(client, officer):
    answer = client.post("/tai-khoan/quen-mat-khau/", {"email": "la@example.vn"}, follow=True)
    assert "Hãy xem hộp thư" in answer.content.decode()
    assert mail.outbox == []


def test_an_old_e_mail_no_longer_resets(client, officer):
    _sign_in(client, "annv")
    client.logout()
    account_update(account=officer, email="moi@example.vn")
    client.post("/tai-khoan/quen-mat-khau/", {"email": "an@example.vn"})
    assert mail.outbox == []


@pytest.mark.parametrize("mode", ["local", "production"])
def test_demonstration_accounts_stay_hidden(client, settings, mode):
    settings.NEPSO_MODE = mode
    make_person("Minh Họa", username="quantri", is_demonstration=True)
    page = client.get(SIGN_IN).content.decode()
    assert demonstration.PASSWORD not in page
    assert "quantri" not in page


@pytest.mark.parametrize(("mode", "opens"), [("local", 0), ("production", 0), ("demo", 1)])
def test_a_known_password_opens_a_demonstration_only(client, settings, mode, opens):
    settings.NEPSO_MODE = mode
    person = make_person("Minh Họa", username="quantri", is_demonstration=True)
    person.set_password(demonstration.PASSWORD)
    person.save()
    client.post(SIGN_IN, {"login": "quantri", "password": demonstration.PASSWORD})
    assert ("_auth_user_id" in client.session) == bool(opens)


def test_a_session_of_the_demonstration_ends_with_it(client, settings):
    settings.NEPSO_MODE = "demo"
    client.force_login(make_person("Minh Họa", username="quantri", is_demonstration=True))
    assert client.get("/tai-khoan/").status_code == 200
    settings.NEPSO_MODE = "production"
    assert client.get("/tai-khoan/").status_code == 302


def test_demonstration_accounts_are_shown_in_demo_mode_only_if_marked(client, settings):
    settings.NEPSO_MODE = "demo"
    make_person("Minh Họa", username="quantri", is_demonstration=True)
    make_person("Người Thật", username="daumoi")
    page = client.get(SIGN_IN).content.decode()
    assert demonstration.PASSWORD in page
    assert 'value="quantri"' in page
    assert "daumoi" not in page


@pytest.mark.parametrize(
    "path",
    ["dang-nhap/", "dang-xuat/", "da-dong/", "quen-mat-khau/", "quen-mat-khau/da-gui/", "phieu/",
     "quen-mat-khau/da-doi/", "quen-mat-khau/1-sai/"],
)  # fmt: skip
def test_every_page_before_signing_in_is_ours(client, path):
    answer = client.get(f"/tai-khoan/{path}", follow=True)
    page = answer.content.decode()
    assert '<html lang="vi">' in page
    assert "nep-public" in page
    assert not re.search(r"\b(Sign|Password|Email|Login|Username|Remember)\b", page)


@pytest.mark.parametrize("path", ["", "thong-tin/", "uy-quyen/", "doi-mat-khau/", "phien/"])
def test_every_page_of_ones_own_is_ours(client, officer, path):
    client.force_login(officer)
    page = client.get(f"/tai-khoan/{path}").content.decode()
    assert "nep-staff" in page
    assert not re.search(r"\b(Sign|Password|Email|Session|Browser|Current)\b", page)


def test_changing_the_password(client, officer):
    _sign_in(client, "annv")
    new = "mật khẩu hoàn toàn mới"
    form = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert client.post("/tai-khoan/doi-mat-khau/", form).status_code == 302
    officer.refresh_from_db()
    assert officer.check_password(new)
    assert AuditLine.objects.filter(act="accounts.password_change").count() == 1


def test_too_many_from_one_address_are_told_when_to_come_back(client, officer, settings):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "login": "1/m/ip"}
    _sign_in(client, "annv", "sai")
    answer = _sign_in(client, "annv")
    assert (answer.status_code, answer["Retry-After"]) == (429, "60")
    assert "Thử quá nhiều lần" in answer.content.decode()
