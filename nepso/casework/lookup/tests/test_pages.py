import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from nepso.casework.intake.models import Submission
from nepso.casework.lookup.models import ListedItem, ListingDispute, ListSource
from nepso.foundation.accounts.tests.conftest import people, tree  # noqa: F401 - fixtures
from tests.conventions.vietnamese import english_words


def test_looking_up_needs_no_script_and_keeps_nothing(client, db, django_assert_num_queries):
    with django_assert_num_queries(3):
        answer = client.post(
            "/kiem-tra/", {"text": "Vào vietcombank-hotro.com hoặc gọi 0912345678"}
        )
    page = answer.content.decode()
    assert "Giống trang chính thức nhưng không phải" in page
    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies.get("sessionid")
    assert not english_words(page)


@pytest.mark.parametrize("text", ["", "xin chào", "x" * 5000])
def test_bad_input_is_told_and_kept_in_the_field(client, db, text):
    answer = client.post("/kiem-tra/", {"text": text})
    assert answer.status_code == 422
    assert "error-summary" in answer.content.decode()


def test_what_was_pasted_is_escaped(client, db):
    page = client.post(
        "/kiem-tra/", {"text": "<script>alert(1)</script> vidu.top"}
    ).content.decode()
    assert "<script>alert" not in page


def test_the_desk_imports_and_a_citizen_disputes(client, people):  # noqa: F811
    client.force_login(people["lead_desk"])
    content = SimpleUploadedFile("ds.txt", b"vidu-lua.top\n")
    facts = {"name": "Thử", "publisher": "Đơn vị", "address": "https://vidu.gov.vn",
             "published_on": "01/11/2026", "content": content}  # fmt: skip
    assert client.post("/kiem-tra/quan-ly/", facts).status_code == 302
    client.logout()
    page = client.post("/kiem-tra/", {"text": "vidu-lua.top"}).content.decode()
    item = ListedItem.objects.get()
    assert f"/kiem-tra/bao-sai/{item.pk}/" in page
    assert client.post(f"/kiem-tra/bao-sai/{item.pk}/", {}).status_code == 422
    assert client.post(f"/kiem-tra/bao-sai/{item.pk}/", {"reason": "mine"}).status_code == 302
    assert client.get("/kiem-tra/danh-sach/").status_code == 200
    client.force_login(people["lead_desk"])
    dispute = ListingDispute.objects.get()
    assert dispute.item.value in client.get("/kiem-tra/quan-ly/").content.decode()
    address = f"/kiem-tra/quan-ly/bao-sai/{dispute.public_id}/"
    assert client.post(address, {"state": "removed", "decision": ""}).status_code == 422
    assert client.post(address, {"state": "removed", "decision": "Ghi nhầm."}).status_code == 302
    assert client.get(f"/kiem-tra/bao-sai/{item.pk}/").status_code == 404
    source = ListSource.objects.get()
    assert client.post(f"/kiem-tra/quan-ly/{source.public_id}/rut/").status_code == 302


@pytest.mark.parametrize("text", ["Vào vietcombank-hotro.com", "Gọi 0912345678 hay vidu.top"])
def test_a_doubtful_answer_leads_on_to_a_report_that_holds_what_was_pasted(client, db, text):
    page = client.post("/kiem-tra/", {"text": text}).content.decode()
    (form,) = re.findall(r'(?s)<form method="post" action="/phan-anh/scam/">.*?</form>', page)
    assert 'href="tel:113"' in page
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form))
    assert hidden["text"] == text
    answer = client.post("/phan-anh/scam/", hidden)
    assert answer.status_code == 200
    shown = answer.content.decode()
    assert f"{text}</textarea>" in shown.replace("\n</textarea>", "</textarea>")
    assert re.search(r'name="to" value="[^"]{20,}"', shown), "it can be sent: it has a token"
    assert not Submission.objects.exists()


def test_an_official_page_and_no_answer_lead_to_no_report(client, db):
    for text in ("https://vietcombank.com.vn", "xin chào"):
        page = client.post("/kiem-tra/", {"text": text}).content.decode()
        assert 'action="/phan-anh/scam/"' not in page
    assert 'action="/phan-anh/scam/"' not in client.get("/kiem-tra/").content.decode()


def test_a_message_without_link_or_number_is_answered_with_advice(client, db):
    words = "Con ơi mẹ bị tai nạn, đang nằm viện, con nhờ bố chuyển tiền gấp cho mẹ nhé"
    answer = client.post("/kiem-tra/", {"text": words})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "error-summary" not in page
    assert "Không thấy liên kết" in page
    assert "chưa chuyển tiền" in page
    assert 'action="/phan-anh/scam/"' in page
