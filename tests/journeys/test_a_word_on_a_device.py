"""The service worker shows what was pushed, one by its tag, and opens pages of ours alone."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import CDPSession, Page

from tests.browser import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
SHOWN = """async () => (await (await navigator.serviceWorker.ready).getNotifications())
  .map((one) => ({ title: one.title, body: one.body, tag: one.tag, path: one.data.path }))"""


def _keeper(page: Page) -> tuple[CDPSession, str]:
    """The service worker of the public pages, and its registration."""
    found: list[str] = []
    session = page.context.new_cdp_session(page)
    session.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda told: found.extend(one["registrationId"] for one in told["registrations"]),
    )
    session.send("ServiceWorker.enable")
    page.goto("/")
    page.evaluate("async () => { await navigator.serviceWorker.ready; }")
    for _ in range(100):
        if found:
            return session, found[-1]
        page.wait_for_timeout(100)
    raise AssertionError("no service worker")


def _shown(page: Page, count: int, title: str) -> list[dict[str, str]]:
    for _ in range(100):
        shown: list[dict[str, str]] = page.evaluate(SHOWN)
        if len(shown) == count and any(one["title"] == title for one in shown):
            return shown
        page.wait_for_timeout(100)
    raise AssertionError(page.evaluate(SHOWN))


def test_a_recall_takes_the_place_of_what_it_recalls(open_page, province):
    page = open_page(size=PHONE)
    page.context.grant_permissions(["notifications"], origin=province.address)
    session, registration = _keeper(page)

    def push(**said: str) -> None:
        session.send(
            "ServiceWorker.deliverPushMessage",
            {
                "origin": province.address,
                "registrationId": registration,
                "data": json.dumps(said, ensure_ascii=False),
            },
        )

    push(title="Cảnh báo", body="Có cuộc gọi giả danh.", url="/tin/x-1/", tag="a")
    assert _shown(page, 1, "Cảnh báo")[0]["path"] == "/tin/x-1/"
    push(title="Đã thu hồi: Cảnh báo", body="Sai số.", url="/thu-hoi/y/", tag="a")
    assert _shown(page, 1, "Đã thu hồi: Cảnh báo")[0]["body"] == "Sai số."
    push(title="Nếp Số", body="x", url="https://vi-du.vn/bay/", tag="b")
    other = next(one for one in _shown(page, 2, "Nếp Số") if one["tag"] == "b")
    assert other["path"] == "/", "never another site's"


def test_the_page_offers_it_with_script_and_the_letter_without(open_page):
    with_script = open_page(size=PHONE)
    with_script.goto("/ban-tin/")
    assert with_script.get_by_role("button", name="Báo trên thiết bị này").is_visible()
    without = open_page(size=PHONE, script=False)
    without.goto("/ban-tin/")
    assert not without.get_by_role("button", name="Báo trên thiết bị này").is_visible()
    without.fill("#id_email", "nguoi.doc@vi-du.vn")
    without.get_by_role("button", name="Đăng ký").click()
    assert without.inner_text("h1") == "Hãy mở thư của bạn"
