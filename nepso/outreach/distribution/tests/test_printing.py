"""Files to print by page: offered, looked at, taken; only of what was approved."""

import io

import pytest
from django.urls import reverse
from PIL import Image

from nepso.outreach.distribution.artwork.kinds import KINDS
from nepso.outreach.distribution.printing import OF_PRODUCT


@pytest.fixture
def product(air):
    paid = {"disclosure": "paid", "disclosed_as": "Công ty X tài trợ."}
    return air.desk.approve(title="Nhận ra cuộc gọi lừa đảo", **paid)


def address(product, kind=""):
    if not kind:
        return reverse("distribution:artworks", args=[product.public_id])
    return reverse("distribution:artwork", args=[product.public_id, kind])


def test_every_kind_is_offered_and_is_seen_before_it_is_taken(air, client, product):
    client.force_login(air.person("officer"))
    page = client.get(address(product)).content.decode()
    for code in OF_PRODUCT:
        assert address(product, code) in page
        assert KINDS[code].label in page
    shown = client.get(address(product, "poster_a3")).content.decode()
    assert "Tải tệp" in shown
    assert "?lay=hinh" in shown


def test_the_file_is_a_pdf_and_its_picture_a_png(air, client, product):
    client.force_login(air.person("officer"))
    file = client.get(address(product, "leaflet_a5"), {"lay": "tep"})
    assert file["Content-Type"] == "application/pdf"
    assert file["Content-Disposition"].startswith("attachment")
    assert file.content.startswith(b"%PDF-")
    picture = client.get(address(product, "leaflet_a5"), {"lay": "hinh"})
    assert Image.open(io.BytesIO(picture.content)).width == 900
    slide = client.get(address(product, "slide"), {"lay": "tep"})
    assert Image.open(io.BytesIO(slide.content)).size == (1920, 1080)


def test_a_banner_has_the_size_that_was_typed(air, client, product):
    client.force_login(air.person("officer"))
    wide = client.get(address(product, "banner"), {"rong": "400", "cao": "80,5", "lay": "hinh"})
    found = Image.open(io.BytesIO(wide.content))
    assert found.width / found.height == pytest.approx(402 / 82.5, rel=0.03)
    wrong = client.get(address(product, "banner"), {"rong": "rộng", "cao": "1"})
    assert wrong.status_code in (400, 422)
    assert "hai số tính bằng cm" in wrong.content.decode()


def test_nothing_is_printed_of_a_draft(air, client):
    draft = air.desk.write()
    client.force_login(air.person("officer"))
    answer = client.get(address(draft))
    assert answer.status_code == 409
    assert "hãy gửi duyệt trước" in answer.content.decode()


def test_a_sheet_is_typeset_once_for_its_page_its_picture_and_its_file(air, client):
    from nepso.outreach.distribution import printing

    product = air.desk.approve()
    client.force_login(air.person("officer"))
    printing._typeset.cache_clear()
    here = f"/kenh/san-pham/{product.public_id}/an-pham/leaflet_a5/"
    for query in ("", "?lay=hinh", "?lay=tep"):
        assert client.get(f"{here}{query}").status_code == 200
    assert printing._typeset.cache_info().misses == 1
