"""HTML of another page in a text: no word lost, none glued to the next; stars of numbers stay."""

import pytest

from nepso.outreach.distribution.artwork.reading import blocks_of as printed_of
from nepso.outreach.distribution.making.plain import plain_blocks
from nepso.outreach.distribution.sources import blocks_of
from nepso.outreach.products.richtext import plain_text, rich_html

TABLE = (
    "<table><caption>Số vụ</caption><tr><th>Xã</th><th>Quý III</th><th>Quý IV</th></tr>"
    "<tr><td>Tân Cương</td><td>12</td><td>7</td></tr>"
    "<tr><td>La Bằng</td><td>30</td><td></td></tr></table>"
)


def words(source):
    """What a post says, and what paper prints: they hold the same words."""
    if source.startswith("<ol"):
        return plain_blocks(blocks_of(source)).split("\n")
    printed = [
        " ".join(line.split())
        for block in printed_of(str(rich_html(source)))
        for runs in getattr(block, "items", None) or (block.runs,)
        for line in "".join(run.text for run in runs).split("\n")
    ]
    said = [line.removeprefix("• ") for line in plain_blocks(blocks_of(source)).split("\n") if line]
    assert printed == said == plain_text(source).split("\n")
    return said


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("<div>Công an: 113</div><div>Trẻ em: 111</div>", ["Công an: 113", "Trẻ em: 111"]),
        ("<div>Gọi 113</div><div>1800 1234</div>", ["Gọi 113", "1800 1234"]),
        (TABLE, ["Số vụ", "Tân Cương: Quý III 12; Quý IV 7", "La Bằng: Quý III 30"]),
        ("<table><tr><td>113<td>111</table>", ["113; 111"]),
        ("<table><tr><th>Xã</th><th>Số</th></tr></table>", ["Xã; Số"]),
        ("<h2>Làm gì ngay</h2><p>Gọi 113.</p>", ["Làm gì ngay", "Gọi 113."]),
        ("Mục 1\n<hr>\nMục 2", ["Mục 1", "Mục 2"]),
        ("<dl><dt>Số</dt><dd>113</dd></dl>", ["Số", "113"]),
        ("<article><b>Gọi</b> ngay<section>Gọi 113</section>hôm nay</article>",
         ["Gọi ngay", "Gọi 113", "hôm nay"]),
        ("<ul><li>Một<table><tr><td>5<td>6</table></li></ul>", ["Một", "5; 6"]),
        ("<b><div>Gọi 113</div></b>", ["Gọi 113"]),
        ("<ul><li>Mang:</li><ul><li>căn cước</li><li>sổ khám</li></ul><li>Đến sớm</li></ul>",
         ["Mang:", "căn cước", "sổ khám", "Đến sớm"]),
        ("<ul><li>Mang <b>theo</b></li><ul><li>sổ</li></ul></ul>", ["Mang theo", "sổ"]),
        ("<ul><div>x</div><li>a</li>b</ul>", ["x", "a", "b"]),
        ("<h2><div>Tiêu đề</div><div>phụ</div></h2>", ["Tiêu đề phụ"]),
        ("<table><tr><td>Công an<table><tr><td>113</td></tr></table></td><td>x</td></tr></table>",
         ["Công an 113; x"]),
        ("<div>x&#1;y<p>z</p></div>", ["xy", "z"]),
        ("<ol start='0'><li>a</li></ol>", ["1. a"]),
        ("- **Một** hai\n  - ba", ["Một hai", "ba"]),
        ("```\nGọi 113\n```", ["Gọi 113"]),
        ("<div>" * 400 + "sâu <b>lắm</b>" + "</div>" * 400, ["sâu lắm"]),
    ],
)  # fmt: skip
def test_words_of_another_page_stay_apart_on_every_channel(source, lines):
    assert words(source) == lines


def test_a_link_in_a_cell_is_kept_and_its_address_is_told():
    row = "<table><tr><th>Xã</th><th>Mẫu</th></tr><tr><td> A </td>"
    row += "<td>\nXem <a href='https://a.vn/m'>mẫu</a> m<sup>2</sup>\n</td></tr></table>"
    assert 'href="https://a.vn/m"' in rich_html(row)
    assert plain_blocks(blocks_of(row)) == "• A: Mẫu Xem mẫu (https://a.vn/m) m2"


def test_the_highest_heading_of_a_page_stands_highest_and_a_second_reading_changes_nothing():
    for source in ("<h3>A</h3><p>x</p><h4>a</h4>", "<h1>A</h1><div>x</div><h3>a</h3>"):
        shown = rich_html(source)
        assert "<h3>A</h3>" in shown
        assert "<h4>a</h4>" in shown
        assert rich_html(str(shown)) == shown


def test_headings_and_marks_of_another_page_are_kept():
    shown = rich_html("<h1>Tên</h1><div>Gọi <b>113</b>, xem <a href='https://a.vn'>trang</a></div>")
    assert shown.startswith("<h3>Tên</h3><p>Gọi <b>113</b>")
    assert 'href="https://a.vn"' in shown
    assert "script" not in rich_html("<div><script>alert(1)</script>Gọi</div>")


@pytest.mark.parametrize("text", ["3*4*5", "Giá 5*3*2", "*101#", "*09*1#", "**21*0912#", "2*3"])
def test_stars_of_numbers_and_of_codes_are_no_emphasis(text):
    assert plain_text(text) == text


def test_other_stars_are_emphasis_as_they_were():
    assert rich_html("**113** và *nghiêng*").strip() == (
        "<p><strong>113</strong> và <em>nghiêng</em></p>"
    )


def test_a_year_that_begins_a_line_stays_that_year():
    assert plain_blocks(blocks_of("1986. Đổi mới")) == "1986. Đổi mới"
