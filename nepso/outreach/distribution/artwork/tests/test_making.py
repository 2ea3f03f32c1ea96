"""The one door: every kind, clear sentences, nothing lost, nothing read as markup."""

from __future__ import annotations

import dataclasses
import io
import re

import pdfplumber
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from nepso.kernel.errors import Invalid, NotFound
from nepso.outreach.distribution.artwork import (
    KINDS,
    ArtworkContent,
    ArtworkOptions,
    Heading,
    Numbered,
    Paragraph,
    Question,
    Run,
    make_artwork,
)
from nepso.outreach.distribution.artwork.glyphs import shown
from nepso.outreach.distribution.artwork.tests.making import (
    LONG,
    OPTIONS,
    PRINTS,
    SHORT,
    URL,
    contents,
    made,
    squeezed,
    with_pictures,
)
from nepso.outreach.distribution.artwork.units import units_of

_NASTY = (
    '#set page("a4") *đậm* _nghiêng_ $x^2$ `mã` <script>alert(1)</script> \\ ] [ @ ~ // /* */ '
    '#read("/etc/passwd") {{ x }} = đề mục',
    "\u202engược\u202c a\u0300 ﷽ \u0000\u0007 \ud83d 漢字 \ue000 ๆ "
    "\U0001f600👩\u200d👩\u200d👧\u200d👦🇻🇳",
    "W" * 119,
    "https://rat-dai.example/" + "a/b-c?d=e&f=" * 20,
    "Ễ Ữ Ặ Ổ Ẫ " * 9,
    "- - - ### 1. 2) +",
)


def words_in(pdf: bytes) -> str:
    """All that stands in the PDF, letters alone."""
    with pdfplumber.open(io.BytesIO(pdf)) as opened:
        return squeezed("".join(one["text"] for page in opened.pages for one in page.chars))


def assert_within(pdf: bytes) -> None:
    """No letter reaches beyond the trimmed page."""
    with pdfplumber.open(io.BytesIO(pdf)) as opened:
        for page in opened.pages:
            left, top, right, bottom = page.trimbox
            for letter in page.chars:
                if letter["text"].strip():
                    assert left - 1 <= letter["x0"], letter
                    assert letter["x1"] <= right + 1, letter
                    assert top - 3 <= letter["top"], letter
                    assert letter["bottom"] <= bottom + 3, letter


@pytest.mark.parametrize("name", list(contents()))
@pytest.mark.parametrize("kind", list(KINDS))
def test_each_kind(kind, name):
    artwork = made(kind, name)
    assert artwork.kind is KINDS[kind]
    assert artwork.data
    assert artwork.file_name.isascii()
    assert artwork.file_name.rsplit(".", 1)[1] in artwork.media_type
    assert artwork.alt
    for told in (*artwork.remarks, *(one.sentence for one in artwork.left_out)):
        assert told.endswith((".", ")."))


@pytest.mark.parametrize("name", list(contents()))
@pytest.mark.parametrize("kind", PRINTS)
def test_every_word_is_printed_or_told(kind, name):
    artwork, content = made(kind, name), contents()[name]
    seen = words_in(artwork.data)
    assert_within(artwork.data)
    left = squeezed("".join(one.text for one in artwork.left_out))
    texts = [unit.text for unit in units_of(content.blocks)]
    texts += [line for one in content.questions for line in (one.asked, *one.answer.split("\n"))]
    for text in texts:
        assert squeezed(text) in seen or squeezed(text) in left, text
    for always in (content.title, content.key_message, content.agency.upper(), content.disclosure):
        assert squeezed(always) in seen


def test_a_long_text_is_cut_on_one_page_and_goes_on_in_a_leaflet():
    assert any("Không đủ chỗ" in one.sentence for one in made("poster_a3", "long").left_out)
    assert made("leaflet_a5", "long").left_out == ()
    assert made("leaflet_a5", "long").pages > 2
    assert "Xem tiếp tại trang có mã QR".replace(" ", "") in words_in(
        made("poster_a3", "long").data
    )


def test_pages():
    assert made("leaflet_folded", "long").pages == 2
    assert made("poster_a2", "long").pages == made("banner", "short").pages == 1
    for name in contents():
        booklet = made("booklet", name)
        assert booklet.pages % 4 == 0
        assert f"{booklet.pages} trang" in booklet.remarks[0]


@pytest.mark.parametrize("name", list(contents()))
def test_no_page_of_a_booklet_says_what_another_says_but_those_for_notes(name):
    booklet = made("booklet", name)
    with pdfplumber.open(io.BytesIO(booklet.data)) as opened:
        pages = [squeezed(page.extract_text()) for page in opened.pages]
    assert len(pages) == booklet.pages
    numbered = [page.removesuffix(str(number)) for number, page in enumerate(pages, 1)]
    blank = re.search(r"trong đó (\d+) trang để ghi chép", booklet.remarks[0])
    notes = int(blank[1]) if blank else 0
    told, noted = numbered[: len(pages) - notes - 1], numbered[len(pages) - notes - 1 : -1]
    assert len({*told, numbered[-1]}) == len(told) + 1, "each says something of its own"
    assert all(told)
    assert len(set(noted)) == min(notes, 1), "those for notes are alike and stand before the back"
    assert not set(noted) & set(told)


def test_screens_have_their_very_pixels():
    for kind in ("slide", "slide_portrait"):
        for name in contents():
            with Image.open(io.BytesIO(made(kind, name).data)) as image:
                assert image.size == KINDS[kind].size


@pytest.mark.parametrize("nasty", _NASTY)
@pytest.mark.parametrize("kind", list(KINDS))
def test_nasty_text_is_text(kind, nasty):
    content = dataclasses.replace(
        SHORT,
        title=f"Tên {nasty}"[:200],
        key_message=nasty[:120],
        agency=f"Cơ quan {nasty}"[:200],
        parent=nasty[:100],
        disclosure=nasty[:200],
        credits=nasty[:200],
        blocks=(Heading((Run(nasty),)), Paragraph((Run(nasty), Run(nasty, True, True)))),
        questions=(Question(nasty, (Paragraph((Run(nasty),)),)),),
    )
    artwork = make_artwork(kind, content, OPTIONS)
    if artwork.kind.is_print:
        assert_within(artwork.data)
        seen = words_in(artwork.data)
        # What turns the direction of letters may turn their order in an extractor too.
        if "\u202e" not in nasty:
            assert squeezed(shown(content.title)) in seen


def test_letters_that_no_font_has_are_told_once():
    content = dataclasses.replace(SHORT, title="Vui 😀 漢字 👍🏽 thôi")
    for kind in ("leaflet_a4", "slide", "led", "infographic_svg"):
        remarks = make_artwork(kind, content, OPTIONS).remarks
        told = [one for one in remarks if "Phông chữ" in one]
        assert len(told) == 1
        assert "漢" in told[0]
        assert "😀" in told[0]
    assert "Vui[?][?]thôi" in words_in(make_artwork("leaflet_a4", content).data)


_texts = st.text(
    st.characters(codec="utf-8") | st.sampled_from("aăâđêôơưàảãáạ  .,!?#*$_[]<>\\\"'\n"),
    max_size=400,
)
_several = st.lists(
    st.builds(lambda text: Paragraph((Run(text),)), _texts)
    | st.builds(lambda text: Heading((Run(text[:80]),), 1), _texts)
    | st.builds(lambda text: Numbered(((Run(text),), (Run(text[:9], True),))), _texts),
    max_size=8,
).map(tuple)
_contents = st.builds(
    ArtworkContent,
    title=_texts.map(lambda text: f"T {text}"[:200]),
    key_message=_texts.map(lambda text: text[:120]),
    page_url=st.just(URL),
    agency=_texts.map(lambda text: f"C {text}"[:120]),
    disclosure=_texts.map(lambda text: text[:200]),
    credits=_texts.map(lambda text: text[:200]),
    blocks=_several,
    questions=st.lists(st.builds(Question, _texts, _several), min_size=1, max_size=3).map(tuple),
    audience=st.sampled_from(["everybody", "elder", "pupil"]),
)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(content=_contents, kind=st.sampled_from(list(KINDS)))
def test_any_text_is_made_and_stays_on_the_page(content, kind):
    artwork = make_artwork(kind, content, OPTIONS)
    if artwork.kind.is_print:
        assert_within(artwork.data)


def test_what_cannot_be_made_has_one_sentence_each():
    cases = [
        ("booklet", dataclasses.replace(SHORT, questions=()), OPTIONS, "câu hỏi"),
        ("banner", SHORT, ArtworkOptions(), "20 đến 500"),
        ("banner", SHORT, ArtworkOptions(size_cm=(500, 20)), "12 lần"),
        ("banner", SHORT, ArtworkOptions(size_cm=(100, 50), bleed_mm=500), "tràn lề"),
        ("led", SHORT, ArtworkOptions(led_pixels=(10, 10)), "LED"),
        ("infographic_svg", SHORT, ArtworkOptions(), "bảng"),
        ("leaflet_a4", dataclasses.replace(SHORT, title=" "), OPTIONS, "tên"),
        ("leaflet_a4", dataclasses.replace(SHORT, title="x" * 201), OPTIONS, "200"),
        ("leaflet_a4", dataclasses.replace(SHORT, key_message="x" * 121), OPTIONS, "120"),
        ("leaflet_a4", dataclasses.replace(SHORT, agency=""), OPTIONS, "cơ quan"),
        ("leaflet_a4", dataclasses.replace(SHORT, page_url="javascript:x"), OPTIONS, "http"),
        ("leaflet_a4", dataclasses.replace(SHORT, audience="x"), OPTIONS, "Đối tượng"),
        ("leaflet_a4", dataclasses.replace(SHORT, credits="x" * 70_000), OPTIONS, "60.000"),
    ]
    for kind, content, options, word in cases:
        with pytest.raises(Invalid) as refused:
            make_artwork(kind, content, options)
        assert word in refused.value.sentence
        assert refused.value.sentence.count(".") <= 3
    with pytest.raises(NotFound):
        make_artwork("a0", SHORT)


def test_banners_of_all_shapes():
    for size in ((20, 20), (500, 42), (60, 160), (42, 500), (200, 100), (500, 500)):
        for content in (LONG, with_pictures()):
            artwork = make_artwork("banner", content, ArtworkOptions(size_cm=size))
            assert artwork.pages == 1
            assert_within(artwork.data)


def test_a_letter_whose_capital_no_font_has_does_not_stop_a_poster():
    named = dataclasses.replace(SHORT, agency="Trạm đo bụi µ")
    poster = make_artwork("poster_a3", named)
    assert squeezed("TRẠM ĐO BỤI [?]") in squeezed(words_in(poster.data))
