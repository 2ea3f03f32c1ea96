"""Outlets that speak another language get the approved translation, whole, or one clear sentence.

The other language is English: nobody here may invent a sentence in the language of a people.
"""

import importlib
import io
import re
import zipfile

import pytest
from django.apps import apps

from nepso.foundation.agencies.models import Agency
from nepso.kernel.errors import Conflict, Invalid
from nepso.outreach.distribution import services, slides
from nepso.outreach.distribution.kits import kit_take
from nepso.outreach.distribution.making.cutting import cut
from nepso.outreach.distribution.making.scripts import reading_seconds
from nepso.outreach.distribution.models import Outlet, Posting, Variant
from nepso.outreach.distribution.slides import slide_of
from nepso.outreach.distribution.sources import is_stale
from nepso.outreach.products.models import Product, Translation
from nepso.outreach.products.services import translation_decide, translation_write
from tests.conventions.vietnamese import english_words

pytestmark = pytest.mark.django_db
ENGLISH = {
    "title": "Spot a fake police call",
    "key_message": "Never send money because a caller tells you to.",
    "source": "Is it the police? Call 113, 24/7 hours.\n\n- Hang up.\n- Tell us.",
}


def translated(air, product, approve=True, revision=0, **more):
    one = translation_write(
        product=Product.objects.get(pk=product.pk), language="en", texts={**ENGLISH, **more},
        is_machine_made=False, revision=revision, by=air.person("officer"),
    )  # fmt: skip
    return decided(air, one) if approve else one


def decided(air, one):
    return translation_decide(
        translation=one, revision=one.revision, is_good=True, reason="", by=air.person("second")
    )


def made(air, product, kind="facebook", length=0, language="en"):
    return services.variant_make(
        product=Product.objects.get(pk=product.pk), agency=air.desk.tree["xa-a"], kind=kind,
        length=length, language=language, by=air.person("officer"),
    )  # fmt: skip


@pytest.fixture
def product(air):
    return air.desk.approve()


def test_a_variant_says_the_translation_and_no_vietnamese_word(air, product):
    translated(air, product)
    one = made(air, product)
    assert one.language == "en"
    assert "Never send money" in one.parts["text"]
    assert "113, 24/7" in one.parts["text"]
    assert not re.search(r"[ăâđêôơưạảấầ]", one.parts["text"])


def test_a_script_spells_no_number_in_vietnamese_and_its_slashes_are_no_pauses(air, product):
    translated(air, product)
    script = made(air, product, "loudspeaker").parts["script"]
    assert "113" in script
    assert "một" not in script
    assert "24\u22157" in script
    assert script.count("Never send money") == 1
    assert "Xin nhắc lại" not in script
    assert "một một ba" in made_vietnamese_script(air)


def made_vietnamese_script(air):
    said = air.desk.approve(title="Gọi số khẩn", source="Hãy gọi 113 ngay.")
    return made(air, said, "loudspeaker", language="vi").parts["script"]


@pytest.mark.parametrize("state", ["missing", "unapproved", "stale"])
def test_without_a_translation_that_stands_there_is_one_sentence_and_no_vietnamese(
    air, product, state
):
    if state == "unapproved":
        translated(air, product, approve=False)
    if state == "stale":
        one = translated(air, product)
        Translation.objects.filter(pk=one.pk).update(of_text="0" * 64)
    with pytest.raises(Conflict) as told:
        made(air, product)
    assert "bản dịch tiếng Anh" in told.value.sentence.replace("Bản dịch", "bản dịch")
    assert told.value.sentence.count(".") == 1
    assert not Variant.objects.exists()


def test_limits_are_counted_in_the_other_language_too(air, product):
    translated(air, product)
    board = made(air, product, "led_board", length=24)
    assert all(len(line) <= 24 for line in board.parts["line"].split("\n"))
    message = made(air, product, "telecom_message").parts["text"]
    assert len(message) <= 160
    with pytest.raises(Invalid):
        made(air, product, "led_board", length=3)


def test_a_new_translation_makes_the_variant_old_until_it_is_made_anew(air, product):
    one = translated(air, product)
    outlet = air.outlet(language="en")
    posting = services.posting_plan(
        variant=made(air, product), outlet=outlet, by=air.person("officer"), knowing=True,
        planned_at=air.plan(air.outlet(name="Kênh hai"), product).planned_at,
    )  # fmt: skip
    again = translated(air, product, approve=False, revision=one.revision, title="Fake calls")
    variant = Variant.objects.select_related("product", "version").get(language="en")
    assert is_stale(variant)
    with pytest.raises(Conflict):
        air.do("put_out", posting)
    decided(air, again)
    fresh = made(air, product)
    assert (fresh.pk, is_stale(fresh)) == (variant.pk, False), "the planned run takes the new words"
    assert air.do("put_out", posting).state == "out"


def test_a_run_takes_only_words_in_the_language_of_its_outlet(air, product):
    translated(air, product)
    with pytest.raises(Invalid, match="tiếng khác"):
        air_plan(air, made(air, product), air.outlet())
    outlet = air.outlet(language="en")
    posting = air_plan(air, made(air, product), outlet)
    Outlet.objects.filter(pk=outlet.pk).update(language="ko")
    with pytest.raises(Conflict, match="đổi ngôn ngữ"):
        air.do("put_out", posting)


def air_plan(air, variant, outlet):
    planned_at = air.plan(air.outlet(name=f"Kênh {outlet.public_id}"), variant.product).planned_at
    return services.posting_plan(
        variant=variant, outlet=outlet, planned_at=planned_at, by=air.person("officer"),
        knowing=True,
    )  # fmt: skip


def test_a_machine_translation_says_so_and_an_edit_keeps_it(air, product):
    one = translated(air, product)
    Translation.objects.filter(pk=one.pk).update(is_machine_made=True)
    variant = made(air, product)
    assert "Bản dịch do máy dịch." in variant.parts["text"]
    with pytest.raises(Invalid):
        air.do("edit", variant, parts={"text": "Never send money."})


def test_the_kit_holds_both_languages_where_the_agency_has_an_outlet_in_both(air, product):
    translated(air, product)
    air.outlet("loudspeaker", language="en")
    air.outlet("facebook", language="ko", name="Kênh Hàn")
    agency = Agency.objects.get(code="xa-a")
    fresh = Product.objects.get(pk=product.pk)
    kit = kit_take(fresh, agency, air.person("officer"))
    with kit, zipfile.ZipFile(io.BytesIO(kit.read())) as whole:
        texts = [whole.read(one).decode() for one in whole.namelist() if one.startswith("01-loi/")]
        guide = whole.read("00-DOC-TRUOC.txt").decode()
    assert sum("tiếng Anh" in text for text in texts) == 1
    assert any("Never send money" in text for text in texts)
    assert "tiếng Hàn" in guide, "why it is not there"


def test_pages_name_the_language_and_mark_its_words(air, product, client):
    translated(air, product)
    client.force_login(air.person("officer"))
    air.outlet(language="en")
    outlets = client.get("/kenh/").content.decode()
    assert "Tiếng Anh" in outlets
    variant = made(air, product)
    page = client.get(f"/kenh/ban/{variant.public_id}/").content.decode()
    assert 'lang="en"' in page
    assert "Tiếng Anh" in page
    outside = re.sub(r'lang="en"[^>]*>.*?</(article|textarea|div)>', "", page, flags=re.S)
    assert not english_words(outside)


def test_chinese_is_cut_between_its_signs_and_read_sign_by_sign():
    text = "不要转账。" * 30
    assert cut(text, 40, "characters").startswith("不要转账")
    assert len(cut(text, 40, "characters")) <= 40
    assert reading_seconds(text, 120) >= 60


def test_the_print_out_of_a_script_holds_both_languages_each_with_its_tag(air, product, client):
    translated(air, product)
    made(air, product, "loudspeaker", language="vi")
    posting = air_plan(
        air, made(air, product, "loudspeaker"), air.outlet("loudspeaker", language="en")
    )
    client.force_login(air.person("officer"))
    page = client.get(f"/kenh/thiet-bi/loi-doc/{posting.public_id}/").content.decode()
    english, vietnamese = page.index('lang="en"'), page.index('lang="vi"', page.index("<main"))
    assert english < page.index("Never send money") < vietnamese < page.index("Xin nhắc lại")


def test_a_slide_speaks_the_language_of_its_words_and_none_is_drawn_without_letters(air, product):
    translated(air, product)
    screen = air.outlet("lcd_screen", language="en")
    posting = air.do("put_out", air_plan(air, made(air, product, "lcd_screen"), screen))
    fresh = Posting.objects.select_related("product__agency__parent", "variant__version").get(
        pk=posting.pk
    )
    assert "Spot a fake" in slide_of(fresh, "slide").alt
    fresh.variant.language = "ko"
    with pytest.raises(Invalid, match="Phông chữ"):
        slide_of(fresh, "slide")


def test_the_longest_words_of_who_paid_have_room_beside_those_of_a_machine(air):
    paid = f"{'Công ty X tài trợ ' * 11}."[:199]
    product = air.desk.approve(disclosure="paid", disclosed_as=paid)
    one = translation_write(
        product=product, language="en", texts=ENGLISH, is_machine_made=True, revision=0,
        by=air.person("officer"),
    )  # fmt: skip
    decided(air, one)
    variant = made(air, product)
    variant.refresh_from_db()
    assert variant.disclosed_as == " ".join(paid.split())
    assert variant.must_say == f"{variant.disclosed_as} Bản dịch do máy dịch."


@pytest.mark.parametrize("paid", ["", "Công ty X tài trợ."])
def test_a_slide_says_each_of_them_once(air, monkeypatch, paid):
    product = air.desk.approve(disclosure="paid" if paid else "none", disclosed_as=paid)
    one = translation_write(
        product=product, language="en", texts=ENGLISH, is_machine_made=True, revision=0,
        by=air.person("officer"),
    )  # fmt: skip
    decided(air, one)
    drawn = []
    monkeypatch.setattr(slides, "make_artwork", lambda kind, content: drawn.append(content))
    variant = made(air, product, "lcd_screen")
    slides.slide_in_words(variant, variant.parts, "slide")
    (content,) = drawn
    assert content.disclosure == f"{paid} Bản dịch do máy dịch.".strip()
    assert "Bản dịch do máy dịch." in variant.parts["body"]
    for said in filter(None, (paid, "Bản dịch do máy dịch.")):
        assert said not in repr((content.title, content.key_message, content.blocks))


def test_what_a_machine_translated_is_not_taken_for_paid(air, client):
    product = air.desk.approve()
    one = translation_write(
        product=product, language="en", texts=ENGLISH, is_machine_made=True, revision=0,
        by=air.person("officer"),
    )  # fmt: skip
    decided(air, one)
    variant = made(air, product, "youtube")
    assert (variant.disclosed_as, variant.is_machine_translated) == ("", True)
    outlet = air.outlet("portal", language="en")
    air.do("put_out", air_plan(air, made(air, product, "portal"), outlet))
    page = client.get(f"/tin/{product.public_id}/", follow=True).content.decode()
    assert page.count("Bản dịch do máy dịch.") == 4, (
        "once on the page, thrice in what it says of itself"
    )
    assert "Có tài trợ" not in page
    assert "sponsor" not in page
    assert "Bản dịch do máy dịch" in client.get("/tin/").content.decode()
    (told,) = client.get("/api/v1/postings").json()["items"]
    assert (told["disclosed_as"], told["is_machine_translated"]) == ("", True)


@pytest.mark.parametrize("paid", ["", "Công ty X tài trợ."])
def test_what_stood_in_one_column_is_put_apart(air, product, paid):
    one, both = made(air, product, language="vi"), f"{paid} Bản dịch do máy dịch.".strip()
    plain = made(air, product, "zalo_group", language="vi")
    Variant.objects.filter(pk=one.pk).update(disclosed_as=both)
    Variant.history.filter(id=one.pk).update(disclosed_as=both)
    step = importlib.import_module("nepso.outreach.distribution.migrations.0010_who_paid_apart")
    step.put_apart(apps, None)
    for row in (Variant.objects.get(pk=one.pk), Variant.history.filter(id=one.pk).first()):
        assert (row.disclosed_as, row.is_machine_translated) == (paid, True)
    assert not Variant.objects.get(pk=plain.pk).is_machine_translated
    step.put_together(apps, None)
    assert Variant.objects.get(pk=one.pk).disclosed_as == both
