"""Pages opened by a link alone, as a browser really sends them: without a referrer there is no
origin, and the form has to arrive all the same."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from playwright.sync_api import Browser, Page

from nepso.foundation.accounts.tests.conftest import people, tree  # noqa: F401
from nepso.outreach.distribution.tests.conftest import air  # noqa: F401
from nepso.outreach.newsletter.models import Reader
from nepso.outreach.newsletter.tests.conftest import paper, post  # noqa: F401
from nepso.outreach.products.models import Product
from nepso.outreach.products.tests.conftest import desk  # noqa: F401
from nepso.outreach.products.tests.test_outside import address, issued
from tests.browser import PHONE, faults

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(scope="session", autouse=True)
def _beside_an_event_loop() -> Iterator[None]:
    """Playwright keeps one on this thread; Django would refuse its own test database."""
    kept = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    yield
    if kept is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def phone(live_server: Any, browser: Browser) -> Iterator[Page]:
    """Somebody without an account, who opens a letter on their phone."""
    cache.clear()
    context = browser.new_context(
        viewport={"width": PHONE[0], "height": PHONE[1]}, base_url=live_server.url, locale="vi-VN"
    )
    yield context.new_page()
    context.close()


def test_somebody_without_an_account_approves_and_the_key_is_in_no_log(phone, desk, caplog):  # noqa: F811
    _, key = issued(desk, desk.submit(assets=[desk.asset()]))
    with caplog.at_level(logging.DEBUG):
        phone.goto(address(key))
        assert faults(phone) == []
        phone.get_by_label("Họ tên của bạn").fill("Trần Thị B")
        phone.get_by_role("button", name="Gửi quyết định").click()
        phone.wait_for_selector(".nep-error-summary")
        phone.get_by_label("Chức danh, đơn vị của bạn").fill("Trường Đại học X")
        phone.get_by_label("Đồng ý cho đăng").check()
        phone.get_by_role("button", name="Gửi quyết định").click()
        phone.get_by_role("heading", name="Đã nhận quyết định của bạn").wait_for()
    assert Product.objects.get().state == "approved"
    assert key not in caplog.text


def test_a_reader_confirms_by_the_link_of_their_letter(phone, paper, caplog):  # noqa: F811
    paper.ask("nguoi.doc@vi-du.vn", paper.open())
    paper.work()
    path = paper.link()
    with caplog.at_level(logging.DEBUG):
        phone.goto(path)
        phone.get_by_role("button", name="Đúng, gửi cho tôi").click()
        phone.wait_for_url("**/ban-tin/da-xac-nhan/")
    assert Reader.objects.count() == 1
    assert path.split("/")[-2] not in caplog.text
