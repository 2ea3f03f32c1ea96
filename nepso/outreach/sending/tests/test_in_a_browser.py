"""A recall of what was sent the way before, to its end, by keyboard on a telephone and a desk."""

import os
from pathlib import Path

import pytest
from django.urls import reverse

from nepso.outreach.sending.models import OutletConnection
from tests.browser import DESK, PHONE, chromium, faults

pytestmark = [
    pytest.mark.browser,
    pytest.mark.timeout(240),
    pytest.mark.django_db(transaction=True),
]
LONG = "Trang Facebook của Ủy ban nhân dân phường Phan Đình Phùng về nếp sống văn hóa trên mạng"


@pytest.fixture
def standing(line):
    """Something that the fake service has, on an outlet that sends nothing by machine since."""
    product = line.air.desk.approve()
    outlet = line.air.outlet("facebook", name=LONG)
    posting = line.plan(line.connect(outlet=outlet), product)
    line.pass_a_minute()
    line.silence(OutletConnection.objects.get())
    return posting, product


def test_what_was_sent_before_is_told_and_taken_off(line, standing, client, live_server):
    posting, product = standing
    client.force_login(line.air.person("officer"))
    pages = {
        "connection": reverse("sending:connection", args=[posting.outlet.public_id]),
        "posting": reverse("distribution:posting", args=[posting.public_id]),
    }
    found = []
    with chromium() as browser:
        context = browser.new_context(base_url=live_server.url, service_workers="block")
        cookie = client.cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
        page = context.new_page()

        def seen(name):
            for width, height in (PHONE, DESK):
                page.set_viewport_size({"width": width, "height": height})
                page.goto(pages[name])
                found.extend(f"{name} at {width} px: {fault}" for fault in faults(page))
                if folder := os.environ.get("NEPSO_PICTURES"):
                    page.screenshot(path=Path(folder) / f"{name}-{width}.png", full_page=True)
            return page.locator("main").inner_text()

        assert "Còn 1 bài đã gửi theo cách trước" in seen("connection")
        recall = line.recall(product)
        pages["recall"] = reverse("distribution:recall", args=[recall.public_id])
        seen("recall")
        line.pass_a_minute()
        pages["closed"] = pages["recall"]
        assert "không còn" in seen("closed")
        assert "Máy đã gỡ lúc" in seen("posting")
        assert "Còn 1 bài" not in seen("connection")
    assert not found, "\n".join(found)
