"""The page on which a report is looked over before it is sent."""

import re

from nepso.casework.intake import form_tokens
from nepso.casework.intake.models import Submission
from nepso.casework.intake.tests.test_pages import TOLD, _upload, send
from nepso.foundation.files.tests.making import jpeg


def test_all_that_was_ticked_and_chosen_is_read_before_sending(client, db):
    told = {**TOLD, "to": form_tokens.token_new()}
    plain = client.post("/phan-anh/scam/", told).content.decode()
    assert "Tôi tự xem bằng mã" in plain
    assert "Bạn đã đánh dấu" not in plain
    more = {"answers": ["money_sent", "going_on"], "wanted": "help", "wanted_line": "Lấy lại tiền",
            "answer_by": "telephone", "telephone": "0912345678"}  # fmt: skip
    page = client.post("/phan-anh/scam/", {**told, **more}).content.decode()
    shown = page[page.index("<dl") : page.index("</dl>")]
    for words in (
        "Đã chuyển tiền hoặc đã đưa mã OTP", "Việc này đang diễn ra", "Được giúp đỡ, bảo vệ",
        "Lấy lại tiền", "Gọi điện thoại cho tôi",
    ):  # fmt: skip
        assert words in shown
    brand = client.post("/phan-anh/doanh-nghiep/copyright/", {**told, "standing": "work"})
    assert "Chủ sở hữu tác phẩm" in brand.content.decode()


def test_before_sending_it_says_who_reads_it_when_nothing_is_ticked(client, db):
    page = client.post("/phan-anh/scam/", {**TOLD, "to": form_tokens.token_new()}).content.decode()
    said = page.index("chỉ bộ phận tiếp nhận đọc phản ánh này")
    assert page.rindex('name="dong_y"') < said < page.index('value="gui"')


def test_a_picture_that_does_not_survive_the_coming_back_is_said_to_be_gone(client, db):
    told = {**TOLD, "to": form_tokens.token_new()}
    called = {"answer_by": "telephone", "telephone": "0912345678"}
    for more, status in ((called, 400), ({"to": "x"}, 422)):
        back = client.post(
            "/phan-anh/scam/", {**told, "buoc": "gui", **more, "anh": [_upload(jpeg())]}
        )
        assert back.status_code == status
        assert 'id="anh-mat"' in back.content.decode()
        assert 'aria-describedby="anh-giup anh-mat"' in back.content.decode()
    for more in ({"buoc": "sua"}, {"buoc": "gui", "email": "không phải"}):
        form = client.post("/phan-anh/scam/", {**told, **more, "anh": [_upload(jpeg())]})
        assert "hãy chọn lại ở bước sau" in form.content.decode()
    without = client.post("/phan-anh/scam/", {**told, "buoc": "gui", **called}).content.decode()
    assert 'id="anh-mat"' not in without
    assert not Submission.objects.exists()


def test_who_wants_to_be_called_is_told_first_that_somebody_must_see_the_number(client, db):
    told = {**TOLD, "to": form_tokens.token_new()}
    called = {"answer_by": "telephone", "telephone": "0912345678"}
    page = client.post("/phan-anh/scam/", {**told, **called}).content.decode()
    assert page.index('id="can-lien-he"') < page.index('value="coordinator:contact"')
    assert 'data-calls="can-lien-he"' in page
    assert "can-lien-he" not in client.post("/phan-anh/scam/", told).content.decode()


def test_without_a_script_the_receipt_offers_no_copying_that_does_nothing(client, db):
    page = send(client).content.decode()
    assert re.search(r'<button[^>]*type="button" data-copy="ma-tra-cuu" hidden>', page)
