"""A report on a phone: the officer writes, the head approves, one cell is returned and mended."""

from __future__ import annotations

import re

import pytest

from tests.browser import PHONE, faults
from tests.journeys.signing_in import sign_in

pytestmark = pytest.mark.browser
WORDS = "Sở đã phối hợp phát tờ gấp tại 12 điểm, người dân hỏi nhiều về lừa đảo qua mạng."
INDICATOR = "Cuộc thi, diễn đàn về ứng xử trên môi trường số"


def _press(page, name):
    page.get_by_role("button", name=name).first.click()
    page.wait_for_load_state()


def _follow(page, name):
    page.get_by_role("link", name=name, exact=True).first.click()
    page.wait_for_load_state()


def _cell(page):
    return page.locator("tr", has_text=INDICATOR)


def _correct(page, report, number, why):
    """Say another number of one figure; its fields open when "Sửa" is chosen."""
    page.goto(f"{report}so-lieu/1/")
    row = _cell(page)
    row.locator("input[value=sua]").check(force=True)
    row.locator("input[name$='-so']").fill(number)
    row.locator("textarea[name$='-vi']").fill(why)
    assert not faults(page)
    page.get_by_role("button", name="Lưu", exact=True).click()
    page.wait_for_load_state()
    assert _cell(page).locator("input[name$='-so']").input_value() == number
    assert not page.locator(".nep-error-summary").count()


def _submit(page, report):
    """What is asked is explained, then the report goes to the head."""
    page.goto(f"{report}soat/")
    assert not page.locator(".nep-finding--stop").count()
    while page.locator("textarea[name=loi]").count():
        page.locator("textarea[name=loi]").first.fill("Đã đối chiếu với sổ của cơ quan.")
        _press(page, "Ghi lời giải thích")
    assert not faults(page)
    _press(page, "Trình thủ trưởng duyệt")
    assert "Chờ thủ trưởng duyệt" in page.content()


@pytest.mark.timeout(300)
def test_from_the_officer_to_the_lead_desk_and_back(open_page):
    officer = open_page(size=PHONE)
    sign_in(officer, "department_officer")
    officer.goto("/bao-cao/")
    officer.locator(".nep-task").first.get_by_role("link").first.click()
    officer.wait_for_load_state()
    report = officer.url
    assert re.search(r"/bao-cao/\w{16}/$", report)
    if officer.get_by_role("button", name="Lấy lại để sửa").count():
        _press(officer, "Lấy lại để sửa")
    _correct(officer, report, "7", "Ba cuộc của đơn vị trực thuộc chưa kịp ghi.")
    officer.goto(f"{report}loi/them/?de_muc=II")
    officer.fill("textarea[name=text]", WORDS)
    officer.locator("input[name=plan_tasks]").first.check(force=True)
    _press(officer, "Lưu đoạn")
    assert WORDS in officer.content()
    _submit(officer, report)

    head = open_page(size=PHONE)
    sign_in(head, "agency_head")
    head.goto(f"{report}xem/")
    assert WORDS in head.content()
    assert "Sửa từ" in _cell(head).inner_text(), "both values stand beside each other"
    assert not faults(head)
    _press(head, "Duyệt và gửi cơ quan đầu mối")

    desk = open_page(size=PHONE)
    sign_in(desk, "lead_desk")
    desk.goto(f"{report}xem/")
    row = _cell(desk)
    row.get_by_text("Trả lại số này").click()
    row.locator("input[name=tra]").check(force=True)
    row.locator("textarea").fill("Sở ghi hai cuộc trong biên bản.")
    assert not faults(desk)
    _press(desk, "Trả lại các chỗ đã đánh dấu")

    officer.goto(report)
    told = officer.locator(".nep-banner", has_text="trả lại đúng những chỗ sau")
    assert told.locator("li").count() == 1
    assert "Sở ghi hai cuộc trong biên bản." in told.inner_text()
    assert not faults(officer)
    _correct(officer, report, "2", "Đúng là hai cuộc, theo biên bản.")
    _submit(officer, report)
    head.goto(f"{report}xem/")
    _press(head, "Duyệt và gửi cơ quan đầu mối")
    desk.goto(f"{report}xem/")
    _press(desk, "Tiếp nhận báo cáo")
    assert "Đã tiếp nhận" in desk.content()
    officer.goto(f"{report}so-lieu/1/")
    assert not officer.get_by_role("button", name="Lưu", exact=True).count(), "it is locked"
