"""The page on which a report is looked over before it is sent."""

from nepso.casework.intake import form_tokens
from nepso.casework.intake.tests.test_pages import TOLD


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
