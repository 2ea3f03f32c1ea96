"""An amended plan: what an officer began goes on, by decision, and its page shows what was before.

The lead desk adopts a plan, an officer of the police works on it on a phone; the amended plan makes
two of their duties one, gives a third to nobody and a fourth to another agency. The desk sees the
difference, decides for each, adopts; the officer finds all of it on the page of the new task.
"""

from __future__ import annotations

import re

import pytest

from nepso.foundation.worktime.demo import shown_year
from tests.browser import DESK, PHONE, faults
from tests.journeys.signing_in import sign_in

pytestmark = pytest.mark.browser

HEAD = """ỦY BAN NHÂN DÂN
TỈNH THÁI NGUYÊN

Số: {number}/KH-UBND
Thái Nguyên, ngày 05 tháng {month} năm 2026

KẾ HOẠCH
Phát triển văn hóa đọc trong công an và công chức

I. TỔ CHỨC THỰC HIỆN
"""
FIRST = HEAD.format(number=61, month=3) + (
    """1. Công an tỉnh
- Tổ chức ngày hội sách tại các đơn vị.
- Tổ chức thi kể chuyện theo sách.
- Treo băng rôn tại cổng các đơn vị.
2. Sở Nội vụ
- Bố trí tủ sách tại bộ phận một cửa.
"""
)
AMENDED = HEAD.format(number=98, month=6) + (
    """1. Công an tỉnh
- Tổ chức ngày hội sách và thi kể chuyện theo sách tại các đơn vị.
2. Sở Tư pháp
- Bố trí tủ sách tại bộ phận một cửa.
"""
)
FAIR, TALES, BANNERS = (f"I.1, gạch đầu dòng {n}" for n in (1, 2, 3))
BANNERS_SAID = "Treo băng rôn tại cổng các đơn vị"
SHELVES = "I.2"
KEPT = "Có đổi, vẫn chuyển sang"
NOTE = "Đã mượn 200 cuốn của Thư viện tỉnh"
ADOPTED = "Đã thông qua kế hoạch và giao nhiệm vụ cho các cơ quan."
ACTIVITY = "Ngày hội sách tại Phòng Cảnh sát cơ động"


def _press(page, name, at=None):
    (at or page).get_by_role("button", name=name).first.click()
    page.wait_for_load_state()


def _follow(page, link, heading):
    """Go on by a link, until the page under that heading is there."""
    page.get_by_role("link", name=link).first.click()
    page.get_by_role("heading", name=heading, level=1).wait_for(timeout=60_000)


def _told(page, sentence):
    """What was pressed is done when the next page says so."""
    page.get_by_text(sentence).first.wait_for(timeout=60_000)


def _clean_on_both(page):
    """No fault on a phone nor on a desk."""
    for size in (PHONE, DESK):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        assert not faults(page), page.url


def _read(page, text):
    """Paste a document and wait until the machine has read it; ends on the review."""
    page.fill("#dan-text", text)
    _press(page, "Đọc văn bản này")
    page.get_by_role("heading", name="Rà soát nhiệm vụ").wait_for(timeout=60_000)


def _review(page):
    """Confirm what the machine is sure of, then the rest one by one; goes on to the adoption."""
    review = page.url
    if page.get_by_role("button", name="Xác nhận các nhiệm vụ chắc chắn").count():
        _press(page, "Xác nhận các nhiệm vụ chắc chắn")
    while page.get_by_role("button", name="Xác nhận", exact=True).count():
        page.get_by_role("button", name="Xác nhận", exact=True).first.click()
        page.wait_for_load_state("networkidle")
        page.goto(review)
    _follow(page, "Thông qua…", "Thông qua kế hoạch")


def _work(officer):
    """On a phone: take the task on, say where it stands, record what was done; its address."""
    officer.goto("/nhiem-vu/cua-toi/")
    _follow(officer, "Tổ chức ngày hội sách tại các đơn vị.", "Tổ chức ngày hội sách")
    task = officer.url
    officer.get_by_label("Đang làm").check()
    officer.fill("#id_note", NOTE)
    _press(officer, "Lưu")
    _told(officer, "Đã lưu nhiệm vụ.")
    officer.get_by_role("link", name="Ghi hoạt động").click()
    officer.fill("#id_title", ACTIVITY)
    officer.fill("#id_done_on", f"15/11/{shown_year()}")
    _press(officer, "Lưu nháp")
    officer.wait_for_url(lambda url: re.search(r"/hoat-dong/\w{16}/", url), timeout=60_000)
    return task


def _decide(page, place, decision, new=""):
    """What becomes of the work of one old duty."""
    card = page.locator("article", has=page.get_by_role("heading", name=place, exact=True))
    card.get_by_label("Quyết định").select_option(label=decision)
    chosen = card.get_by_label("Nhiệm vụ mới nhận việc")
    if new:
        values = chosen.locator("option", has_text=new).evaluate_all("all => all.map(o => o.value)")
        chosen.select_option(values[0])
    _press(page, "Ghi quyết định", card)
    card.get_by_text("Đã quyết định").wait_for(timeout=60_000)


def _decide_all(page):
    """The two that become one, the one that is gone, and what another agency is given now."""
    _clean_on_both(page)
    for place in (FAIR, TALES):
        _decide(page, place, KEPT, "Tổ chức ngày hội sách và")
    _decide(page, BANNERS, "Không còn, rút việc")
    _decide(page, SHELVES, "Giữ nguyên, chuyển sang", "Bố trí tủ sách")
    assert page.get_by_text(f"Nhiệm vụ mới này cũng nhận việc của {FAIR}").count() == 1
    _clean_on_both(page)


@pytest.mark.timeout(300)
def test_what_was_begun_goes_on_in_the_amended_plan(open_page):
    desk = open_page(size=DESK)
    sign_in(desk, "lead_desk")
    desk.goto("/ke-hoach/dua-vao/")
    _read(desk, FIRST)
    _review(desk)
    _press(desk, "Thông qua và giao nhiệm vụ")
    _told(desk, ADOPTED)
    plan = desk.get_by_role("link", name="Các phiên bản").get_attribute("href")

    officer = open_page(size=PHONE)
    sign_in(officer, "police_officer")
    begun = _work(officer)

    desk.goto(plan)
    _follow(desk, "Đưa bản sửa đổi vào", "Đưa bản sửa đổi vào")
    _clean_on_both(desk)
    _read(desk, AMENDED)
    review = desk.url
    _follow(desk, "So với bản trước", "So sánh hai phiên bản")
    assert desk.locator("ins", has_text="và thi kể chuyện theo sách").count()
    _clean_on_both(desk)
    desk.goto(review)
    _review(desk)
    _follow(desk, "Quyết định việc đang làm", "Việc đang làm chuyển đi đâu?")
    _decide_all(desk)
    _follow(desk, "Sang bước thông qua", "Thông qua kế hoạch")
    assert not desk.get_by_role("button", name="Thông qua và giao nhiệm vụ").count()
    _clean_on_both(desk)
    _follow(desk, "Quyết định việc đang làm", "Việc đang làm mà bản mới không giao lại như cũ")
    _clean_on_both(desk)
    choice = desk.get_by_label("Việc của Sở Nội vụ đi đâu")
    choice.select_option(label="Chuyển vào nhiệm vụ mới của Sở Tư pháp")
    _press(desk, "Ghi quyết định")
    _told(desk, "Đã ghi quyết định cho 1 việc đang làm.")
    _clean_on_both(desk)
    _press(desk, "Thông qua và giao nhiệm vụ")
    _told(desk, ADOPTED)

    officer.goto(begun)
    _follow(officer, "nhiệm vụ của Công an tỉnh Thái Nguyên ở bản 2", "và thi kể chuyện theo sách")
    assert officer.get_by_label("Đang làm").is_checked()
    assert NOTE in officer.locator("#id_note").input_value()
    for place in (FAIR, TALES):
        before = f"việc của Công an tỉnh Thái Nguyên ở bản 1 của kế hoạch ({place})"
        assert officer.get_by_role("link", name=before).count() == 1
    assert officer.get_by_role("link", name=ACTIVITY).count() == 1
    _clean_on_both(officer)
    officer.get_by_role("link", name=f"({FAIR})").click()
    officer.wait_for_url(begun)
    _clean_on_both(officer)

    desk.goto("/nhiem-vu/?tinh_trang=withdrawn")
    gone = desk.locator("tr", has_text=BANNERS_SAID)
    assert "Phiên bản 2 của kế hoạch không còn giao nhiệm vụ này." in gone.inner_text()
    desk.goto("/nhiem-vu/?tinh_trang=tiep-noi")
    _follow(desk, "Bố trí tủ sách tại bộ phận một cửa", "Bố trí tủ sách tại bộ phận một cửa")
    assert desk.get_by_role("link", name="việc của Sở Nội vụ ở bản 1 của kế hoạch").count() == 1
    _clean_on_both(desk)
