"""From a product's HTML to blocks, and from blocks to units."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nepso.outreach.distribution.artwork.content import (
    Bullets,
    Heading,
    Numbered,
    Paragraph,
    Run,
    runs_of,
)
from nepso.outreach.distribution.artwork.reading import blocks_of
from nepso.outreach.distribution.artwork.tests.making import squeezed
from nepso.outreach.distribution.artwork.units import text_of, units_of
from nepso.outreach.products.richtext import plain_text, rich_html


def _texts(blocks):
    return ["".join(run.text for run in runs) for block in blocks for runs in runs_of(block)]


def test_paragraphs_headings_and_lists():
    html = (
        "<h3>Một</h3><p>Hai <strong>ba</strong> <em>bốn</em>.</p><ul><li>a</li><li>b</li></ul>"
        "<h4>Năm</h4><ol><li>x</li></ol>"
    )
    assert blocks_of(html) == (
        Heading((Run("Một"),), 1),
        Paragraph((Run("Hai "), Run("ba", bold=True), Run(" "), Run("bốn", italic=True), Run("."))),
        Bullets(((Run("a"),), (Run("b"),))),
        Heading((Run("Năm"),), 2),
        Numbered(((Run("x"),),)),
    )


def test_no_second_level_before_a_first():
    assert blocks_of("<h4>Một</h4><h4>Hai</h4>")[0] == Heading((Run("Một"),), 1)


def test_a_list_in_a_list_and_loose_words():
    blocks = blocks_of("đầu<ul><li>a<ul><li>b</li></ul></li><li><p>c</p><p>d</p></li></ul>cuối")
    assert _texts(blocks) == ["đầu", "a", "b", "c\nd", "cuối"]


def test_an_address_that_words_hide_is_printed():
    html = '<p>Xem <a href="https://a.example/x/">ở đây</a>, <a href="https://b.example">b.example</a></p>'
    assert _texts(blocks_of(html)) == ["Xem ở đây (a.example/x), b.example"]


def test_breaks_quotes_raised_signs_and_nothing():
    assert _texts(blocks_of("<p>a<br>\nb</p><blockquote><p>c</p></blockquote>")) == ["a\nb", "c"]
    assert _texts(blocks_of("<p>m<sup>2</sup> H<sub>2</sub>O</p>")) == ["m² H2O"]
    assert blocks_of("") == blocks_of(" \n") == blocks_of("<p> </p><ul></ul>") == ()


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_no_word_of_a_product_is_lost(source):
    found = squeezed("".join(_texts(blocks_of(rich_html(source)))))
    assert squeezed(plain_text(source)) in (found, squeezed("".join(found.split("\n"))))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text("aă .,;!?…”)\n" + "ĐK", max_size=700), max_size=3))
def test_units_hold_every_letter_and_are_short(texts):
    blocks = [
        Paragraph((Run(text[: len(text) // 2]), Run(text[len(text) // 2 :], bold=True)))
        for text in texts
    ]
    units = units_of(blocks)
    assert squeezed(text_of(units)) == squeezed("".join(texts))
    assert all(len(unit.text) <= 330 for unit in units)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Một câu. Hai câu! Ba?", ["Một câu.", "Hai câu!", "Ba?"]),
        ("Ở TP. Thái Nguyên có ông Q. Hùng. Hết.", ["Ở TP. Thái Nguyên có ông Q. Hùng.", "Hết."]),
        ("Lúc 9.30 giờ… rồi thôi. “Ừ.” Vâng.", ["Lúc 9.30 giờ… rồi thôi.", "“Ừ.”", "Vâng."]),
    ],
)
def test_sentences(text, pieces):
    assert [unit.text for unit in units_of([Paragraph((Run(text),))])] == pieces
