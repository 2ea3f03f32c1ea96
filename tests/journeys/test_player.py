"""A public screen through a day: it plays, loses the network, a product is taken back meanwhile,
it comes back and drops it; what has ended is never shown; what it played is told once."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page

from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.tests.conftest import people, tree  # noqa: F401
from nepso.kernel.clock import now
from nepso.outreach.distribution.models import Posting, RecallItem
from nepso.outreach.distribution.tests.conftest import air  # noqa: F401
from nepso.outreach.products.tests.conftest import desk  # noqa: F401
from nepso.outreach.screens import jobs
from nepso.outreach.screens.models import PlayLogLine
from nepso.outreach.screens.services import screen_device_pair
from nepso.outreach.screens.tests.conftest import stage  # noqa: F401
from tests.browser import DESK, faults

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
def kiosk(live_server: Any, settings: Any, browser: Browser) -> Iterator[BrowserContext]:
    """A kiosk browser that calls every second and ends a line of its log every three."""
    settings.NEPSO_POLL, settings.NEPSO_PLAY_BUCKET = 1, 3
    context = browser.new_context(
        viewport={"width": DESK[0], "height": DESK[1]}, base_url=live_server.url, locale="vi-VN"
    )
    yield context
    context.close()


def _waits(page: Page, holds: Callable[[], bool], seconds: float = 15) -> None:
    for _ in range(int(seconds * 10)):
        if holds():
            return
        page.wait_for_timeout(100)
    raise AssertionError(page.locator("#san-khau").inner_text())


def _opened(kiosk: BrowserContext, screen: Any) -> Page:
    page = kiosk.new_page()
    page.goto(f"/man-hinh/{screen.code}/")
    _waits(page, lambda: page.evaluate("navigator.serviceWorker.controller !== null"))
    told = page.locator("#ghep:visible")  # its code, by which staff join it to the screen
    _waits(page, lambda: told.count() == 1)
    by = Account.objects.get(pk=screen.created_by_id)
    facts = {"revision": screen.revision, "code": told.inner_text(), "by": by}
    screen_device_pair(screen=screen, **facts)
    _waits(page, lambda: told.count() == 0)
    return page


def test_a_recall_made_while_the_screen_is_away_is_off_it_at_its_next_call(kiosk, stage):  # noqa: F811
    screen = stage.screen(paired=False)
    wrong = stage.run(screen, stage.air.desk.approve(title="Lời này sai"))
    stage.run(screen, stage.air.desk.approve(title="Lời này đúng"))
    for posting in Posting.objects.all():
        stage.slot(screen, posting, seconds=3)
    page = _opened(kiosk, screen)
    shown = page.locator(".slide:visible h1")
    _waits(page, lambda: shown.count() == 1)
    assert faults(page) == []
    page.wait_for_timeout(1500)  # the worker keeps page and style

    kiosk.set_offline(True)
    stage.air.recall(wrong.product)
    page.reload()
    said = set()
    _waits(page, lambda: said.add(shown.inner_text()) or len(said) == 2)
    assert RecallItem.objects.get(posting=wrong).done_at is None

    kiosk.set_offline(False)
    _waits(page, lambda: RecallItem.objects.get(posting=wrong).done_at is not None)
    for _ in range(40):
        assert shown.inner_text() == "Lời này đúng"
        page.wait_for_timeout(100)

    _waits(page, PlayLogLine.objects.exists)
    lines = list(PlayLogLine.objects.values_list("client_id", flat=True))
    assert len(lines) == len(set(lines))
    _waits(page, lambda: Posting.objects.exclude(pk=wrong.pk).get().state == "proven")


def test_what_has_ended_is_never_shown_even_without_network_and_with_a_wrong_clock(kiosk, stage):  # noqa: F811
    screen = stage.screen(paired=False)
    ends = stage.run(screen, stage.air.desk.approve(title="Có hạn"), hours=1)
    stage.run(screen, stage.air.desk.approve(title="Không hạn"))
    Posting.objects.filter(pk=ends.pk).update(until=now() + dt.timedelta(seconds=7))
    page = _opened(kiosk, screen)
    shown = page.locator(".slide:visible h1")
    _waits(page, lambda: shown.count() == 1 and shown.inner_text() == "Có hạn")
    page.wait_for_timeout(1500)
    kiosk.set_offline(True)
    _waits(page, lambda: shown.inner_text() == "Không hạn", 8)
    # Its battery is empty: it wakes up without network, years ago, when nothing had ended yet.
    page.add_init_script(
        "const then = Date.now() - 1e11; Date.now = () => then + performance.now();"
    )
    page.reload()
    _waits(page, lambda: shown.count() == 1)
    for _ in range(30):
        assert shown.inner_text() == "Không hạn"
        page.wait_for_timeout(100)


def test_an_alert_interrupts_at_once_and_ends_by_itself(kiosk, stage):  # noqa: F811
    screen = stage.screen(paired=False)
    stage.run(screen)
    page = _opened(kiosk, screen)
    _waits(page, lambda: page.locator(".slide:visible").count() == 1)
    onset = now() + dt.timedelta(hours=3)
    stage.alert(seconds=6, onset_at=onset)
    told = page.locator("#khan:visible")
    _waits(page, lambda: told.count() == 1, 3)
    assert "Lũ trên sông đang lên" in told.inner_text()
    assert f"Dự kiến bắt đầu {timezone.localtime(onset):%d/%m/%Y %H:%M}." in told.inner_text()
    kiosk.set_offline(True)
    _waits(page, lambda: told.count() == 0, 9)


def test_a_drawn_slide_plays_without_network_and_goes_with_its_recall(kiosk, stage):  # noqa: F811
    screen = stage.screen(paired=False)
    posting = stage.run(screen)
    jobs.draw()
    page = _opened(kiosk, screen)
    whole = page.locator(".slide:visible img.slide__whole")
    _waits(page, lambda: whole.count() == 1)
    page.wait_for_timeout(2500)  # the worker keeps it
    kiosk.set_offline(True)
    page.reload()
    _waits(page, lambda: whole.count() == 1 and whole.evaluate("one => one.naturalWidth") == 1920)
    stage.air.recall(posting.product)
    kiosk.set_offline(False)
    _waits(page, lambda: RecallItem.objects.get(posting=posting).done_at is not None)
    assert whole.count() == 0
    kept = "caches.open('hinh-1').then(c => c.keys()).then(k => k.length)"
    _waits(page, lambda: page.evaluate(kept) == 0)


def test_a_browser_that_was_not_joined_plays_and_proves_nothing_and_confirms_nothing(
    kiosk,
    stage,  # noqa: F811
    browser,
    live_server,
):
    screen = stage.screen(paired=False)
    posting = stage.run(screen)
    stage.slot(screen, posting, seconds=3)
    page = _opened(kiosk, screen)
    page.close()  # the device of the screen is off; somebody else has the address
    stranger = browser.new_context(base_url=live_server.url, locale="vi-VN")
    other = stranger.new_page()
    other.goto(f"/man-hinh/{screen.code}/")
    shown = other.locator(".slide:visible h1")
    _waits(other, lambda: shown.count() == 1 and other.locator("#ghep:visible").count() == 1)
    PlayLogLine.objects.all().delete()
    Posting.objects.filter(pk=posting.pk).update(state="out")
    stage.air.recall(posting.product)
    _waits(other, lambda: shown.count() == 0)
    other.wait_for_timeout(7_000)
    assert not PlayLogLine.objects.exists()
    assert RecallItem.objects.get(posting=posting).done_at is None
    stranger.close()
    page = kiosk.new_page()  # the same browser again: it needs no new code
    page.goto(f"/man-hinh/{screen.code}/")
    _waits(page, lambda: RecallItem.objects.get(posting=posting).done_at is not None)
