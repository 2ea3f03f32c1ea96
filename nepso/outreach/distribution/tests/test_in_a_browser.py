"""What waits for a second person, and sheets as they will look, on a telephone and a desk."""

import os
from pathlib import Path

import pytest

from tests.browser import DESK, PHONE, chromium, faults

pytestmark = [
    pytest.mark.browser,
    pytest.mark.timeout(240),
    pytest.mark.django_db(transaction=True),
]
LONG = "Đài truyền thanh phường Phan Đình Phùng, thành phố Thái Nguyên xin kính chào bà con cô bác"


def test_what_waits_for_another_and_how_sheets_look(air, client, live_server, settings, tmp_path):
    settings.MEDIA_ROOT, settings.NEPSO_URL = tmp_path, "https://nepso.vidu.vn"
    asked = "Kẻ gian hay gọi.\n\n## Ai hay gọi?\n\nNgười xưng công an.\n\n## Làm gì?\n\nGọi 113."
    product = air.desk.approve(source=asked)
    air.rule("loudspeaker", greeting=LONG, repeats=2)
    change = air.rule("loudspeaker", greeting=f"{LONG}!", suffix="Xin hết.", approved_by="")
    posting = air.out(product=product)
    air.prove(posting, kind="link", url=f"https://vidu.vn/{'bai-dang-rat-dai-' * 9}")
    sheets = {
        f"{kind}-{kho or 'dau'}": f"/kenh/ban/{air.variant(product, kind).public_id}/?kho={kho}"
        for kind, kho in (
            *(("poster", ""), ("leaflet", "leaflet_folded"), ("banner", ""), ("booklet", "")),
            ("lcd_screen", "slide_portrait"),
        )
    }
    whose = f"?co_quan={change.agency.public_id}"
    pages = {
        "rules": f"/kenh/quy-tac/{whose}",
        "rule": f"/kenh/quy-tac/loudspeaker/{whose}",
        "posting": f"/kenh/luot-dang/{posting.public_id}/",
        "product": f"/san-pham/{product.public_id}/",
        "sms": f"/kenh/ban/{air.variant(product, 'telecom_message').public_id}/",
        **{
            kind: f"/kenh/ban/{air.variant(product, kind).public_id}/"
            for kind in ("facebook", "zalo_oa", "zalo_group", "tiktok", "youtube")
        },
        **sheets,
    }
    client.force_login(air.person("head"))
    found = []
    with chromium() as browser:
        context = browser.new_context(base_url=live_server.url, service_workers="block")
        cookie = client.cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
        page = context.new_page()
        for name, address in pages.items():
            for width, height in (PHONE, DESK):
                page.set_viewport_size({"width": width, "height": height})
                page.goto(address)
                page.evaluate(
                    "document.querySelectorAll('main details').forEach(one => one.open = 1)"
                )
                found += [f"{name} at {width} px: {fault}" for fault in faults(page)]
                for image in page.locator("main .nep-outlets__sheet img").all():
                    image.scroll_into_view_if_needed()
                    image.evaluate("one => one.decode()")
                    assert image.evaluate("one => one.naturalWidth") > 0, name
                if folder := os.environ.get("NEPSO_PICTURES"):
                    page.screenshot(path=Path(folder) / f"{name}-{width}.png", full_page=True)
    assert not found, "\n".join(found)
