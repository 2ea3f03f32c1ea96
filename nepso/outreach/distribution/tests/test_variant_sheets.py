"""What goes to paper or fills a screen is looked at as its own sheet, in the words it has now."""

import io

import pytest
from PIL import Image

from nepso.outreach.distribution.artwork.kinds import KINDS
from nepso.outreach.distribution.models import Variant
from nepso.outreach.distribution.variant_sheets import sheet_preview, sheets_for

ASKED = "Kẻ gian hay gọi.\n\n## Ai hay gọi?\n\nNgười xưng công an.\n\n## Làm gì ngay?\n\nGọi 113."


def picture(client, one, kho="", trang="1"):
    page = f"/kenh/ban/{one.public_id}/"
    answer = client.get(page, {"lay": "hinh", "kho": kho, "trang": trang})
    assert answer["Content-Type"] == "image/png"
    return answer.content


@pytest.mark.parametrize("kind", ["poster", "leaflet", "banner", "booklet", "lcd_screen"])
def test_each_sheet_has_its_own_proportion_as_trimmed(air, client, kind):
    product = air.desk.approve(source=ASKED)
    one = air.variant(product, kind)
    client.force_login(air.person("officer"))
    for sheet in sheets_for(kind):
        shown = client.get(f"/kenh/ban/{one.public_id}/", {"kho": sheet.code}).content.decode()
        assert sheet.size_words in shown
        image = Image.open(io.BytesIO(picture(client, one, sheet.code)))
        wide, high = sheet.size or (300, 100)
        assert image.width / image.height == pytest.approx(wide / high, rel=0.01)
    for trang in ("99", "0", "-1", "x", "²", "1" * 40):
        assert picture(client, one, "khac", trang), "whatever is asked, a page of it is shown"


def test_words_that_wait_are_seen_in_their_place_and_what_has_no_room_is_said(air, client):
    product = air.desk.approve()
    one = air.variant(product, "poster")
    client.force_login(air.person("officer"))
    before = picture(client, one)
    air.do("edit", one, parts={"title": "Tiêu đề khác hẳn", "body": "Câu ngắn."})
    assert picture(client, one) != before
    body = "Một câu nữa thêm vào đây. " * 15
    air.do("edit", one, parts={"title": "Dài", "body": body.strip()})
    one.refresh_from_db()
    long = Variant.objects.select_related("product__agency", "version").get(pk=one.pk)
    long.edited = {"title": "Dài", "body": body * 60}
    told = sheet_preview(long, "poster_a3")
    assert "Không đủ chỗ" in told["made"].left_out[0].sentence
    Variant.objects.filter(pk=one.pk).update(edited=long.edited)
    assert "Không đủ chỗ" in client.get(f"/kenh/ban/{one.public_id}/").content.decode()


def test_a_booklet_without_questions_says_so_and_shows_the_words(air, client):
    one = air.variant(air.desk.approve(), "booklet")
    client.force_login(air.person("officer"))
    shown = client.get(f"/kenh/ban/{one.public_id}/").content.decode()
    assert "chưa có câu hỏi nào" in shown
    assert "Dừng cuộc gọi" in shown
    assert client.get(f"/kenh/ban/{one.public_id}/?lay=hinh").status_code == 404
    post = air.variant(kind="facebook")
    assert client.get(f"/kenh/ban/{post.public_id}/?lay=hinh").status_code == 404


def test_every_sheet_is_one_press_from_the_products_page(air, client):
    product = air.desk.approve()
    client.force_login(air.person("officer"))
    shown = client.get(f"/san-pham/{product.public_id}/").content.decode()
    for code in ("booklet", "led", "infographic_png", "leaflet_folded"):
        assert f"/an-pham/{code}/" in shown
        assert KINDS[code].label in shown
