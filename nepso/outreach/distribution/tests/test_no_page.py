"""What is printed of a product that no public page shows: no code to a page that is none, and a
sentence that says so and what to do."""

import datetime as dt
import io
import zipfile

import pdfplumber
import pytest

from nepso.kernel.clock import now
from nepso.outreach.distribution.artwork.tests.making import squeezed
from nepso.outreach.distribution.tests.test_kit import taken
from nepso.outreach.distribution.tests.test_printing import address

SITE = "https://nepso.vidu.gov.vn"
NO_PAGE = "Bài chưa có trên trang công khai nên bản in không có mã QR và địa chỉ"


@pytest.fixture(autouse=True)
def _site(settings):
    settings.NEPSO_URL = SITE


def printed(client, product):
    file = client.post(address(product, "leaflet_a5"))
    with pdfplumber.open(io.BytesIO(file.content)) as opened:
        return squeezed("".join(one["text"] for page in opened.pages for one in page.chars))


def guide(client, air, product):
    archive = zipfile.ZipFile(io.BytesIO(taken(client, air, product, "nhan-ra-cuoc-goi-gia-danh")))
    return archive.read("00-DOC-TRUOC.txt").decode("utf-8-sig")


def test_no_code_and_no_address_while_no_page_shows_it(air, client):
    product = air.desk.approve()
    client.force_login(air.person("officer"))
    said = printed(client, product)
    assert squeezed("Quét mã") not in said
    assert "nepso.vidu" not in said
    for kind in ("", "poster_a3"):
        page = client.get(address(product, kind)).content.decode()
        assert NO_PAGE in page
        assert "hãy thêm kênh loại “Trang công khai của hệ thống này”" in page
    told = guide(client, air, product)
    assert "Trang công khai:" not in told
    assert NO_PAGE in told.partition("XEM TRƯỚC KHI DÙNG")[2]


def test_the_page_is_printed_once_it_is_out_or_planned(air, client):
    product = air.desk.approve()
    client.force_login(air.person("officer"))
    air.plan(air.outlet("portal"), product)
    assert squeezed("Quét mã") in printed(client, product)
    for kind in ("", "poster_a3"):
        assert NO_PAGE not in client.get(address(product, kind)).content.decode()
    told = guide(client, air, product)
    assert f"Trang công khai: {SITE}" in told
    assert NO_PAGE not in told


def test_a_page_that_is_dropped_or_over_is_none(air, client):
    product = air.desk.approve()
    client.force_login(air.person("officer"))
    posting = air.plan(air.outlet("portal"), product)
    air.do("drop", posting, reason="Nhầm ngày.")
    assert squeezed("Quét mã") not in printed(client, product)
    over = air.plan(air.outlet("portal", name="Trang hai"), product)
    began, ended = now() - dt.timedelta(hours=3), now() - dt.timedelta(hours=1)
    type(over).objects.filter(pk=over.pk).update(planned_at=began, until=ended)
    assert squeezed("Quét mã") not in printed(client, product)


def test_who_has_a_page_is_told_its_name(air, client):
    product = air.desk.approve()
    air.outlet("portal", name="Trang tin của xã")
    client.force_login(air.person("officer"))
    page = client.get(address(product, "poster_a3")).content.decode()
    assert "hãy lên lịch kênh “Trang tin của xã”" in page


def test_an_agency_without_a_page_that_did_not_make_it_is_told_whom_to_ask(air, client):
    """Its own outlets are a loudspeaker and a group: it can plan no page of another's."""
    product = air.desk.approve()
    other = air.desk.tree["so-yt"]
    air.outlet("loudspeaker", by="other", agency="so-yt")
    client.force_login(air.person("other"))
    sentence = f"hãy nhờ {product.agency.name} lên lịch"
    assert sentence in client.get(address(product, "poster_a3")).content.decode()
    page = client.get(f"/kenh/san-pham/{product.public_id}/", {"co_quan": other.public_id})
    assert sentence in page.content.decode()
