"""Artworks in another language: of the approved translation, with all its letters or not at all."""

import dataclasses
import io
import zipfile

import pikepdf
import pypdfium2
import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from nepso.foundation.files.services import photo_keep
from nepso.kernel.errors import Invalid
from nepso.outreach.distribution.artwork import ArtworkOptions, make_artwork
from nepso.outreach.distribution.artwork.tests.making import PRINTS, SHORT
from nepso.outreach.distribution.kits import kit_take
from nepso.outreach.distribution.printing import OF_PRODUCT, content_of
from nepso.outreach.distribution.sources import approved_version
from nepso.outreach.distribution.tests.test_languages import ENGLISH, decided, translated
from nepso.outreach.products.demo.drawing import picture_drawn
from nepso.outreach.products.models import Product
from nepso.outreach.products.services import asset_add, translation_write
from nepso.outreach.products.tests.conftest import RIGHTS
from tests.conventions.vietnamese import english_words

pytestmark = pytest.mark.django_db
BANNER = ArtworkOptions(size_cm=(60, 160))
CHINESE = {"title": "识别诈骗电话", "key_message": "不要转账", "source": "挂断电话。"}


@pytest.fixture
def product(air):
    return air.desk.approve()


def address(product, kind="poster_a3"):
    return reverse("distribution:artwork", args=[product.public_id, kind])


def tags_of(node):
    yield node
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from tags_of(kid)


@pytest.mark.parametrize("kind", PRINTS)
def test_the_pdf_says_its_language_and_what_the_system_adds_is_vietnamese(kind):
    content = dataclasses.replace(SHORT, title="Spot a fake call", language="en")
    with pikepdf.open(io.BytesIO(make_artwork(kind, content, BANNER).data)) as pdf:
        assert str(pdf.Root.Lang) == "en"
        with pdf.open_metadata() as metadata:
            assert "en" in str(metadata["dc:language"])
        languages = {str(one.get("/Lang", "")) for one in tags_of(pdf.Root.StructTreeRoot)}
        assert "vi" in languages
    same = dataclasses.replace(SHORT, title="Spot a fake call")
    with pikepdf.open(io.BytesIO(make_artwork(kind, same, BANNER).data)) as pdf:
        assert str(pdf.Root.Lang) == "vi"


def test_tay_and_hmong_letters_are_in_the_font_and_chinese_gets_one_sentence():
    for tag, title in (("tyz", "Chắng bố đảy tin điện thoại lừa"), ("hmn", "Tsis txhob xa nyiaj")):
        made = make_artwork("poster_a3", dataclasses.replace(SHORT, title=title, language=tag))
        assert not made.remarks or "Phông chữ" not in " ".join(made.remarks)
        assert f"poster-a3-{tag}.pdf" in made.file_name
    with pytest.raises(Invalid) as told:
        make_artwork("poster_a3", dataclasses.replace(SHORT, title="识别诈骗", language="zh-Hans"))
    assert "không có 4 chữ" in told.value.sentence
    assert told.value.sentence.count(".") == 1


def test_the_page_offers_what_is_approved_and_makes_it(air, client, product, settings):
    settings.NEPSO_URL = "https://nepso.vidu.gov.vn"
    client.force_login(air.person("officer"))
    assert "Tiếng Anh" not in client.get(address(product)).content.decode()
    refused = client.get(address(product), {"tieng": "en"})
    assert refused.status_code == 409
    assert "chưa có bản dịch tiếng Anh" in refused.content.decode()
    translated(air, product)
    page = client.get(address(product), {"tieng": "en"})
    assert page.status_code == 200
    text = page.content.decode()
    assert '<option value="en" selected>Tiếng Anh</option>' in text
    assert 'method="post" action="?tieng=en"' in text
    listed = client.get(
        reverse("distribution:artworks", args=[product.public_id]), {"tieng": "en"}
    ).content.decode()
    assert f"{address(product)}?tieng=en" in listed
    assert not english_words(listed)
    air.plan(air.outlet("portal"), product)
    file = client.post(address(product), query_params={"tieng": "en"})
    words = " ".join(pypdfium2.PdfDocument(file.content)[0].get_textpage().get_text_range().split())
    assert ENGLISH["title"] in words
    assert ENGLISH["key_message"] in words
    assert "Quét mã để đọc đầy đủ" in words
    assert client.get(address(product), {"tieng": "<b>"}).status_code == 200


def test_letters_that_the_font_lacks_are_told_on_the_page(air, client, product):
    client.force_login(air.person("officer"))
    one = translation_write(
        product=Product.objects.get(pk=product.pk), language="zh-Hans", texts=CHINESE,
        is_machine_made=False, revision=0, by=air.person("officer"),
    )  # fmt: skip
    decided(air, one)
    answer = client.get(address(product), {"tieng": "zh-Hans"})
    assert answer.status_code == 400
    assert "Phông chữ của hệ thống không có" in answer.content.decode()


def kit(air, product):
    with kit_take(product, air.desk.tree["xa-a"], air.person("officer")) as out:
        return zipfile.ZipFile(io.BytesIO(out.read()))


def test_a_kit_holds_them_in_the_languages_of_the_agencys_outlets(air, product):
    translated(air, product)
    before = [one for one in kit(air, product).namelist() if one.startswith("04-in/")]
    without = ("booklet", "infographic_png", "infographic_svg")  # it asks nothing, counts nothing
    assert len(before) == len(OF_PRODUCT) - len(without)
    air.outlet("facebook", name="Trang tiếng Anh", language="en")
    archive = kit(air, product)
    added = [one for one in archive.namelist() if one.startswith("04-in/") and "tieng-anh" in one]
    assert len(added) == len(before)
    words = pypdfium2.PdfDocument(archive.read(added[0]))[0].get_textpage().get_text_range()
    assert "Spot a fake" in words
    assert archive.testzip() is None
    translated(air, product, approve=False, revision=Product.objects.get(pk=product.pk)
               .translations.get().revision, title="Changed")  # fmt: skip
    guide = kit(air, product).read("00-DOC-TRUOC.txt").decode("utf-8-sig")
    assert "Ấn phẩm tiếng Anh: Bản dịch tiếng Anh chưa được duyệt" in guide


def test_no_picture_is_in_memory_before_its_turn(air, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    by, agency = air.person("officer"), air.desk.tree["xa-a"]
    content = ContentFile(picture_drawn("telephone"), name="a.png")
    stored = photo_keep(content=content, name="a.png", by=by)
    asset = asset_add(agency=agency, stored=stored, facts=RIGHTS, by=by)
    product = air.desk.approve(assets=[asset])
    made = content_of(product, approved_version(product))
    (picture,) = made.pictures
    assert not isinstance(picture.data, bytes)
    assert picture.read().startswith(b"\xff\xd8")
    assert content_of(product, approved_version(product)) == made, "the same bytes, the same sheet"
    packed = kit(air, product)
    inside = next(one for one in packed.infolist() if one.filename.startswith("02-hinh/01"))
    assert inside.compress_type == zipfile.ZIP_STORED
    assert packed.read(inside) == picture.read()
