"""What a person wrote for paper and another approved is what is printed, in files and kits."""

import io
import zipfile

import pypdfium2
import pytest
from django.urls import reverse

from nepso.foundation.accounts.roles import Role
from nepso.foundation.accounts.tests.conftest import make_person
from nepso.outreach.distribution.kits import kit_take
from nepso.outreach.distribution.models import Variant

PAID = "Công ty X tài trợ."
BODY = f"{PAID}\n\nGác máy trước đã.\n\nBà con xóm Đồng Vàng:\n\n• Không đọc mã OTP.\n• Gọi 113."


@pytest.fixture
def product(air):
    return air.desk.approve(disclosure="paid", disclosed_as=PAID)


def worded(air, product, kind, approved=True, **parts) -> Variant:
    made = air.variant(product, kind)
    edited = air.do("edit", made, parts={**made.parts, **parts})
    return air.do("approve", edited, by="head") if approved else edited


def words(pdf):
    document = pypdfium2.PdfDocument(pdf)
    found = " ".join(page.get_textpage().get_text_bounded() for page in document)
    return " ".join(found.split())


def printed(client, product, kind):
    address = reverse("distribution:artwork", args=[product.public_id, kind])
    return words(client.post(address).content)


@pytest.mark.parametrize(("artwork", "kind"), [("poster_a3", "poster"), ("leaflet_a5", "leaflet")])
def test_approved_words_are_printed_and_no_others(air, client, product, artwork, kind):
    client.force_login(air.person("officer"))
    waits = worded(air, product, kind, approved=False, title="Gác máy ngay", body=BODY)
    before = printed(client, product, artwork)
    assert "Nhận ra cuộc gọi" in before, "nobody approved the other words"
    air.do("approve", waits, by="head")
    after = printed(client, product, artwork)
    for told in ("Gác máy ngay", "Gác máy trước đã.", "Đồng Vàng", "Không đọc mã OTP.", PAID):
        assert told in after, told
    assert after.count(PAID) == 1, "who paid has a place of its own"
    for gone in ("Nhận ra cuộc gọi", "Dừng cuộc gọi"):
        assert gone not in after
    page = client.get(reverse("distribution:artwork", args=[product.public_id, artwork]))
    assert "đã sửa và duyệt" in page.content.decode()


def test_words_of_one_agency_are_not_printed_by_the_one_above_it(air, client, product):
    worded(air, product, "poster", title="Gác máy ngay", body=BODY)
    client.force_login(make_person("Cán Bộ UBND", (air.desk.tree["ubnd"], Role.FOCAL_OFFICER)))
    assert "Nhận ra cuộc gọi" in printed(client, product, "poster_a3")


def test_the_kit_holds_the_words_of_its_agency(air, product):
    worded(air, product, "poster", title="Gác máy ngay", body=BODY)

    def poster(code, by):
        with kit_take(product, air.desk.tree[code], air.person(by)) as taken:
            inside = zipfile.ZipFile(io.BytesIO(taken.read()))
        posters = [one for one in inside.namelist() if "phich" in one.lower() or "phích" in one]
        return words(inside.read(posters[0]))

    assert "Gác máy ngay" in poster("xa-a", "officer")
    assert "Nhận ra cuộc gọi" in poster("so-yt", "other_head")


def test_a_line_of_a_banner_and_a_board_is_the_persons(air, client, product):
    client.force_login(air.person("officer"))
    for kind, artwork in (("banner", "banner"), ("led_board", "led")):
        made = air.variant(product, kind)
        worded(air, product, kind, line=f"Gác máy ngay, gọi 113. {made.disclosed_as}")
        address = reverse("distribution:artwork", args=[product.public_id, artwork])
        answer = client.post(address)
        assert answer.status_code == 200, artwork
    text = printed(client, product, "banner")
    assert "Gác máy ngay, gọi 113." in text
    assert PAID in text
    assert "Không chuyển tiền" not in text
