"""A posting is moved in the calendar by keyboard, by mouse, by finger, and put back."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

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


def _movable(page, view):
    """The last one that may be moved, on the page of its own days; whatever day it is today."""
    today = timezone.localdate()
    page.goto("/kenh/lich/?xem=danh-sach")
    line = page.locator(".nep-cal__item[data-move]").last
    # The last days of a month: what is ahead, and a day to move it to, stand on the next page.
    if not line.count() or (today + dt.timedelta(days=2)).month != today.month:
        page.goto(f"/kenh/lich/?xem=danh-sach&ngay={today + dt.timedelta(days=7)}")
    item, at = line.get_attribute("id"), line.get_attribute("data-at")
    page.goto(f"/kenh/lich/?xem={view}&ngay={at[:10]}")
    return item, at


def _other_day(page, item):
    """The nearest day on the page, after today, on which it does not stand."""
    own, today = _at(page, item)[:10], timezone.localdate().isoformat()
    days = page.locator("[data-day]").evaluate_all("all => all.map(one => one.dataset.day)")
    later = [day for day in days if day > today and day != own]
    return min(later, key=lambda day: abs(dt.date.fromisoformat(day) - dt.date.fromisoformat(own)))


def test_by_keyboard_then_by_mouse_then_back(open_page):
    page = open_page(size=(1280, 2600))  # the whole month at once: nothing scrolls
    sign_in(page, "lead_desk")
    item, before = _movable(page, "thang")
    line = page.locator(f"#{item}")
    is_last = page.locator("[data-day]").last.get_attribute("data-day") == before[:10]
    line.locator(".nep-cal__grab").focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    assert _at(page, item) == before
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowLeft" if is_last else "ArrowRight")
    page.keyboard.press("Enter")
    _stored(page)
    moved = _at(page, item)
    assert moved != before
    assert "nep-cal__grab" in page.evaluate("document.activeElement.className")
    assert not faults(page)
    wanted = _other_day(page, item)
    box = page.locator(f"#{item} .nep-cal__what").bounding_box()
    day = page.locator(f"[data-day='{wanted}']").bounding_box()
    page.mouse.move(box["x"] + 20, box["y"] + 8)
    page.mouse.down()
    page.mouse.move(day["x"] + day["width"] / 2, day["y"] + 10, steps=10)
    page.mouse.up()
    _stored(page)
    assert _at(page, item)[:10] == wanted
    page.get_by_role("button", name="Hoàn tác").click()
    page.wait_for_load_state()
    assert _at(page, item) == moved


def test_by_finger_on_a_phone(open_page):
    page = open_page(size=PHONE)
    sign_in(page, "lead_desk")
    item, _ = _movable(page, "danh-sach")
    wanted = _other_day(page, item)
    grab, day = page.locator(f"#{item} .nep-cal__grab"), page.locator(f"[data-day='{wanted}']")
    grab.evaluate("one => one.scrollIntoView({ block: 'center' })")
    box, target = grab.bounding_box(), day.bounding_box()
    assert box["width"] >= 44
    x, y = box["x"] + 20, box["y"] + 20
    touch = page.context.new_cdp_session(page)

    def send(kind, *points):
        touch.send(
            "Input.dispatchTouchEvent",
            {"type": kind, "touchPoints": [{"x": px, "y": py} for px, py in points]},
        )

    send("touchStart", (x, y))
    for step in range(1, 9):
        send("touchMove", (x - 60, y + (target["y"] + 14 - y) * step / 8))
    send("touchEnd")
    _stored(page)
    assert _at(page, item)[:10] == wanted
    assert not faults(page)


@pytest.mark.parametrize(
    ("keys", "is_moved"),
    [(["Shift+Tab", "Enter"], True), (["Space"], False), (["Escape"], False)],
)  # fmt: skip
def test_the_question_before_a_move_is_answered_by_keys(open_page, keys, is_moved):
    page = open_page(size=(1280, 2600))
    sign_in(page, "lead_desk")
    item, before = _movable(page, "tuan")
    # A week back lies in the past (or beside another): either way something is asked.
    page.locator(f"#{item} .nep-cal__grab").focus()
    weeks = (dt.date.fromisoformat(before[:10]) - timezone.localdate()).days // 7 + 1
    page.keyboard.press("Space")
    for _ in range(weeks):
        page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press("Space")
    page.locator("dialog[open]").wait_for(timeout=60_000)
    for key in keys:
        page.keyboard.press(key)
    page.locator("dialog[open]").wait_for(state="detached", timeout=60_000)
    if is_moved:
        page.locator(TOLD).wait_for(timeout=60_000)
        assert page.locator(".nep-cal__told--done").count() == 1
        page.get_by_role("button", name="Hoàn tác").click()
        page.wait_for_load_state()
    else:
        assert "nep-cal__grab" in page.evaluate("document.activeElement.className")
    assert _at(page, item) == before
    assert not faults(page)
