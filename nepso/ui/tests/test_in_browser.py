"""The living page and the error pages in a real browser: axe, width, policy, keyboard."""

import os

import pytest
from django.http import HttpResponse
from django.template import engines
from django.test import override_settings
from django.urls import include, path
from django.views.generic import TemplateView
from playwright.sync_api import expect

from nepso.kernel.errors import Conflict
from nepso.ui.bundle import TARGET
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


def _work(request, step):
    """Work of three steps that shows itself, as a job's page would."""
    source = (
        '{% extends "ui/shell_staff.html" %}{% block main %}<h1>Việc</h1>'
        '{% progress_poll url step 3 label="Đang đọc" %}'
        '<button hx-get="/clash/">Thử</button>{% endblock %}'
    )
    if request.headers.get("HX-Request"):
        source = (
            '{% progress_poll url step 3 label="Đang đọc" %}' if step < 3 else "<p>Xong rồi</p>"
        )
    values = {"url": f"/viec/{min(step + 1, 3)}/", "step": step}
    return HttpResponse(engines["django"].from_string(source).render(values, request))


def _clash(request):
    raise Conflict("Có người vừa sửa; hãy tải lại trang.")


urlpatterns = [
    path("viec/<int:step>/", _work),
    path("clash/", _clash),
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


def test_on_a_phone_a_link_alone_is_high_and_one_in_a_sentence_stays_in_it(browser):
    page = browser.new_page(viewport={"width": PHONE[0], "height": PHONE[1]})
    page.set_content(
        f"<style>{TARGET.read_text()}</style><main><ul><li><a id=alone href=/a>Bài</a></li>"
        "<li><span>Tải <a href=/b>mẫu trống</a>, rồi điền.</span></li></ul>"
        "<div class=nep-rich><ul><li>Gọi <a href=tel:113>113</a> ngay.</li></ul></div>"
        "<p class=nep-alone><a id=icon href=/c><svg width=16 height=16></svg>Mở</a></p></main>"
    )
    style = "(link, name) => getComputedStyle(link)[name]"
    for link in page.locator("span > a, .nep-rich a").all():
        assert link.evaluate(style, "display") == "inline"
    for name in ("#alone", "#icon"):
        assert page.locator(name).bounding_box()["height"] >= 44
        assert page.locator(name).evaluate(style, "columnGap") not in ("normal", "0px")
    page.close()


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
def test_escape_closes_the_phone_menu_and_gives_the_focus_back(here, live_server, browser):
    page = browser.new_page(viewport={"width": 390, "height": 844}, locale="vi-VN")
    page.goto(live_server.url + "/hoi-lai/")
    button, link = page.locator(".nep-menu summary"), page.locator(".nep-menu__panel a").first
    assert button.get_attribute("aria-expanded") == "false"
    button.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    link.focus()
    page.keyboard.press("Escape")
    assert not link.is_visible()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    expect(button).to_have_attribute("aria-expanded", "false")
    page.locator("#noi-dung").focus()
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.tagName") != "SUMMARY", "a shut menu takes nothing"
    button.click()
    assert not faults(page)
    page.mouse.click(200, 830)
    assert not link.is_visible(), "a press elsewhere closes it too"
    page.close()


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


@pytest.mark.django_db
def test_progress_comes_by_itself_and_errors_find_their_place(here, live_server, browser):
    page = browser.new_page(locale="vi-VN")
    said = []
    page.on("console", lambda m: said.append(m.text) if "Security" in m.text else None)
    page.goto(live_server.url + "/viec/1/")
    assert "1/3 (33%)" in page.inner_text("main")
    page.locator("strong", has_text="2/3 (67%)").wait_for(timeout=8000)
    page.get_by_text("Xong rồi").wait_for(timeout=8000)
    page.get_by_text("Thử", exact=True).click()
    page.locator("#thong-bao [role=alert]").wait_for(timeout=8000)
    assert "Có người vừa sửa" in page.inner_text("#thong-bao")
    assert page.get_by_text("Thử", exact=True).is_visible(), "the page itself stays as it was"
    assert not said, "htmx did something that the security policy forbids"
    page.close()


@pytest.mark.django_db
def test_without_script_a_link_shows_the_progress(here, live_server, browser):
    context = browser.new_context(java_script_enabled=False, locale="vi-VN")
    page = context.new_page()
    page.goto(live_server.url + "/viec/1/")
    page.get_by_role("link", name="Xem tiến độ mới nhất").click()
    assert "1/3" in page.inner_text("main")
    context.close()


@pytest.mark.django_db
def test_a_chosen_file_is_named_in_vietnamese(here, live_server, browser, tmp_path):
    chosen = tmp_path / "kế hoạch.pdf"
    chosen.write_bytes(b"%PDF-")
    page = browser.new_page(locale="vi-VN")
    page.goto(live_server.url + "/giao-dien/")
    wrap = page.locator("#truong .nep-file-wrap")
    assert wrap.get_attribute("data-said") == "Chưa chọn tệp nào"
    page.set_input_files("#id_mau-evidence", str(chosen))
    assert wrap.get_attribute("data-said") == "kế hoạch.pdf"
    page.close()
