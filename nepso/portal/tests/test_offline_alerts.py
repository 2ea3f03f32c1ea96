"""Without a network an alert is read until its end and not a moment longer."""

import datetime as dt
import time

import pytest
from django.utils import timezone

from nepso.outreach.screens.models import Alert
from tests.browser import chromium

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LASTS = 12
TAKEN_OVER = """() => navigator.serviceWorker.controller ? true : new Promise(done =>
    navigator.serviceWorker.addEventListener("controllerchange", () => done(true), {once: true}))"""


def alert(agency, seconds):
    moment = timezone.now()
    return Alert.objects.create(
        agency=agency, event="Lũ", headline="Lũ trên sông Cầu", area="Xã A", category="Met",
        severity="Severe", urgency="Immediate", certainty="Observed", state="published",
        identifier="thu-1", sender="xa-a", sent_at=moment,
        begins_at=moment - dt.timedelta(hours=1), expires_at=moment + dt.timedelta(seconds=seconds),
    )  # fmt: skip


def test_an_alert_ends_without_a_network_too(press, live_server):
    with chromium() as browser:
        context = browser.new_context(base_url=live_server.url)
        page = context.new_page()
        page.goto("/tro-nang/")
        page.evaluate("navigator.serviceWorker.register('/giu-trang.js')")
        page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        page.evaluate(TAKEN_OVER)
        ends = time.monotonic() + LASTS
        alert(press.tree["xa-a"], LASTS)
        for address in ("/canh-bao/", "/"):
            page.goto(address)
            assert "Lũ trên sông Cầu" in page.content()
        context.set_offline(True)
        page.goto("/canh-bao/")
        assert "Lũ trên sông Cầu" in page.content()
        time.sleep(max(0, ends - time.monotonic()) + 1)
        for address in ("/canh-bao/", "/"):
            page.goto(address)
            assert "Lũ trên sông Cầu" not in page.content(), address
            assert "mạng" in page.inner_text("h1"), address
