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
    page = open_page(size=PHONE)
    sign_in(page, "focal_officer")
    page.goto("/nhiem-vu/")
    assert page.get_by_role("heading", level=1).is_visible()
