import re

import pytest
from django.core import mail
from django.db import connection

from nepso.casework.intake import form_tokens, pace, ports
from nepso.casework.intake.codes import code_of
from nepso.casework.intake.harms import Harm
from nepso.casework.intake.jobs import confirm_address, forget, tell_reporter
from nepso.casework.intake.models import (
    Consent,
    Material,
    NoticeAddress,
    PaceCount,
    Submission,
    ThreadEntry,
    TurnedAway,
)
from nepso.casework.intake.services import submission_show, thread_write
from nepso.casework.intake.tests.conftest import file_one
from nepso.foundation.audit.models import AuditLine
from nepso.foundation.files.tests.making import jpeg
from nepso.kernel.folding import nfc
from tests.conventions.vietnamese import english_words

TOLD = {"text": "Có người giả ngân hàng đòi mã OTP.", "links": "http://vidu.invalid/dang-nhap"}


@pytest.fixture(autouse=True)
def _fresh(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    pace._seen.clear()
    pace.crowd.__init__()


def token_of(answer) -> str:
    return re.search(r'name="to" value="([^"]+)"', answer.content.decode()).group(1)


def unhurried(monkeypatch) -> None:
    monkeypatch.setattr(form_tokens, "QUICKEST", -1)


def send(client, harm="scam", token="", **more):
    facts = {**TOLD, "to": token or form_tokens.token_new(), "buoc": "gui", **more}
    return client.post(f"/phan-anh/{harm}/", facts)


def code_on(answer) -> str:
    return re.search(r'class="nep-code"[^>]*>([^<]+)<', answer.content.decode()).group(1)


def test_every_harm_says_what_is_meant_and_what_to_do(client, db, django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = client.get("/phan-anh/")
    page = answer.content.decode()
    for harm in Harm:
        assert f"/phan-anh/{harm}/" in page
    assert page.count("Không phải:") == len(Harm)
    assert "tel:113" in page
    assert "tel:111" in page
    assert not english_words(page)
    assert not answer.cookies
    assert client.get("/phan-anh/y-kien/").status_code == 404


def test_from_the_choice_to_the_receipt_without_session_or_script(
    client, db, monkeypatch, django_assert_num_queries
):
    monkeypatch.setattr(ports, "_filed", {})  # what others add, they count
    unhurried(monkeypatch)
    with django_assert_num_queries(1):  # the communes
        form = client.get("/phan-anh/scam/")
    facts = {**TOLD, "to": token_of(form), "telephone": "0912345678", "answers": ["money_sent"]}
    with django_assert_num_queries(1):  # whether it was answered already
        review = client.post("/phan-anh/scam/", facts)
    page = review.content.decode()
    assert "police:text" in page
    assert "platform_or_bank:contact" in page
    assert "checked" not in page
    assert "no-store" in review["Cache-Control"]
    assert not Submission.objects.exists()
    sent = {**facts, "buoc": "gui", "dong_y": ["police:text", "other_agency:contact"]}
    with django_assert_num_queries(3 if connection.vendor == "postgresql" else 7):
        receipt = client.post("/phan-anh/scam/", sent)
    code = code_on(receipt)
    submission = Submission.objects.get()
    assert re.fullmatch(r"(\w{4}-){3}\w\w", code)
    assert submission.filed_hash in receipt.content.decode()
    assert receipt["Referrer-Policy"] == "no-referrer"
    assert not receipt.cookies.get("sessionid")
    assert not submission.is_held
    assert [(c.recipient, c.field_group) for c in Consent.objects.all()] == [("police", "text")]
    for answer in (form, review, receipt):
        assert not english_words(answer.content.decode())
    again = client.post("/phan-anh/scam/", sent)
    assert code_on(again) == code
    assert Submission.objects.count() == 1


@pytest.mark.parametrize("harm", ["scam", "child_safety", "harassment"])
def test_before_sending_and_after_it_says_what_goes_on_without_consent(client, db, harm):
    """A life may turn out to be in danger, whatever harm was chosen: then the content goes on."""
    review = client.post(f"/phan-anh/{harm}/", {**TOLD, "to": form_tokens.token_new()})
    page = client.post("/tra-cuu/", {"ma": file_one(harm=harm).code}).content.decode()
    for shown in (review.content.decode(), page[page.index('id="ai-xem"') :]):
        assert shown.count("dù bạn không đánh dấu; không có gì về bạn được chuyển") == 1
        assert "Khi trẻ em hoặc tính mạng ai đó bị đe dọa" in shown


def test_going_back_keeps_what_was_typed(client, db):
    facts = {**TOLD, "to": form_tokens.token_new(), "buoc": "sua", "answers": ["going_on"]}
    page = client.post("/phan-anh/scam/", facts).content.decode()
    assert TOLD["text"] in page
    assert 'value="going_on" checked' in page
    assert not Submission.objects.exists()


@pytest.mark.parametrize("step", ["xem-lai", "gui"])
@pytest.mark.parametrize(
    "wrong",
    [
        {"text": "x" * 9_000},
        {"links": "\n".join(f"http://a{n}.invalid" for n in range(11))},
        {"seen_on": "01/01/2999"},
        {"email": "không phải"},
        {"commune": "không-có"},
        {"wanted": "tất cả"},
    ],
)
def test_bad_input_is_told_and_kept(client, db, wrong, step):
    answer = client.post("/phan-anh/scam/", {**TOLD, "to": "x", "buoc": step, **wrong})
    assert answer.status_code == 422
    assert "error-summary" in answer.content.decode()
    assert not Submission.objects.exists()


def test_nothing_at_all_is_told_on_the_review_page(client, db):
    answer = client.post("/phan-anh/scam/", {"to": form_tokens.token_new(), "buoc": "gui"})
    assert answer.status_code == 400
    assert "Hãy kể việc đã xảy ra" in answer.content.decode()
    answer = client.post("/phan-anh/child_safety/", {"to": form_tokens.token_new()})
    assert answer.status_code == 422


def test_a_form_left_open_for_days_is_looked_over_again(client, db, monkeypatch):
    monkeypatch.setattr(form_tokens, "OPEN_FOR", -1)
    answer = send(client)
    assert answer.status_code == 422
    assert "mở đã quá lâu" in answer.content.decode()
    assert TOLD["text"] in answer.content.decode()
    assert not Submission.objects.exists()


def test_a_picture_survives_to_the_receipt_and_waits_in_quarantine(client, db, monkeypatch):
    unhurried(monkeypatch)
    picture = _upload(jpeg())
    assert send(client, anh=[picture]).status_code == 200
    assert Material.objects.get().state == "waiting"
    for bad in (b"<svg/>", b"MZ", b""):
        answer = send(client, anh=[_upload(bad)])
        assert answer.status_code in (200, 400)
    assert Material.objects.count() == 1
    assert send(client, anh=[_upload(jpeg()) for _ in range(4)]).status_code == 400


def _upload(data, name="anh.jpg"):
    from django.core.files.uploadedfile import SimpleUploadedFile

    return SimpleUploadedFile(name, data, "image/jpeg")


def test_about_a_child_no_picture_is_asked_for_or_taken(client, db, tmp_path):
    page = client.get("/phan-anh/child_safety/").content.decode()
    assert page.index("tel:111") < page.index('name="text"')
    review = client.post("/phan-anh/child_safety/", {**TOLD, "to": form_tokens.token_new()})
    assert 'type="file"' not in review.content.decode()
    assert send(client, "child_safety", anh=[_upload(jpeg())]).status_code == 200
    assert not Material.objects.exists()
    assert not [p for p in tmp_path.rglob("*") if p.is_file()]


def test_an_opinion_is_told_before_anything_is_typed_and_only_counted(client, db):
    page = client.get("/phan-anh/something_else/").content.decode()
    assert "<textarea" not in page
    answer = client.post("/phan-anh/something_else/", {"which": "y-kien", "text": "bí mật"})
    assert "không xử lý ở đây" in answer.content.decode()
    client.post("/phan-anh/something_else/", {"which": "thu-tuc"})
    assert {(r.reason, r.count) for r in TurnedAway.objects.all()} == {
        ("speech", 1), ("elsewhere", 1),
    }  # fmt: skip
    assert not Submission.objects.exists()
    assert client.post("/phan-anh/something_else/", {"which": "?"}).status_code == 422
    on = client.post("/phan-anh/something_else/", {"which": "khong-co-trong-danh-sach"})
    assert "<textarea" in on.content.decode()


def test_a_business_says_in_what_right(client, db, monkeypatch):
    unhurried(monkeypatch)
    address = "/phan-anh/doanh-nghiep/copyright/"
    facts = {**TOLD, "to": form_tokens.token_new(), "buoc": "gui"}
    assert client.post(address, facts).status_code == 422
    assert client.post(address, {**facts, "standing": "brand"}).status_code == 200
    assert Submission.objects.get().standing == "brand"
    assert "doanh-nghiep/scam/" in client.get("/phan-anh/doanh-nghiep/").content.decode()


@pytest.mark.parametrize(("more", "reason"), [({"tieu_de": "mua ngay"}, "trap"), ({}, "too_fast")])
def test_suspected_spam_is_held_and_never_dropped(client, db, more, reason):
    assert code_on(send(client, **more))
    submission = Submission.objects.get()
    assert (submission.is_held, submission.held_reason) == (True, reason)


def test_many_from_one_address_are_held_then_refused(client, db, monkeypatch, settings):
    unhurried(monkeypatch)
    settings.NEPSO_FILINGS_HELD_AFTER, settings.NEPSO_FILINGS_REFUSED_AFTER = 4, 6
    answers = [send(client) for _ in range(8)]
    assert [a.status_code for a in answers] == [200] * 6 + [429] * 2
    assert int(answers[-1]["Retry-After"]) > 0
    assert Submission.objects.filter(held_reason="pace").count() == 2
    assert PaceCount.objects.get().key.isalnum()
    assert "127.0.0.1" not in PaceCount.objects.get().key
    monkeypatch.setattr("nepso.casework.intake.retention.PACE_KEPT", -7200)
    forget()
    assert not PaceCount.objects.exists()


def test_when_counting_fails_nobody_is_refused(client, db, monkeypatch):
    from django.db import OperationalError

    def fail(*args, **kwargs):
        raise OperationalError("đĩa đầy")

    monkeypatch.setattr(PaceCount.objects, "filter", fail)
    assert [send(client).status_code for _ in range(5)] == [200] * 5


def test_under_attack_work_is_asked_and_without_it_held(client, db, monkeypatch, settings):
    unhurried(monkeypatch)
    settings.NEPSO_FILINGS_A_MINUTE = 0
    monkeypatch.setattr("nepso.casework.intake.form_tokens.WORK_BITS", 6)
    token = form_tokens.token_new()
    send(client, token=token)
    review = client.post("/phan-anh/scam/", {**TOLD, "to": token})
    assert "data-work-bits" in review.content.decode()
    token = form_tokens.token_new()
    answer = next(str(n) for n in range(10_000) if form_tokens.work_done(token, str(n)))
    send(client, token=token, viec_lam=answer)
    held = list(Submission.objects.order_by("id").values_list("held_reason", flat=True))
    assert held == ["under_attack", ""]


NASTY = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "javascript:alert(1)",
    "{{7*7}}", "{% debug %}", "</textarea><svg/onload=alert(1)>", "'onmouseover='alert(1)",
    "<iframe srcdoc='<script>alert(1)</script>'>", "\u202e<b>đảo</b>", "&#x3c;script&#x3e;",
]  # fmt: skip


@pytest.mark.parametrize("nasty", NASTY)
def test_nothing_typed_becomes_markup(client, db, monkeypatch, nasty):
    unhurried(monkeypatch)
    more = {"text": nasty, "links": nasty, "name": nasty, "wanted_line": nasty[:200]}
    pages = [client.post("/phan-anh/scam/", {**more, "to": nasty}), send(client, **more)]
    code = code_on(pages[-1])
    follow = {"ma": code, "viec": "tra-loi", "text": nasty, "to": nasty}
    pages += [client.post("/tra-cuu/", follow), client.post("/tra-cuu/", {"ma": nasty})]
    for page in pages:
        text = page.content.decode()
        for live in ("<script>alert", "<img src=x", "<svg/onload", "<iframe", "<b>đảo", ">49<"):
            assert live not in text
        assert "'onmouseover='" not in text


def test_following_with_the_code(client, filed, people, django_assert_num_queries):
    client.cookies.clear()
    # Whether a device is told, and the date, too; the days off, until the text is read. Three for
    # who may see what: the consents, whether a contact is kept, whether it went anywhere.
    with django_assert_num_queries(11):
        answer = client.post("/tra-cuu/", {"ma": filed.code.lower()})
    page = answer.content.decode()
    assert "Đã nhận" in page
    assert filed.submission.text in page
    assert "no-store" in answer["Cache-Control"]
    assert answer["Referrer-Policy"] == "no-referrer"
    assert not answer.cookies
    assert not english_words(page)
    submission_show(submission=filed.submission, state="answered", by=people["officer"])
    entry = thread_write(
        submission=filed.submission, kind="reply", text="Đã gỡ.", by=people["officer"]
    )
    page = client.post("/tra-cuu/", {"ma": filed.code}).content.decode()
    assert "Đã gỡ." in page
    entry.refresh_from_db()
    assert entry.seen_at


def test_unknown_and_foreign_codes_answer_alike(client, filed, settings):
    settings.NEPSO_WRONG_CODES_REFUSED_AFTER = 4
    foreign = code_of("của nơi khác")
    answers = [
        client.post("/tra-cuu/", {"ma": typed})
        for typed in (foreign, foreign[:-1] + "Ế", "", "<b>")
    ]
    bodies = {answer.content for answer in answers}
    assert {answer.status_code for answer in answers} == {404}
    assert len(bodies) == 1
    assert client.post("/tra-cuu/", {"ma": foreign}).status_code == 429
    assert client.post("/tra-cuu/", {"ma": filed.code}).status_code == 200


def test_what_the_reporter_may_do(client, filed, people, django_capture_on_commit_callbacks):
    def act(act, **more):
        return client.post("/tra-cuu/", {"ma": filed.code, "viec": act, "to": act, **more})

    assert act("tra-loi", text="Thêm một ý.").status_code == 200
    assert act("tra-loi", text="Thêm một ý.").status_code == 200
    assert act("tra-loi", text=" ", to="2").status_code == 400
    assert ThreadEntry.objects.filter(kind="answer").count() == 1
    assert act("them-anh", anh=[_upload(jpeg())]).status_code == 200
    assert Material.objects.count() == 1
    assert act("danh-gia", sao="5").status_code == 409
    assert act("xem-lai", text="x").status_code == 409
    submission_show(submission=filed.submission, state="answered", by=people["officer"])
    assert act("danh-gia", sao="4").status_code == 200
    assert act("danh-gia", sao="").status_code == 400
    assert act("xem-lai", text="Chưa đúng.").status_code == 200
    assert Submission.objects.get().state == "appealing"
    assert act("rut").status_code == 400
    assert act("rut", chac="1").status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        assert act("xoa", chac="1").status_code == 200
    assert Submission.objects.get().text == ""
    assert "Đã xóa" in client.post("/tra-cuu/", {"ma": filed.code}).content.decode()
    assert act("không-có-việc-này").status_code == 200


def test_mail_only_after_its_holder_confirmed_and_it_reveals_nothing(client, filed, people):
    code = filed.code
    client.post("/tra-cuu/", {"ma": code, "viec": "nhan-tin", "email": "a@vidu.vn"})
    confirm_address(NoticeAddress.objects.get().pk)
    first = mail.outbox.pop()
    link = re.search(r"/xac-nhan-thu/[^/]+/", first.body).group()
    entry = thread_write(
        submission=filed.submission, kind="reply", text="Bí mật", by=people["officer"]
    )
    tell_reporter(entry.pk)
    assert not mail.outbox
    assert client.get(link).status_code == 200
    assert NoticeAddress.objects.get().confirmed_at is None
    assert client.post(link).status_code == 200
    assert client.post(link).status_code == 404
    tell_reporter(entry.pk)
    told = mail.outbox.pop()
    for letter in (first, told):
        words = letter.subject + letter.body
        for secret in (code, "Bí mật", "phản ánh", "lừa", filed.submission.public_id):
            assert nfc(secret).lower() not in words.lower()
    client.post("/tra-cuu/", {"ma": code})
    tell_reporter(entry.pk)
    assert not mail.outbox
    client.post("/tra-cuu/", {"ma": code, "viec": "thoi-nhan-tin"})
    assert not NoticeAddress.objects.exists()
    assert not any("vidu" in str(line.detail) for line in AuditLine.objects.all())


def test_the_code_is_in_no_address_and_no_log(client, filed, caplog):
    for typed in (filed.code, "sai"):
        answer = client.post("/tra-cuu/", {"ma": typed})
        assert f"?ma={typed}" not in answer.content.decode()
    assert 'method="get"' not in client.post("/tra-cuu/", {"ma": filed.code}).content.decode()
    assert client.get("/tra-cuu/", {"ma": filed.code}).content.decode().count(filed.code) == 0
    assert filed.code not in caplog.text
    assert "127.0.0.1" not in caplog.text
