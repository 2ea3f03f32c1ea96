"""The living page and the error pages in a real browser: axe, width, policy, keyboard."""

import os

import pytest
from django.test import override_settings
from django.urls import include, path
from django.views.generic import TemplateView

from nepso.ui.errors import WORDS, render_error
from tests.browser import DESK, PHONE, chromium, faults

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]

NAVIGATION = [
    {"label": "Việc của tôi", "url": "/", "icon": "home", "current": True, "count": 7},
    {"label": "Kế hoạch", "url": "/", "icon": "file-text"},
    {"label": "Sổ nhiệm vụ", "url": "/", "icon": "list-check"},
]
staff = TemplateView.as_view(
    template_name="ui/confirm_page.html",
    extra_context={
        "title": "Thu hồi kế hoạch?", "text": "Việc này không lấy lại được.",
        "button": "Thu hồi", "back_url": "/", "navigation": NAVIGATION,
    },
)  # fmt: skip
urlpatterns = [
    path("loi/<int:status>", render_error),
    path("hoi-lai/", staff),
    path("giao-dien/", include("nepso.ui.urls")),
]
SHELL = [
    "django.template.context_processors.request",
    "django.contrib.messages.context_processors.messages",
    "nepso.ui.context.shell",
]


@pytest.fixture(scope="module")
def browser():
    # Playwright keeps an event loop on this thread; Django would refuse its own test database.
    kept = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with chromium() as running:
        yield running
    if kept is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def here(settings):
    templates = [dict(settings.TEMPLATES[0])]
    templates[0]["OPTIONS"] = templates[0]["OPTIONS"] | {"context_processors": SHELL}
    with override_settings(ROOT_URLCONF=__name__, TEMPLATES=templates):
        yield


ADDRESSES = ["/giao-dien/", "/hoi-lai/", *(f"/loi/{status}" for status in WORDS)]


@pytest.mark.django_db
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_no_fault_on_any_page(here, live_server, browser, size):
    found = {}
    for address in ADDRESSES:
        page = browser.new_page(viewport={"width": size[0], "height": size[1]}, locale="vi-VN")
        broken = []
        page.on("console", lambda m, b=broken: b.append(m.text) if "Security" in m.text else None)
        page.goto(live_server.url + address)
        if list_ := faults(page) + broken:
            found[address] = list_
        page.close()
    assert not found


@pytest.mark.django_db
def test_the_phone_menu_works_without_script(here, live_server, browser):
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, java_script_enabled=False, locale="vi-VN"
    )
    page = context.new_page()
    page.goto(live_server.url + "/hoi-lai/")
    link = page.locator(".nep-menu__panel a", has_text="Sổ nhiệm vụ")
    assert not link.is_visible()
    page.locator(".nep-menu summary").click()
    assert link.is_visible()
    assert link.bounding_box()["height"] >= 44
    context.close()


@pytest.mark.django_db
def test_the_first_tab_stop_leads_to_the_content(here, live_server, browser):
    page = browser.new_page(locale="vi-VN")
    page.goto(live_server.url + "/giao-dien/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Đến nội dung chính"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "noi-dung"
    page.close()


@pytest.mark.django_db
def test_nothing_is_cut_off_at_double_size(here, live_server, browser):
    """WCAG 2.2, 1.4.10: 1280 px at 400 % is 320 px."""
    page = browser.new_page(viewport={"width": 320, "height": 640}, locale="vi-VN")
    page.goto(live_server.url + "/giao-dien/")
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= 320
    page.close()
