"""What issue 3 is for: a photo taken on a phone stands behind a figure of the province's report.

The officer records an activity, the head approves, the lead desk accepts and consolidates; the
figure in the report, clicked, opens that very photo.
"""

from __future__ import annotations

import io
import re

import pytest
from PIL import Image

from nepso.foundation.worktime.demo import shown_year
from tests.browser import PHONE, faults
from tests.journeys.signing_in import sign_in

pytestmark = pytest.mark.browser
TITLE = "Chung kết cuộc thi nét đẹp ứng xử trên mạng"
INDICATOR = "Cuộc thi, diễn đàn về ứng xử trên môi trường số"
RED = (190, 30, 45)


def _photo() -> dict[str, object]:
    out = io.BytesIO()
    Image.new("RGB", (800, 600), RED).save(out, "JPEG", quality=92)
    return {"name": "chung-ket.jpg", "mimeType": "image/jpeg", "buffer": out.getvalue()}


def _press(page, name):
    page.get_by_role("button", name=name, exact=True).first.click()
    page.wait_for_load_state()


def _recorded(page) -> str:
    """The address of an activity with a photo, done on the last day that counts, sent on."""
    page.goto("/hoat-dong/ghi/")
    page.fill("#id_title", TITLE)
    if not page.locator("#id_task").input_value():
        choices = page.locator("#id_task option").evaluate_all("all => all.map(one => one.value)")
        page.select_option("#id_task", next(one for one in choices if one))
    page.fill("#id_done_on", f"15/11/{shown_year()}")
    page.get_by_text("Thêm chi tiết").click()
    page.select_option("#id_form", "contest")
    page.set_input_files("#id_photos", [_photo()])
    page.get_by_text("chung-ket.jpg").wait_for()
    page.get_by_role("button", name="Lưu và gửi thủ trưởng").click()
    page.wait_for_url(lambda url: re.search(r"/hoat-dong/\w{16}/", url), timeout=60_000)
    return str(page.url)


def _consolidated(page) -> None:
    """The desk has the report of the year made, and waits for it as a person would."""
    page.goto("/bao-cao-tong-hop/lap/")
    _press(page, "Tổng hợp")
    page.get_by_text("Bản thảo").first.wait_for(timeout=60_000)


def _tab(page, name) -> None:
    page.get_by_role("navigation", name="Số này từ đâu").get_by_role("link", name=name).click()
    page.wait_for_load_state()


def _pixel(page, address: str) -> tuple[int, ...]:
    answer = page.request.get(address)
    assert answer.ok, address
    with Image.open(io.BytesIO(answer.body())) as photo:
        return tuple(photo.convert("RGB").getpixel((photo.width // 2, photo.height // 2)))


@pytest.mark.timeout(240)
def test_from_a_photo_on_a_phone_to_the_figure_that_opens_it(open_page):
    officer = open_page(size=PHONE)
    sign_in(officer, "department_officer")
    activity = _recorded(officer)

    head = open_page(size=PHONE)
    sign_in(head, "agency_head")
    head.goto(activity)
    _press(head, "Duyệt, chuyển cơ quan đầu mối")
    assert "Chờ đầu mối" in head.content()

    desk = open_page()
    sign_in(desk, "lead_desk")
    desk.goto(activity)
    _press(desk, "Nhận vào báo cáo")
    assert "Đã vào báo cáo" in desk.content()
    _consolidated(desk)

    desk.get_by_role("link", name="Số liệu", exact=True).first.click()
    desk.locator("tr", has_text=INDICATOR).get_by_role("link", name=INDICATOR).click()
    desk.wait_for_url("**/so-lieu/**")
    _tab(desk, "Hoạt động")
    assert desk.get_by_role("link", name=TITLE).count() == 1
    _tab(desk, "Minh chứng")
    assert not faults(desk)
    desk.get_by_role("link", name="chung-ket").first.click()
    desk.wait_for_url("**/hoat-dong/minh-chung/**")
    shown = desk.locator("main img").first.get_attribute("src")
    difference = [abs(a - b) for a, b in zip(_pixel(desk, shown), RED, strict=True)]
    assert max(difference) < 12, "the very photo"
    assert not faults(desk)
