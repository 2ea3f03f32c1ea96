"""What was read once can be read again without a network; what is nobody else's is never kept."""

from __future__ import annotations

import pytest
from playwright.sync_api import Error, Page

from tests.browser import PHONE
from tests.journeys.signing_in import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
KEPT_ADDRESSES = """async () => {
  const found = [];
  for (const name of await caches.keys())
    for (const request of await (await caches.open(name)).keys()) found.push(request.url);
  return found;
}"""
HAS_HOME = """async () => navigator.serviceWorker.controller !== null
  && (await (await caches.open("nep-trang-1")).match("/")) !== undefined"""
NEVER = (
    *(
        "/phan-anh/",
        "/phan-anh/scam/",
        "/tra-cuu/",
        "/tim-kiem/?q=x",
        "/kiem-tra/",
        "/dinh-chinh/?q=x",
    ),
    *("/ban-lam-viec/", "/nhiem-vu/", "/ho-so/", "/dinh-chinh/quan-ly/", "/tai-khoan/"),
)


def _with_keeper(page: Page) -> None:
    """The first page, until the keeper has it. Asked again and again by hand: see
    ``tests/conventions/test_waiting_in_a_browser.py``."""
    page.goto("/")
    for _ in range(200):
        if page.evaluate(HAS_HOME):
            return
        page.wait_for_timeout(100)
    raise AssertionError("nothing was kept of the first page")


def test_visited_pages_are_there_without_a_network(open_page):
    page = open_page(size=PHONE)
    _with_keeper(page)
    for address in ("/bo-quy-tac/", "/tro-nang/"):
        page.goto(address)
        page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    for address, title in (("/", "Bạn cần gì hôm nay?"), ("/bo-quy-tac/", "Bộ Quy tắc ứng xử")):
        page.goto(address)
        assert title in page.inner_text("h1")
        font = page.evaluate("getComputedStyle(document.body).fontFamily")
        assert "Be Vietnam Pro" in font, "with its style"
    page.goto("/don-vi/")
    assert page.inner_text("h1") == "Không có mạng"
    with pytest.raises(Error):
        page.goto("/phan-anh/")
    page.context.set_offline(False)
    page.goto("/don-vi/")
    assert page.inner_text("h1") == "Cơ quan, đơn vị"


def test_what_a_person_reports_follows_or_works_on_is_never_kept(open_page):
    page = open_page()
    _with_keeper(page)
    sign_in(page, "lead_desk")
    for address in NEVER:
        page.goto(address)
        page.wait_for_load_state("networkidle")
    page.goto("/bo-quy-tac/")
    page.wait_for_load_state("networkidle")
    kept = [url.split("/", 3)[3] for url in page.evaluate(KEPT_ADDRESSES)]
    pages = {f"/{path}" for path in kept if not path.startswith("tinh/")}
    assert pages == {"/", "/khong-co-mang/"}, "nor what somebody reads who is signed in"
