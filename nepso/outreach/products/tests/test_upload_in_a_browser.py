"""A large film sent by a person whose network breaks: it goes on where it stopped, byte for byte;
one that is too large is told before any byte is sent."""

import os
import re

import pytest
from django.core.files.base import ContentFile
from playwright.sync_api import expect

from nepso.foundation.files.services import media_keep
from nepso.foundation.files.tests.test_media import sample
from nepso.outreach.products.models import Asset
from tests.browser import PHONE, chromium, faults

pytestmark = [
    pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.timeout(180),
]  # fmt: skip
PART = re.compile(r"/san-pham/kho/tai/phan/$")
PADDING = 4_000_000


@pytest.fixture
def page(desk, client, live_server, settings, tmp_path):
    """The page on which a file is given, on a phone, signed in as an officer."""
    settings.MEDIA_ROOT = tmp_path / "kho"
    client.force_login(desk.person("officer"))
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value}
    with chromium() as browser:
        opened = browser.new_page(viewport={"width": PHONE[0], "height": PHONE[1]})
        opened.context.add_cookies([{**cookie, "url": live_server.url}])
        opened.goto(f"{live_server.url}/san-pham/kho/them/")
        yield opened


@pytest.fixture
def film(tmp_path):
    """A film of four megabytes: what follows the last frame is padding, as cameras leave it."""
    path = tmp_path / "phim.mp4"
    free = (PADDING + 8).to_bytes(4, "big") + b"free" + os.urandom(PADDING)
    path.write_bytes(sample("film.mp4") + free)
    return path


def offsets_sent(page):
    """Where each part that arrives begins, as it happens."""
    begun = []

    def note(answer):
        if PART.search(answer.url) and answer.request.method == "POST" and answer.status == 200:
            begun.append(int(answer.request.headers["x-offset"]))

    page.on("response", note)
    return begun


def came_whole(film):
    """One asset, its file the same as if it had been sent in one piece."""
    in_one = media_keep(content=ContentFile(film.read_bytes()), name="phim.mp4", by=None)
    return Asset.objects.get().stored.sha256 == in_one.sha256


def test_a_connection_that_breaks_in_the_middle_is_gone_on_with(page, film):
    arrived, broken = offsets_sent(page), []

    def break_once(route):
        is_third = route.request.headers.get("x-offset") == "2000000"
        if is_third and not broken:
            broken.append(True)
            route.abort("internetdisconnected")
        else:
            route.continue_()

    page.route(PART, break_once)
    page.set_input_files("#id_file", film)
    page.get_by_role("button", name="Gửi tệp").click()
    expect(page.get_by_role("status")).to_contain_text("Mất mạng ở 2 MB")
    assert faults(page) == []
    page.wait_for_url(re.compile(r"/san-pham/kho/[a-z0-9]{16}/"), timeout=60_000)
    assert broken
    assert arrived == [0, 1_000_000, 2_000_000, 3_000_000, 4_000_000], "no part twice"
    assert came_whole(film)


def test_a_page_that_was_closed_in_the_middle_goes_on_from_there(page, film):
    arrived = offsets_sent(page)
    page.route(PART, lambda route: (
        route.abort() if int(route.request.headers.get("x-offset", 0)) >= 2_000_000
        else route.continue_()
    ))  # fmt: skip
    page.set_input_files("#id_file", film)
    page.get_by_role("button", name="Gửi tệp").click()
    expect(page.get_by_role("status")).to_contain_text("Mất mạng")
    page.reload()
    page.unroute(PART)
    page.set_input_files("#id_file", film)
    page.get_by_role("button", name="Gửi tệp").click()
    page.wait_for_url(re.compile(r"/san-pham/kho/[a-z0-9]{16}/"), timeout=60_000)
    # A part may arrive by half: it goes on from there, wherever that is.
    assert arrived == sorted(set(arrived)), "what is there stays"
    assert came_whole(film)


def test_four_gigabytes_are_told_before_a_byte_is_sent(page, tmp_path):
    path = tmp_path / "dai.mp4"
    with path.open("wb") as sparse:
        sparse.truncate(4_000_000_000)
    asked = []
    page.fill("#id_title", "Tên tôi vừa gõ")
    page.on("request", lambda one: asked.append(one.method) if one.method == "POST" else None)
    page.set_input_files("#id_file", path)
    told = page.get_by_role("status")
    expect(told).to_contain_text("4.000 MB, quá 400 MB nên chưa gửi")
    expect(told).to_contain_text("YouTube")
    assert page.input_value("#id_file") == "", "nothing is left to be sent by mistake"
    assert page.input_value("#id_title") == "Tên tôi vừa gõ"
    assert faults(page) == []
    assert asked == []
