"""Files to print by page: offered, looked at, taken; only of what was approved."""

import io

import pikepdf
import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse
from lxml import etree
from PIL import Image

from nepso.foundation.accounts.roles import Role
from nepso.foundation.accounts.tests.conftest import make_person
from nepso.outreach.distribution.artwork import blocks_of
from nepso.outreach.distribution.artwork.kinds import KINDS, MM
from nepso.outreach.distribution.artwork.tests.making import qpdf_checks
from nepso.outreach.distribution.artwork_parts import table_of
from nepso.outreach.distribution.models import Handout
from nepso.outreach.distribution.printing import OF_PRODUCT
from nepso.outreach.products.models import Product
from tests.conventions.vietnamese import english_words


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
    file = client.post(address(product, "leaflet_a5"))
    assert file["Content-Type"] == "application/pdf"
    assert file["Content-Disposition"].startswith("attachment")
    assert file.content.startswith(b"%PDF-")
    picture = client.get(address(product, "leaflet_a5"), {"lay": "hinh"})
    assert Image.open(io.BytesIO(picture.content)).width == pytest.approx(900, abs=1)
    slide = client.post(address(product, "slide"))
    assert Image.open(io.BytesIO(slide.content)).size == (1920, 1080)


def test_who_took_a_file_to_print_is_asked_when_it_is_recalled(air, client, product):
    client.force_login(air.person("officer"))
    client.get(address(product, "poster_a3"))
    client.get(address(product, "poster_a3"), {"lay": "hinh"})
    old = client.get(address(product, "poster_a3"), {"lay": "tep"})  # an address of before
    assert (old.status_code, old["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert not Handout.objects.exists(), "looked at is not taken, and no GET notes anything"
    for _ in range(2):
        client.post(address(product, "poster_a3"))
    (taken,) = Handout.objects.all()
    assert (taken.kind, taken.what) == ("sheet", KINDS["poster_a3"].label)
    recall = air.recall(Product.objects.get(pk=product.pk))
    (item,) = recall.items.all()
    assert (item.agency, item.of, item.done_at) == (taken.agency, "sheet", None)


def test_a_file_is_taken_by_a_press_of_our_own_page_alone(air, product):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(air.person("officer"))
    here = address(product, "poster_a3")
    assert strict.post(here).status_code == 403
    assert not Handout.objects.exists()
    page = etree.HTML(strict.get(here).content.decode())
    (form,) = page.xpath("//form[@method='post'][.//button[contains(., 'Tải tệp')]]")
    sent = {one.get("name"): one.get("value") for one in form.xpath(".//input")}
    file = strict.post(f"{here}{form.get('action')}", sent)
    assert (file.status_code, file["Content-Type"]) == (200, "application/pdf")
    assert Handout.objects.count() == 1


def test_only_the_agency_where_the_person_belongs_took_it(air, client, product):
    above = make_person("Cán Bộ UBND", (air.desk.tree["ubnd"], Role.FOCAL_OFFICER))
    client.force_login(above)  # may work for every agency under it
    client.post(address(product, "poster_a3"))
    assert [one.agency for one in Handout.objects.all()] == [air.desk.tree["ubnd"]]


def test_a_banner_has_the_size_that_was_typed(air, client, product):
    client.force_login(air.person("officer"))
    wide = client.get(address(product, "banner"), {"rong": "400", "cao": "80,5", "lay": "hinh"})
    found = Image.open(io.BytesIO(wide.content))
    assert found.width / found.height == pytest.approx(402 / 82.5, rel=0.03)
    wrong = client.get(address(product, "banner"), {"rong": "rộng", "cao": "1"})
    assert wrong.status_code in (400, 422)
    assert "hai số" in wrong.content.decode()


def test_nothing_is_printed_of_a_draft(air, client):
    draft = air.desk.write()
    client.force_login(air.person("officer"))
    answer = client.get(address(draft))
    assert answer.status_code == 409
    assert "hãy gửi duyệt trước" in answer.content.decode()


QUESTIONS = (
    "Mở đầu.\n\n## Ai hay gọi?\n\nKẻ xưng là công an.\n\n- Đòi tiền.\n- Dọa bắt.\n\n"
    "## Làm gì ngay?\n\nTắt máy.\n\n## Thông tin thêm\n\nGọi 113."
)
FIGURES = "## Số buổi hướng dẫn\n\n- Trường học: 1.234,5 buổi\n- Chợ: 12 buổi\n\nNguồn: UBND xã A."


def preflight(pdf, size):
    """What a press and a reader of screens ask of the very file that is taken from the page."""
    assert pdf.check_pdf_syntax() == []
    assert pdf.Root.MarkInfo.Marked
    assert str(pdf.Root.Lang) == "vi"
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"]
    fonts = [
        one
        for one in pdf.objects
        if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/FontDescriptor"
    ]
    assert fonts
    assert all({"/FontFile", "/FontFile2", "/FontFile3"} & set(one.keys()) for one in fonts)
    for page in pdf.pages:
        trim, bleed = (
            [float(side) for side in page.obj[name]] for name in ("/TrimBox", "/BleedBox")
        )
        assert trim[2] - trim[0] == pytest.approx(size[0] * MM, abs=0.02)
        assert trim[3] - trim[1] == pytest.approx(size[1] * MM, abs=0.02)
        assert trim[0] - bleed[0] == pytest.approx(3 * MM, abs=0.02)


@pytest.mark.parametrize("kind", ["leaflet_a4", "leaflet_folded", "poster_a2"])
def test_every_sheet_taken_from_the_page_passes_the_preflight(air, client, product, kind):
    client.force_login(air.person("officer"))
    file = client.post(address(product, kind))
    with pikepdf.open(io.BytesIO(file.content)) as pdf:
        preflight(pdf, KINDS[kind].size)


def test_a_booklet_is_made_of_the_questions_of_the_approved_text(air, client, tmp_path):
    product = air.desk.approve(source=QUESTIONS)
    client.force_login(air.person("officer"))
    file = client.post(address(product, "booklet"))
    assert file.content.startswith(b"%PDF-")
    with pikepdf.open(io.BytesIO(file.content)) as pdf:
        assert len(pdf.pages) % 4 == 0
        preflight(pdf, KINDS["booklet"].size)
    document = pypdfium2.PdfDocument(file.content)
    said = " ".join(page.get_textpage().get_text_range() for page in document)
    for words in ("Ai hay gọi?", "Dọa bắt.", "Làm gì ngay?", "Gọi 113."):
        assert words in " ".join(said.split())
    qpdf_checks(file.content, tmp_path / "so.pdf")


def test_an_infographic_is_drawn_of_the_figures_of_the_approved_text(air, client):
    product = air.desk.approve(source=FIGURES)
    client.force_login(air.person("officer"))
    for chart in ("bar", "column", "share", "numbers"):
        svg = client.post(address(product, "infographic_svg"), query_params={"kieu": chart})
        assert svg["Content-Type"] == "image/svg+xml"
        tree = etree.fromstring(svg.content)
        told = tree.findtext("{http://www.w3.org/2000/svg}desc")
        assert "Trường học: 1.234,5 buổi; Chợ: 12 buổi" in told
        assert "Nguồn: UBND xã A" in told
        assert not tree.xpath("//*[local-name()='script' or local-name()='foreignObject']")
        assert not tree.xpath("//@*[starts-with(name(), 'on')]")
        assert tree.get("role") == "img"
    png = client.get(address(product, "infographic_png"), {"lay": "hinh"})
    assert Image.open(io.BytesIO(png.content)).width == 2400
    page = client.get(address(product, "infographic_png"), {"kieu": "share"}).content.decode()
    assert "lay=hinh&amp;kieu=share" in page
    assert not english_words(page)


def test_an_led_frame_has_the_pixels_of_the_board(air, client, product):
    client.force_login(air.person("officer"))
    asked = {"rong": "256", "cao": "128", "mot_mau": "1", "lay": "hinh"}
    answer = client.get(address(product, "led"), asked)
    assert answer["Content-Type"] in ("image/png", "image/gif")
    assert Image.open(io.BytesIO(answer.content)).size == (256, 128)
    small = client.get(address(product, "led"), {"rong": "3", "cao": "nan"})
    assert small.status_code in (400, 422)


@pytest.mark.parametrize(
    ("kind", "words"), [("booklet", "dấu “?”"), ("infographic_png", "tên: số đơn vị")]
)
def test_what_the_text_lacks_is_told_on_the_page(air, client, product, kind, words):
    client.force_login(air.person("officer"))
    answer = client.get(address(product, kind))
    assert answer.status_code in (400, 422)
    page = answer.content.decode()
    assert words in page
    assert "Sửa trong bài" in page
    assert not english_words(page)


@pytest.mark.parametrize("line", ["Chợ: mười hai", "Chợ: 1.23 buổi", "Chợ 12", "Chợ: 12 buổi 3"])
def test_a_list_with_a_line_that_is_no_figure_is_no_table(line):
    listed = "<ul><li>Trường: 5 buổi</li><li>{}</li></ul>"
    assert table_of(blocks_of(listed.format("Chợ: 12 buổi")), "Tên") is not None
    assert table_of(blocks_of(listed.format(line)), "Tên") is None


def test_a_sheet_is_typeset_once_for_its_page_its_picture_and_its_file(air, client):
    from nepso.outreach.distribution import printing

    product = air.desk.approve()
    client.force_login(air.person("officer"))
    printing._typeset.cache_clear()
    here = f"/kenh/san-pham/{product.public_id}/an-pham/leaflet_a5/"
    for query in ("", "?lay=hinh"):
        assert client.get(f"{here}{query}").status_code == 200
    assert client.post(here).status_code == 200
    assert printing._typeset.cache_info().misses == 1


def test_what_was_taken_back_is_printed_no_more_and_says_so(air, client, product):
    air.out(air.outlet(), product)
    air.recall(Product.objects.get())
    client.force_login(air.person("officer"))
    for kind in ("", "poster_a3"):
        answer = client.get(address(product, kind))
        assert answer.status_code == 409
        assert "đã bị thu hồi: không in" in answer.content.decode()
        assert "hãy gửi duyệt trước" not in answer.content.decode()
