"""An officer records an activity on a phone; the network drops in between; it arrives once."""

from __future__ import annotations

import io
import time

import pytest
from PIL import Image
from playwright.sync_api import Page

from tests.browser import PHONE, faults
from tests.journeys.signing_in import sign_in

pytestmark = pytest.mark.browser
TITLE = "Phát thanh cảnh báo lừa đảo tại bảy tổ dân phố"


def _photo() -> dict[str, object]:
    out = io.BytesIO()
    Image.radial_gradient("L").resize((1600, 1200)).convert("RGB").save(out, "JPEG")
    return {"name": "to-5.jpg", "mimeType": "image/jpeg", "buffer": out.getvalue()}


def _opened_from_its_task(page: Page) -> None:
    sign_in(page, "focal_officer")
    page.goto("/nhiem-vu/cua-toi/")
    page.get_by_role("link", name="Ghi hoạt động").first.click()
    page.wait_for_load_state()
    assert page.locator("#id_task").input_value(), "the task is chosen already"


def _on_its_page(page: Page) -> None:
    page.wait_for_url(lambda url: "/hoat-dong/" in url and "/ghi/" not in url, timeout=60_000)
    assert page.get_by_role("heading", level=1).inner_text() == TITLE


@pytest.mark.timeout(240)
def test_kept_on_the_device_and_sent_once_when_the_network_is_back(open_page):
    page = open_page(size=PHONE)
    _opened_from_its_task(page)
    begun = time.monotonic()
    page.fill("#id_title", TITLE)
    page.set_input_files("#id_photos", [_photo()])
    page.get_by_text("to-5.jpg").wait_for()
    page.context.set_offline(True)
    page.get_by_role("button", name="Lưu và gửi thủ trưởng").click()
    page.get_by_text("Đã lưu trên máy, chưa gửi").wait_for()
    assert faults(page) == []
    page.context.set_offline(False)
    page.evaluate("window.dispatchEvent(new Event('online'))")
    _on_its_page(page)
    assert time.monotonic() - begun < 60, "under a minute on a phone"
    assert page.get_by_text("Chờ thủ trưởng").first.is_visible()
    assert page.locator(".nep-proof__photo img").count() == 1
    assert faults(page) == []
    page.goto("/hoat-dong/ghi/")
    page.wait_for_timeout(500)
    assert not page.locator("#ban-nhap").is_visible(), "nothing is left on the device"
    page.goto("/hoat-dong/cua-co-quan/")
    assert page.get_by_role("link", name=TITLE).count() == 1


@pytest.mark.timeout(240)
def test_what_was_typed_is_offered_again_after_the_page_was_closed(open_page):
    page = open_page(size=PHONE)
    _opened_from_its_task(page)
    page.fill("#id_title", "Việc đang ghi dở")
    page.wait_for_timeout(1000)
    page.goto("/hoat-dong/ghi/")
    page.get_by_role("button", name="Mở tiếp").click()
    assert page.locator("#id_title").input_value() == "Việc đang ghi dở"


@pytest.mark.timeout(240)
def test_without_script_it_is_an_ordinary_form(open_page):
    page = open_page(size=PHONE, script=False)
    _opened_from_its_task(page)
    page.fill("#id_title", TITLE)
    page.set_input_files("#id_photos", [_photo()])
    page.get_by_role("button", name="Lưu nháp").click()
    _on_its_page(page)
    assert page.get_by_role("button", name="Gửi thủ trưởng").is_visible()
