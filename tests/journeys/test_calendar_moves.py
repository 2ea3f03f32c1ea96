"""A posting is moved in the calendar by keyboard, by mouse, by finger, and put back."""

from __future__ import annotations

import pytest

from tests.browser import PHONE, faults
from tests.journeys.signing_in import sign_in

pytestmark = pytest.mark.browser
TOLD = ".nep-cal__told--done, .nep-cal__told--wrong"


def _at(page, item):
    return page.locator(f"#{item}").get_attribute("data-at")


def _stored(page):
    """The answer, after whatever is asked first."""
    page.locator(f"{TOLD}, dialog[open]").first.wait_for(timeout=60_000)
    if page.locator("dialog[open]").count():
        page.locator("dialog[open] button[value=co]").click()
        page.locator(TOLD).wait_for(timeout=60_000)


def test_by_keyboard_then_by_mouse_then_back(open_page):
    page = open_page(size=(1280, 1600))
    sign_in(page, "lead_desk")
    page.goto("/kenh/lich/")
    line = page.locator(".nep-cal__item[data-move]").last
    item, before = line.get_attribute("id"), line.get_attribute("data-at")
    line.locator(".nep-cal__grab").focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    assert _at(page, item) == before
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    _stored(page)
    moved = _at(page, item)
    assert moved != before
    assert "nep-cal__grab" in page.evaluate("document.activeElement.className")
    assert not faults(page)
    box = page.locator(f"#{item} .nep-cal__what").bounding_box()
    day = page.locator(".nep-cal__day", has=page.locator(f"#{item}")).bounding_box()
    page.mouse.move(box["x"] + 20, box["y"] + 8)
    page.mouse.down()
    sideways = day["x"] + day["width"] * (1.5 if day["x"] < 900 else -0.5)
    page.mouse.move(sideways, box["y"] + 8, steps=10)
    page.mouse.up()
    _stored(page)
    assert _at(page, item)[:10] != moved[:10]
    page.get_by_role("button", name="Hoàn tác").click()
    page.wait_for_load_state()
    assert _at(page, item) == moved


def test_by_finger_on_a_phone(open_page):
    page = open_page(size=PHONE)
    sign_in(page, "lead_desk")
    page.goto("/kenh/lich/?xem=danh-sach")
    grab = page.locator(".nep-cal__grab").last
    grab.scroll_into_view_if_needed()
    item = page.locator(".nep-cal__item[data-move]").last.get_attribute("id")
    before, box = _at(page, item), grab.bounding_box()
    x, y = box["x"] + 20, box["y"] + 20
    touch = page.context.new_cdp_session(page)

    def send(kind, *points):
        touch.send(
            "Input.dispatchTouchEvent",
            {"type": kind, "touchPoints": [{"x": px, "y": py} for px, py in points]},
        )

    send("touchStart", (x, y))
    above = page.locator(f".nep-cal__day:not(:has(#{item}))").last.bounding_box()
    target = above["y"] + 10 if 70 < above["y"] < 770 else y - 160
    for step in range(1, 9):
        send("touchMove", (x - 60, y + (target - y) * step / 8))
    send("touchEnd")
    _stored(page)
    assert _at(page, item) != before
    assert not faults(page)
