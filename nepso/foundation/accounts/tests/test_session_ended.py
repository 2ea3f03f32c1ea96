"""A form sent after the session ended: refused in words, kept in the page, sent again."""

from __future__ import annotations

import html
import re

import pytest
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from nepso.foundation.accounts import demonstration
from nepso.foundation.accounts.held import Held, held_from_text
from nepso.foundation.accounts.tests.conftest import PASSWORD, make_person
from tests.conventions.vietnamese import english_words

pytestmark = pytest.mark.django_db
SIGN_IN = "/tai-khoan/dang-nhap/"
FACTS = "/tai-khoan/thong-tin/"
HERE = {"Origin": "http://testserver"}
NOTE = 'Đã họp "thôn" <b>hai</b>\nmai họp tiếp'


@pytest.fixture
def officer(db):
    return make_person("Nguyễn Văn An")


def _hidden(page: str) -> dict[str, str]:
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page)
    return {name: html.unescape(value) for name, value in found}


def test_it_is_kept_and_sent_again_after_signing_in(client, officer):
    answer = client.post(FACTS, {"position": NOTE, "telephone": "0208", "revision": "1"})
    page = answer.content.decode()
    assert answer.status_code == 401
    assert "no-store" in answer["Cache-Control"]
    assert "Phiên làm việc đã kết thúc" in page
    assert "chưa được lưu" in page
    assert "<b>hai</b>" not in page
    assert not english_words(page)
    kept = _hidden(page)["giu"]
    wrong = client.post(SIGN_IN, {"login": officer.username, "password": "sai", "giu": kept})
    assert _hidden(wrong.content.decode())["giu"] == kept
    signed_in = client.post(SIGN_IN, {"login": officer.username, "password": PASSWORD, "giu": kept})
    again = signed_in.content.decode()
    assert signed_in.status_code == 200
    assert f'action="{FACTS}"' in again
    assert not english_words(again)
    fields = _hidden(again)
    assert fields["position"] == NOTE
    fields["revision"] = str(officer.revision)
    fields["position"] = "Trưởng thôn"
    assert client.post(FACTS, fields)["Location"] == "/tai-khoan/"
    officer.refresh_from_db()
    assert officer.position == "Trưởng thôn"


def test_an_address_that_takes_no_get_is_kept_too(client, officer):
    answer = client.post("/nhiem-vu/zzzzzzzzzzzzzzzz/luu/", {"note": "Đã họp thôn"})
    assert answer.status_code == 401
    assert "Đã họp thôn" in answer.content.decode()


def test_who_signed_in_in_another_window_sends_again_at_once(client, officer):
    kept = Held(FACTS, (("position", "Trưởng thôn"),)).as_text()
    client.force_login(officer)
    page = client.post(SIGN_IN, {"login": "", "password": "", "giu": kept}).content.decode()
    assert _hidden(page)["position"] == "Trưởng thôn"


def test_files_are_named_as_lost(client):
    sent = {"photos": SimpleUploadedFile("anh.jpg", b"x"), "title": "Họp thôn"}
    page = client.post("/hoat-dong/ghi/", sent).content.decode()
    assert "anh.jpg" in page
    assert "chọn lại tệp" in page


def test_passwords_are_never_kept(client):
    sent = {"password": "bí mật một", "again": "bí mật hai", "oldpassword": "bí mật ba"}
    for path in ("/tai-khoan/dat-mat-khau/", FACTS):
        assert "bí mật" not in client.post(path, sent).content.decode()


def test_htmx_is_told_in_its_place_for_messages(client):
    answer = client.post(FACTS, {"position": "A"}, headers={"HX-Request": "true"})
    assert answer.status_code == 401
    assert answer["HX-Retarget"] == "#thong-bao"
    assert "<html" not in answer.content.decode()


@pytest.mark.parametrize(
    "target",
    ["https://xa-la.vn/", "//xa-la.vn/", "/\\xa-la.vn/", "/phan-anh/", "/khong-co/", SIGN_IN, ""],
)
def test_it_goes_nowhere_but_to_a_page_behind_the_sign_in(target):
    assert held_from_text(Held(target, ()).as_text()) is None


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "[1]", '["/tai-khoan/thong-tin/", 1, []]', "null", "[" * 100_000]
)
def test_a_bent_field_is_nothing(text):
    assert held_from_text(text) is None


def test_without_the_token_ours_is_kept_and_a_stranger_s_is_not(officer):
    browser = Client(enforce_csrf_checks=True)
    ours = browser.post(FACTS, {"position": "Trưởng thôn xóm"}, headers=HERE)
    assert ours.status_code == 401
    assert "Trưởng thôn xóm" in ours.content.decode()
    theirs = browser.post(
        FACTS, {"position": "Lời người lạ"}, headers={"Origin": "https://xa-la.vn"}
    )
    assert theirs.status_code == 403
    assert "Lời người lạ" not in theirs.content.decode()
    browser.force_login(officer)
    again = browser.post(FACTS, {"position": "Trưởng thôn xóm"}, headers=HERE)
    assert again.status_code == 403
    assert _hidden(again.content.decode())["position"] == "Trưởng thôn xóm"
    assert Session.objects.count() == 1, "nothing of it is stored on the server"


def test_the_sign_in_page_says_why_one_is_there(client):
    page = client.get(SIGN_IN, {"next": FACTS}).content.decode()
    assert "chưa bấm lưu thì chưa được lưu" in page


def test_a_demonstration_card_carries_it_too(client, settings):
    settings.NEPSO_MODE = "demo"
    person = make_person("Minh Họa", username="quantri", is_demonstration=True)
    person.set_password(demonstration.PASSWORD)
    person.save()
    kept = _hidden(client.post(FACTS, {"position": NOTE, "revision": "1"}).content.decode())["giu"]
    page = client.post(SIGN_IN, {"login": "ai", "password": "sai", "giu": kept}).content.decode()
    card = page.partition('id="minh-hoa"')[2]
    fields = _hidden(card)
    assert fields["giu"] == kept
    again = client.post(SIGN_IN, fields).content.decode()
    assert _hidden(again)["position"] == NOTE
