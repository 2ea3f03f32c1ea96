"""The small table drawn: numbers as Vietnamese writes them, the table kept as words, no script."""

import dataclasses
import io
from decimal import Decimal

import pytest
from lxml import etree
from PIL import Image

from nepso.kernel.errors import Invalid
from nepso.outreach.distribution.artwork import ArtworkOptions, DataTable, make_artwork
from nepso.outreach.distribution.artwork.infographics.numbers import shown_number, ticks
from nepso.outreach.distribution.artwork.tests.making import SHORT, TABLE

_SVG = "{http://www.w3.org/2000/svg}"
CHARTS = ("bar", "column", "share", "numbers")


def _svg(chart, table=TABLE, content=SHORT):
    made = make_artwork("infographic_svg", content, ArtworkOptions(table=table, chart=chart))
    return made, etree.fromstring(made.data)


@pytest.mark.parametrize("chart", CHARTS)
def test_the_table_is_there_in_words(chart):
    made, root = _svg(chart)
    title, told = root[0], root[1]
    assert (title.tag, told.tag) == (f"{_SVG}title", f"{_SVG}desc")
    assert root.get("role") == "img"
    assert root.get("aria-labelledby").split() == [title.get("id"), told.get("id")]
    assert title.text == TABLE.title
    assert told.text == made.alt
    assert "Trường học: 1.234,5 buổi; Nhà văn hóa: 860 buổi; Chợ: 0 buổi." in told.text
    assert "31/10/2026" in told.text
    seen = " ".join(element.text for element in root.iter(f"{_SVG}text"))
    assert "1.234,5" in seen


@pytest.mark.parametrize("chart", CHARTS)
def test_markup_in_it_is_text_and_nothing_runs(chart):
    nasty = '</text><script>alert(1)</script> & "x" \x00\ud800'
    table = DataTable(nasty, ((nasty, 3), ("W" * 200, 10**14), ("", Decimal("0.5"))), nasty, nasty)
    content = dataclasses.replace(SHORT, agency=nasty, disclosure=nasty)
    _, root = _svg(chart, table, content)
    tags = {etree.QName(element).localname for element in root.iter()}
    assert tags <= {"svg", "title", "desc", "rect", "line", "text", "path", "polygon"}
    assert not any(
        name == "style" or name.startswith("on") for e in root.iter() for name in e.attrib
    )


@pytest.mark.parametrize("chart", CHARTS)
def test_nothing_is_drawn_beyond_the_edge(chart):
    rows = tuple((f"Một nhãn khá dài của dòng thứ {n}", 10**n + n / 7) for n in range(1, 9))
    _, root = _svg(chart, DataTable("Bảng " * 30, rows, "lượt người xem"))
    height = float(root.get("height"))
    for element in root.iter(f"{_SVG}text", f"{_SVG}rect"):
        assert 0 <= float(element.get("x")) <= 1200
        assert 0 <= float(element.get("y")) + float(element.get("height", "0")) <= height + 1


def test_picture_of_pixels():
    made = make_artwork("infographic_png", SHORT, ArtworkOptions(table=TABLE))
    with Image.open(io.BytesIO(made.data)) as image:
        assert image.width == 2400
    assert "860 buổi" in made.alt


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("1234.5", "1.234,5"),
        ("0", "0"),
        ("-0.001", "0"),
        ("-0.5", "-0,5"),
        ("1000000", "1.000.000"),
        ("2.999", "3"),
        ("12.10", "12,1"),
    ],
)
def test_numbers(value, words):
    assert shown_number(Decimal(value)) == words


@pytest.mark.parametrize("highest", ["0", "0.3", "1", "7", "95", "100", "101", "1234.5", "9e14"])
def test_ticks_are_round_and_reach_over_the_highest(highest):
    found = ticks(Decimal(highest))
    assert found[0] == 0
    assert found[-1] >= Decimal(highest)
    assert 2 <= len(found) <= 7


@pytest.mark.parametrize(
    ("chart", "rows"),
    [
        ("bar", ()),
        ("bar", (("a", -1),)),
        ("column", tuple(("a", 1) for _ in range(13))),
        ("share", (("a", 0), ("b", 0))),
        ("numbers", (("a", float("nan")),)),
        ("numbers", (("a", float("inf")),)),
        ("pie", (("a", 1),)),
    ],
)
def test_what_cannot_be_drawn_is_told(chart, rows):
    with pytest.raises(Invalid):
        _svg(chart, DataTable("Bảng", rows))
    with pytest.raises(Invalid, match="tên"):
        _svg("bar", DataTable(" ", (("a", 1),)))


def test_negative_numbers_can_be_told_large():
    _, root = _svg("numbers", DataTable("Bảng", (("a", -12.5),)))
    assert "-12,5" in [element.text for element in root.iter(f"{_SVG}text")]
