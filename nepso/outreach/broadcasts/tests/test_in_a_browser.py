"""A reading is recorded with the browser's own microphone; pages of sound and video are readable.

``NEPSO_PICTURES=folder`` keeps what is looked at.
"""

import os
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from nepso.foundation.files.services import media_keep
from nepso.foundation.files.tests.test_media import sample
from nepso.outreach.broadcasts.models import Reading
from nepso.outreach.broadcasts.tests.test_readings import add, choose
from nepso.outreach.products.services import asset_add, caption_write
from nepso.outreach.products.tests.conftest import RIGHTS
from tests.browser import DESK, PHONE, chromium, faults

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MICROPHONE = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
VTT = "00:00.000 --> 00:01.500\nDừng cuộc gọi.\n"


@pytest.fixture
def page():
    with chromium(*MICROPHONE) as browser:
        yield browser.new_page()


def looked_at(page, name):
    found = []
    for width, height in (PHONE, DESK):
        page.set_viewport_size({"width": width, "height": height})
        found += [f"{name} at {width}: {fault}" for fault in faults(page)]
        if folder := os.environ.get("NEPSO_PICTURES"):
            page.screenshot(path=Path(folder) / f"{name}-{width}.png", full_page=True)
    return found


def test_recorded_by_keyboard_measured_and_every_page_readable(air, client, live_server, page):
    by = air.person("officer")
    stored = media_keep(content=ContentFile(sample("film.mp4")), name="phim.mp4", by=by)
    film = asset_add(agency=air.desk.tree["xa-a"], stored=stored, facts=RIGHTS, by=by)
    caption_write(asset=film, language="vi", text=VTT, is_machine_made=False, revision=0, by=by)
    product = air.desk.approve(assets=[film])
    script = air.variant(product, kind="loudspeaker")
    air.outlet("loudspeaker", name="Đài xã A")
    air.out(air.outlet("portal"), product)
    choose(air, add(air, script))
    client.force_login(by)
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value}
    page.context.add_cookies([{**cookie, "url": live_server.url}])
    there = f"{live_server.url}/kenh/ban-doc/{script.public_id}/"
    page.goto(there)
    button = page.locator("[data-record]")
    button.focus()
    page.keyboard.press("Enter")
    page.wait_for_timeout(2500)
    assert page.locator("meter").get_attribute("aria-valuetext")
    page.keyboard.press("Enter")
    page.get_by_text("Đã ghi").wait_for(timeout=20_000)
    found = looked_at(page, "ghi-am")
    page.fill("[name=read_by]", "Chị Hai")
    page.check("[name=voice_agreed]")
    page.get_by_role("button", name="Lưu bản đọc").click()
    page.get_by_text("Đã lưu bản đọc").wait_for(timeout=20_000)
    recorded = Reading.objects.get(made_by="recorded")
    assert recorded.levels["seconds"] > 1
    found += looked_at(page, "ban-doc")
    paths = {
        "kich-ban": "/kenh/ban-doc/",
        "tep": f"/san-pham/kho/{film.public_id}/",
        "phu-de": f"/san-pham/kho/{film.public_id}/phu-de/vi/",
        "quyen": f"/san-pham/kho/{film.public_id}/sua/",
        "them": "/san-pham/kho/them/",
        "san-pham": f"/san-pham/{product.public_id}/",
    }
    for name, path in paths.items():
        page.goto(live_server.url + path)
        found += looked_at(page, name)
    page.goto(f"{live_server.url}/tin/")
    page.get_by_role("link", name=product.title).first.click()
    page.locator("video").wait_for()
    found += looked_at(page, "bai")
    assert not found, "\n".join(found)
