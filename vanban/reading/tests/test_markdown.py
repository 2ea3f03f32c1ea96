"""Markdown as offices write it: real markup, plain text under another name, and in between."""

from __future__ import annotations

from vanban.reading.block import BlockKind, Column
from vanban.reading.markdown import read_markdown


def _texts(source: str) -> list[str]:
    return [block.text for block in read_markdown(source.encode()).blocks]


def test_numbers_and_dashes_of_lists_stay_as_text():
    source = "## I. NHIỆM VỤ\n\n1. **Tuyên truyền**\n   - Báo chí\n     - Báo in\n2) Kiểm tra\n"
    assert _texts(source) == [
        "I. NHIỆM VỤ",
        "1. Tuyên truyền",
        "- Báo chí",
        "+ Báo in",
        "2) Kiểm tra",
    ]


def test_faults_of_numbering_stay_but_lazy_ones_are_counted_as_viewers_do():
    assert _texts("# K\n\n1. a\n2. b\n2. c\n") == ["K", "1. a", "2. b", "2. c"]
    assert _texts("# K\n\n1. a\n1. b\n1. c\n") == ["K", "1. a", "2. b", "3. c"]


def test_lettered_items_and_decimal_numbers_in_one_paragraph_come_apart():
    source = "# K\n\n1. Tổ chức\n1.1. Nội dung\na) Một ý dài\nnối dòng;\nđ) Ý khác\n"
    assert _texts(source) == [
        "K",
        "1. Tổ chức",
        "1.1. Nội dung",
        "a) Một ý dài nối dòng;",
        "đ) Ý khác",
    ]


def test_emphasis_and_links_lose_their_marks():
    source = "## A\n\nSở **Y tế** và *Sở* [Nội vụ](http://x.vn) có `mã`, 5 * 3\n"
    assert _texts(source) == ["A", "Sở Y tế và Sở Nội vụ có mã, 5 * 3"]


def test_plain_text_under_the_name_of_markdown_is_read_line_by_line():
    source = "I. MỤC ĐÍCH\n1. Mục đích\n- Một;\n2. Yêu cầu\na) Hai\n"
    reading = read_markdown(source.encode())
    assert reading.format == "md"
    assert [block.text for block in reading.blocks] == source.splitlines()


def test_a_pipe_table_keeps_its_cells():
    source = "| TT | Việc | Cơ quan |\n|---|---|---|\n| 1 | Tập huấn<br>kỹ năng | Sở Y tế |\n"
    (block,) = read_markdown(source.encode()).blocks
    assert block.kind is BlockKind.TABLE
    assert block.rows == (("TT", "Việc", "Cơ quan"), ("1", "Tập huấn\nkỹ năng", "Sở Y tế"))
    assert block.text.endswith("1 | Tập huấn kỹ năng | Sở Y tế")


def test_a_heading_table_becomes_columns():
    source = (
        "| **UBND TỈNH X**<br>**SỞ Y TẾ** | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM** |\n|--|--|\n"
        "| Số: 1/KH-SYT | X, ngày 01 tháng 02 năm 2026 |\n"
    )
    assert [(b.column, b.text) for b in read_markdown(source.encode()).blocks] == [
        (Column.LEFT, "UBND TỈNH X"),
        (Column.LEFT, "SỞ Y TẾ"),
        (Column.RIGHT, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (Column.LEFT, "Số: 1/KH-SYT"),
        (Column.RIGHT, "X, ngày 01 tháng 02 năm 2026"),
    ]


def test_heading_lines_stay_apart_and_drawn_rules_vanish():
    source = "**UBND TỈNH X**\n**SỞ Y TẾ**\n-------\nSố: 1/KH-SYT\n\n# KẾ HOẠCH\n"
    assert _texts(source) == ["UBND TỈNH X", "SỞ Y TẾ", "Số: 1/KH-SYT", "KẾ HOẠCH"]


def test_html_tables_comments_and_front_matter():
    source = (
        "---\ntitle: x\n---\n<!-- ghi chú -->\n<table><tr><td>A</td><td>B<br>C</td></tr></table>\n"
    )
    (block,) = read_markdown(source.encode()).blocks
    assert block.rows == (("A", "B\nC"),)


def test_footnotes_are_told_apart():
    blocks = read_markdown("## A\n\nCó chú thích[^1].\n\n[^1]: Theo Luật.\n".encode()).blocks
    assert [(b.kind, b.text) for b in blocks][1:] == [
        (BlockKind.PARAGRAPH, "Có chú thích."),
        (BlockKind.FOOTNOTE, "1 Theo Luật."),
    ]


def test_the_lines_of_a_signature_stay_lines():
    source = b"# K\xe1\xba\xbe HO\xe1\xba\xa0CH\n\n- x\n\n" + (
        "**TM. ỦY BAN NHÂN DÂN**\n**KT. CHỦ TỊCH**\n**PHÓ CHỦ TỊCH**\n\n**Lê Đức Tiến**\n".encode()
    )
    texts = [block.text for block in read_markdown(source).blocks]
    assert texts[-4:] == ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Đức Tiến"]


def test_a_district_that_wraps_is_no_line_of_authority():
    wrapped = (
        "# K\n\n- Tuyên truyền tới người dân ở các khu phố của\nQ. Tân Bình và Q. Phú Nhuận.\n"
    )
    texts = [block.text for block in read_markdown(wrapped.encode()).blocks]
    assert texts[1:] == [
        "- Tuyên truyền tới người dân ở các khu phố của Q. Tân Bình và Q. Phú Nhuận."
    ]
    signed = "# K\n\n**Q. CHỦ TỊCH**\n**Nguyễn Văn An**\n"
    assert [block.text for block in read_markdown(signed.encode()).blocks][1:] == [
        "Q. CHỦ TỊCH", "Nguyễn Văn An",
    ]  # fmt: skip


def test_a_name_under_a_position_stays_a_line_without_any_marks():
    signed = "# K\n\n- x\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nMa Văn Khải\n"
    assert _texts(signed)[-3:] == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Ma Văn Khải"]
    alone = "# K\n\n- x\n\nGIÁM ĐỐC\n(Đã ký)\nThượng tá Ma Văn Khải\n"
    assert _texts(alone)[-3:] == ["GIÁM ĐỐC", "(Đã ký)", "Thượng tá Ma Văn Khải"]
    wrapped = "# K\n\n- x\n\nCHỦ TỊCH\nHỘI LIÊN HIỆP PHỤ NỮ\n"
    assert _texts(wrapped)[-1] == "CHỦ TỊCH HỘI LIÊN HIỆP PHỤ NỮ"
