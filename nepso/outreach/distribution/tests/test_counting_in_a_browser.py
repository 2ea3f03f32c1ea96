"""What is counted while typing is what is counted when it is sent."""

import pytest

from nepso.outreach.distribution.making.counting import GSM, GSM_TWICE, sms_size
from nepso.outreach.distribution.making.scripts import reading_seconds
from tests.browser import chromium

pytestmark = [
    pytest.mark.browser,
    pytest.mark.timeout(240),
    pytest.mark.django_db(transaction=True),
]
MESSAGES = [
    *("a" * 160, "a" * 161, "a" * 158 + "€", "a" * 159 + "€", "[]{}~^\\|€", "à" * 10, "Gọi 113"),
    *("đ" * 70, "đ" * 71, "😀" * 35, "đ" + "😀" * 70, "@£$ Ωè\nx"),
    # Two messages were what takes two places torn in two: three.
    *("a" * 152 + "[" + "b" * 152, "đ" * 66 + "😀" + "đ" * 66),
    "x".join(["", *sorted((GSM | GSM_TWICE) - {"\r"}), ""]),
]
SCRIPTS = ["Một hai ba.", "từ " * 130, "Câu một. / Câu hai. // Hết.", "防止诈骗 nhé /", "a / " * 40]


def told(page):
    found = page.locator("textarea[data-counted]").first.get_attribute("aria-describedby")
    return page.locator(f"#{found}")


def test_messages_and_scripts_are_counted_as_typed(air, client, live_server):
    product = air.desk.approve()
    message, script = air.variant(product, "telecom_message"), air.variant(product, "loudspeaker")
    client.force_login(air.person("officer"))
    with chromium() as browser:
        context = browser.new_context(base_url=live_server.url, service_workers="block")
        cookie = client.cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
        page = context.new_page()
        page.goto(f"/kenh/ban/{message.public_id}/")
        page.locator("summary", has_text="Sửa lời").click()
        for text in MESSAGES:
            page.locator("textarea").fill(text)
            size, line = sms_size(text), told(page)
            assert line.locator("[data-size]").inner_text() == str(size.units), text
            assert line.locator("[data-parts]").inner_text() == str(size.parts), text
            assert line.locator("[data-marks=no]").is_visible() is size.is_seven_bit, text
            assert line.locator("[data-marks=yes]").is_visible() is not size.is_seven_bit, text
        page.goto(f"/kenh/ban/{script.public_id}/")
        page.locator("summary", has_text="Sửa lời").click()
        assert "130 từ một phút" in told(page).inner_text()
        for text in SCRIPTS:
            page.locator("textarea").fill(text)
            assert told(page).locator("[data-seconds]").inner_text() == str(
                reading_seconds(text, 130)
            ), text
