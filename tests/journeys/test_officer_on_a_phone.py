"""A ward's officer, on a phone: signs in, sees what is late first, takes one step, sees it kept."""

from __future__ import annotations

import pytest

from tests.browser import PHONE
from tests.journeys.signing_in import sign_in

pytestmark = pytest.mark.browser


@pytest.mark.timeout(180)
@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_task_moves_on_from_its_card(open_page, script):
    page = open_page(size=PHONE, script=script)
    sign_in(page, "focal_officer")
    page.goto("/nhiem-vu/cua-toi/")
    start = page.get_by_role("button", name="Bắt đầu").first
    assert start.is_visible()
    box = start.bounding_box()
    assert box is not None
    assert box["height"] >= 44, "a finger needs 44 px"
    before = page.get_by_role("button", name="Bắt đầu").count()
    start.click()
    page.wait_for_load_state()
    page.goto("/nhiem-vu/cua-toi/")
    assert page.get_by_role("button", name="Bắt đầu").count() == before - 1


@pytest.mark.timeout(180)
def test_nobody_sees_another_agencys_notes(open_page):
    note = "Ghi chú riêng của phường, không cho nơi khác đọc"
    mine = open_page(size=PHONE)
    sign_in(mine, "focal_officer")
    mine.goto("/nhiem-vu/cua-toi/")
    mine.get_by_role("link", name="Cập nhật").first.click()
    mine.fill("textarea[name=note]", note)
    mine.get_by_role("button", name="Lưu").click()
    mine.wait_for_load_state()
    task = mine.url
    mine.goto(task)
    assert note in mine.content(), "its own officer reads it"
    other = open_page(size=PHONE)
    sign_in(other, "department_officer")
    answer = other.goto(task)
    assert answer is not None
    assert answer.status == 200, "the register itself is open to everybody with a role"
    assert note not in other.content()
