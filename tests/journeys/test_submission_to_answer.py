"""What issue 4 is for: from a citizen's cheap phone to an answer, an appeal and another look.

At 360 px, with and without script; the officers read only what was agreed to.
"""

from __future__ import annotations

import re

import pytest

from tests.browser import faults
from tests.journeys.signing_in import sign_in

pytestmark = pytest.mark.browser
CHEAP_PHONE = (360, 640)
STORY = (
    "Có người gọi tự xưng công an, nói con tôi bị tai nạn, bảo chuyển gấp {} triệu đồng vào tài "
    "khoản của họ. Tôi đã chuyển rồi mới biết bị lừa."
)
QUESTION = "Tôi có cần đến trụ sở để ký giấy tờ gì không?"
APPEAL = "Tôi gửi thêm sao kê: xin xem lại việc liên hệ ngân hàng để giữ tiền."


def _press(page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.click()
    page.wait_for_load_state()


def _whole(page, script: bool = True) -> None:
    """No fault that axe knows, and nothing wider than the screen (needs script)."""
    found = faults(page) if script else []
    assert not found, (page.url, found)


def _filed(page, story: str, script: bool) -> str:
    """Harm, story, review, consent, send; returns the code that the receipt shows."""
    page.goto("/phan-anh/")
    _whole(page, script)
    page.locator("a[href='/phan-anh/scam/']").first.click()
    page.fill("#id_text", story)
    page.fill("#id_links", "https://nhan-thuong.vi-du.example/qua")
    page.locator("input[name=answers][value=money_sent]").check()
    page.wait_for_timeout(3_200)  # nobody types faster: a quicker form is held for a person
    _press(page, "Xem lại trước khi gửi")
    _whole(page, script)
    page.locator("input[value='police:text']").check()
    _press(page, "Gửi phản ánh")
    _whole(page, script)
    return str(page.locator("#ma-tra-cuu").inner_text().strip())


def _followed(page, code: str) -> str:
    """What the reporter reads with the code, which stands in no address."""
    page.goto("/tra-cuu/")
    page.fill("input[name=ma]", code)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_load_state()
    assert code not in page.url
    return str(page.locator("main").inner_text())


def _number(page, code: str) -> str:
    found = re.search(r"\d{4}-\d{6}", _followed(page, code))
    assert found, "the number of the case"
    return found.group()


def _written(page, name: str, text: str) -> None:
    """Type into the form whose button has this name, and send it."""
    form = page.locator("form", has=page.get_by_role("button", name=name, exact=True)).first
    form.locator("textarea").fill(text)
    form.get_by_role("button", name=name, exact=True).click()
    page.wait_for_load_state()


def _referred(page, story: str) -> None:
    """Reception finds it in the queue, reads the reasons, gives it to the provincial police."""
    page.goto("/phan-loai/")
    page.locator("main li", has_text=story[:90]).locator("a").first.click()
    page.wait_for_load_state()
    assert "Máy gợi ý" in page.locator("main").inner_text()
    _whole(page)
    page.locator("form[action$='/quyet-dinh/refer/']").locator("xpath=ancestor::details").locator(
        "summary"
    ).click()
    form = page.locator("form[action$='/quyet-dinh/refer/']")
    form.locator("[name=harm]").select_option("scam")
    police = form.locator("[name=agency] option", has_text="Công an tỉnh").first
    form.locator("[name=agency]").select_option(police.get_attribute("value"))
    form.locator("[name=reason_code]").first.check()
    form.locator("button[type=submit]").click()
    page.wait_for_load_state()
    _whole(page)


def _case(page, number: str) -> None:
    page.goto(f"/ho-so/?so={number}")
    page.get_by_role("link", name=number, exact=True).first.click()
    page.wait_for_load_state()


def _answered(officer, head, number: str) -> None:
    """The officer of the police takes the case and writes; the head approves and sends."""
    _case(officer, number)
    _whole(officer)
    _press(officer, "Nhận xử lý")
    officer.get_by_role("link", name="Viết trả lời").first.click()
    officer.fill("#id_text", "Công an tỉnh đã ghi nhận và đề nghị ngân hàng tạm giữ số tiền.")
    officer.fill("#id_ground", "Thông tin bà gửi và tra soát với ngân hàng.")
    officer.fill("#id_explanation", "Số tài khoản nhận tiền trùng với các vụ đã biết.")
    _whole(officer)
    _press(officer, "Lưu và trình duyệt")
    head.goto(officer.url)
    _whole(head)
    _press(head, "Duyệt và gửi")


def _upheld(page, number: str) -> None:
    """Somebody who decided nothing before looks again and says the reporter was right."""
    page.goto("/khieu-nai/")
    page.locator("main li", has_text=number).locator("a").first.click()
    page.wait_for_load_state()
    _whole(page)
    _press(page, "Nhận xem lại")
    page.locator("input[name=outcome][value=upheld]").check()
    page.fill("#id_reasons", "Sao kê là tình tiết mới: Công an tỉnh làm việc lại với ngân hàng.")
    _press(page, "Kết luận và báo người phản ánh")


def _allows(page, *, is_given: bool, script: bool) -> None:
    """On the page that the code opens, whether the police may read the story."""
    page.locator("#ai-xem summary").click()
    _whole(page, script)
    page.locator("#ai-xem input[type=checkbox][value='police:text']").set_checked(is_given)
    _press(page, "Lưu thay đổi")
    assert "có hiệu lực ngay" in page.locator("main").inner_text()


@pytest.mark.timeout(300)
@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_from_a_report_to_an_answer_and_an_appeal(open_page, script):
    story = STORY.format(21 if script else 22)
    citizen = open_page(size=CHEAP_PHONE, script=script)
    code = _filed(citizen, story, script)
    reception, officer, head, other = (open_page() for _ in range(4))

    sign_in(reception, "reception")
    _referred(reception, story)
    number = _number(citizen, code)
    assert "Công an tỉnh" in citizen.locator("main").inner_text()

    sign_in(officer, "police_officer")
    sign_in(head, "police_head")
    _answered(officer, head, number)
    assert "tạm giữ số tiền" in _followed(citizen, code)
    _whole(citizen, script)

    _allows(citizen, is_given=False, script=script)
    assert "không lấy lại được" in citizen.locator("main").inner_text()
    officer.goto(head.url)
    assert story not in officer.locator("main").inner_text()
    _allows(citizen, is_given=True, script=script)
    officer.reload()
    assert story in officer.locator("main").inner_text()

    _written(citizen, "Gửi", QUESTION)
    officer.reload()
    assert QUESTION in officer.locator("main").inner_text()

    _followed(citizen, code)
    _written(citizen, "Đề nghị xem lại", APPEAL)
    sign_in(other, "appeal_officer")
    _upheld(other, number)
    assert "tình tiết mới" in _followed(citizen, code)
    _whole(citizen, script)
