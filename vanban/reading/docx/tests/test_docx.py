"""Words, tables, notes and columns of Word files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from vanban.errors import UnreadableDocument
from vanban.reading.block import BlockKind, Column
from vanban.reading.docx import read_docx
from vanban.reading.docx.tests.making import docx, p, r, table, tc, tr


def _blocks(body: str, **parts: str):
    return read_docx(docx(body, **parts)).blocks


def _texts(body: str, **parts: str) -> list[str]:
    return [block.text for block in _blocks(body, **parts)]


def test_tracked_changes_keep_what_was_put_in_and_drop_what_was_taken_out():
    body = p(r("Chậm nhất ") + f"<w:del>{r('10')}</w:del><w:ins>{r('05')}</w:ins>" + r(" tháng 12"))
    assert _texts(body) == ["Chậm nhất 05 tháng 12"]


def test_a_paragraph_whose_end_was_deleted_runs_on():
    body = p("Sở Y tế ", ppr="<w:rPr><w:del/></w:rPr>") + p("và Sở Nội vụ")
    assert _texts(body) == ["Sở Y tế và Sở Nội vụ"]


def test_fields_show_their_result_and_hide_their_code():
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE \\@ "d"</w:instrText>'
        f'</w:r>{r("rác")}<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r("12")}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert _texts(p(r("ngày ") + field + r(" tháng 3"))) == ["ngày 12 tháng 3"]


def test_hidden_text_is_left_out_and_capitals_are_as_printed():
    body = p(r("Mục đích", "<w:caps/>") + r(" ẩn", "<w:vanish/>") + r(" x", '<w:b w:val="0"/>'))
    assert _texts(body) == ["MỤC ĐÍCH x"]


def test_content_controls_links_hyphens_and_symbols():
    body = p(
        f"<w:sdt><w:sdtContent>{r('Sở')}</w:sdtContent></w:sdt><w:hyperlink>{r(' Y tế')}"
        "</w:hyperlink><w:r><w:t>, KH</w:t><w:noBreakHyphen/><w:t>UB</w:t><w:softHyphen/>"
        '<w:t>ND</w:t><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
    )
    assert _texts(body) == ["Sở Y tế, KH-UBND✓"]


def test_soft_breaks_join_wraps_and_part_items():
    body = p(
        "<w:r><w:t>Tăng cường quản lý</w:t><w:br/><w:t>thông tin;</w:t><w:br/>"
        "<w:t>- Rà soát;</w:t><w:br/><w:t>a) Kiểm tra</w:t></w:r>"
    )
    assert _texts(body) == ["Tăng cường quản lý thông tin;", "- Rà soát;", "a) Kiểm tra"]


def _broken(*lines: str) -> str:
    return "<w:r>" + "<w:br/>".join(f"<w:t>{line}</w:t>" for line in lines) + "</w:r>"


def test_a_heading_typed_in_one_paragraph_keeps_its_lines():
    assert _texts(p(_broken("UBND TỈNH SƠN LA", "SỞ Y TẾ", "Số: 5/KH-SYT"))) == [
        "UBND TỈNH SƠN LA", "SỞ Y TẾ", "Số: 5/KH-SYT",
    ]  # fmt: skip
    assert _texts(p(_broken("KẾ HOẠCH", "Phòng, chống sốt xuất huyết", "năm 2026"))) == [
        "KẾ HOẠCH", "Phòng, chống sốt xuất huyết năm 2026",
    ]  # fmt: skip


def test_the_title_of_a_clause_goes_on_over_a_break():
    centred = '<w:jc w:val="center"/>'
    assert _texts(p(_broken("II. NHIỆM VỤ,", "GIẢI PHÁP"), ppr=centred)) == [
        "II. NHIỆM VỤ, GIẢI PHÁP"
    ]
    assert _texts(p(_broken("II. NHIỆM VỤ", "1. Tuyên truyền"), ppr=centred)) == [
        "II. NHIỆM VỤ", "1. Tuyên truyền",
    ]  # fmt: skip


def test_a_text_box_is_read_once():
    box = (
        "<w:r><mc:AlternateContent><mc:Choice><wps:wsp><wps:txbx><w:txbxContent>"
        + p("DỰ THẢO")
        + "</w:txbxContent></wps:txbx></wps:wsp></mc:Choice><mc:Fallback><w:txbxContent>"
        + p("DỰ THẢO")
        + "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert _texts(p(r("Kế hoạch") + box)) == ["Kế hoạch", "DỰ THẢO"]


def test_merged_cells_are_repeated_where_they_reach():
    body = table(
        tr(tc("TT"), tc("Nội dung"), tc("Cơ quan", span=2)),
        tr(tc("1", merge="restart"), tc("Tập huấn"), tc("Sở Y tế"), tc("Sở Nội vụ")),
        tr(tc("", merge="continue"), tc(p("Hội thi") + p("cấp tỉnh")), tc(), tc("Công an tỉnh")),
    )
    (block,) = _blocks(body)
    assert block.kind is BlockKind.TABLE
    assert block.rows == (
        ("TT", "Nội dung", "Cơ quan", "Cơ quan"),
        ("1", "Tập huấn", "Sở Y tế", "Sở Nội vụ"),
        ("1", "Hội thi\ncấp tỉnh", "", "Công an tỉnh"),
    )
    assert block.text.splitlines()[0] == "TT | Nội dung | Cơ quan"
    assert block.text.splitlines()[2] == "1 | Hội thi cấp tỉnh | Công an tỉnh"


def test_a_nested_table_stays_in_its_cell():
    (block,) = _blocks(table(tr(tc("a"), tc(table(tr(tc("b"), tc("c"))) + p("d")))))
    assert block.rows == (("a", "b | c\nd"),)


def test_the_heading_table_becomes_two_columns():
    body = table(
        tr(
            tc(p("UBND TỈNH X") + p("SỞ Y TẾ")),
            tc(p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + p("Độc lập - Tự do - Hạnh phúc")),
        ),
        tr(tc("Số: 12/KH-SYT"), tc("X, ngày 05 tháng 3 năm 2026")),
        borders=False,
    )
    assert [(block.column, block.text) for block in _blocks(body)] == [
        (Column.LEFT, "UBND TỈNH X"),
        (Column.LEFT, "SỞ Y TẾ"),
        (Column.RIGHT, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (Column.RIGHT, "Độc lập - Tự do - Hạnh phúc"),
        (Column.LEFT, "Số: 12/KH-SYT"),
        (Column.RIGHT, "X, ngày 05 tháng 3 năm 2026"),
    ]


def test_a_heading_typed_with_tabs_becomes_two_columns():
    body = p("<w:r><w:t>SỞ Y TẾ</w:t><w:tab/><w:tab/><w:t>CỘNG HÒA XÃ HỘI</w:t></w:r>")
    assert [(b.column, b.text) for b in _blocks(body)] == [
        (Column.LEFT, "SỞ Y TẾ"),
        (Column.RIGHT, "CỘNG HÒA XÃ HỘI"),
    ]


def test_recipients_stand_left_of_the_signature():
    body = table(
        tr(
            tc(p("<w:r><w:t>Nơi nhận:</w:t><w:br/><w:t>- Như trên;</w:t></w:r>")),
            tc(p("GIÁM ĐỐC") + p() + p("Nguyễn Văn A")),
        )
    )
    assert [(b.column, b.text) for b in _blocks(body)] == [
        (Column.LEFT, "Nơi nhận:"),
        (Column.LEFT, "- Như trên;"),
        (Column.RIGHT, "GIÁM ĐỐC"),
        (Column.RIGHT, "Nguyễn Văn A"),
    ]


def test_notes_stand_after_their_paragraph_and_furniture_at_the_end():
    note = f'<w:footnote w:id="2">{p("Theo Nghị định 30.")}</w:footnote>'
    sort = f'<w:footnote w:type="separator" w:id="0">{p("x")}</w:footnote>'
    body = p(r("Có chú thích") + '<w:r><w:footnoteReference w:id="2"/></w:r>') + p("Sau")
    blocks = _blocks(body, footnotes=sort + note, footer1=p("Kế hoạch năm 2026") + p("3"))
    assert [(block.kind, block.text) for block in blocks] == [
        (BlockKind.PARAGRAPH, "Có chú thích"),
        (BlockKind.FOOTNOTE, "1 Theo Nghị định 30."),
        (BlockKind.PARAGRAPH, "Sau"),
        (BlockKind.PAGE_FURNITURE, "Kế hoạch năm 2026"),
    ]


def test_look_tells_bold_centre_size_and_heading_level():
    styles = (
        '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/>'
        '<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>'
    )
    heading, plain = _blocks(p("KẾ HOẠCH", style="H1") + p("chữ"), styles=styles)
    assert (heading.look.bold, heading.look.centred, heading.look.size) == (True, True, 14.0)
    assert heading.heading_level == 1
    assert not plain.look.bold
    assert plain.look.centred is None


def test_pages_are_counted_from_words_own_marks():
    marked = (
        p("<w:r><w:t>đầu </w:t><w:lastRenderedPageBreak/><w:t>cuối</w:t></w:r>")
        + p("<w:r><w:br w:type='page'/></w:r>")
        + p("<w:r><w:lastRenderedPageBreak/><w:t>trang ba</w:t></w:r>")
    )
    reading = read_docx(docx(marked))
    assert [(block.page, block.text) for block in reading.blocks] == [
        (1, "đầu cuối"),
        (3, "trang ba"),
    ]
    assert reading.pages == 3


def test_entities_are_refused():
    with pytest.raises(UnreadableDocument) as caught:
        read_docx(_with_entities())
    assert caught.value.code == "xml_entities"


def _with_entities() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(
            "word/document.xml",
            '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><w:document xmlns:w="http://'
            'schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&b;'
            "</w:t></w:r></w:p></w:body></w:document>",
        )
    return stream.getvalue()


def _damaged(data: bytes, name: str, damage: Callable[[bytes], bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for member in old.namelist():
            inner = old.read(member)
            new.writestr(member, damage(inner) if member == name else inner)
    return stream.getvalue()


_NOTES = '<w:footnote w:id="2"><w:p><w:r><w:t>chú thích</w:t></w:r></w:p></w:footnote>'


@pytest.mark.parametrize("part", ["word/document.xml", "word/footnotes.xml"])
@pytest.mark.parametrize(
    "damage",
    [
        lambda inner: inner[: len(inner) * 2 // 3],
        lambda inner: inner.replace(b"</w:p>", b"", 1),
        lambda inner: inner.replace(b"<w:t", b"<\x00w:t", 1),
    ],
    ids=["cut", "a tag lost", "a byte changed"],
)
def test_a_damaged_part_is_refused_rather_than_read_in_half(
    part: str, damage: Callable[[bytes], bytes]
):
    data = docx(p("I. MỤC ĐÍCH") + p("1. Tuyên truyền") + p("2. Kiểm tra"), footnotes=_NOTES)
    assert len(read_docx(data).blocks) == 3
    with pytest.raises(UnreadableDocument, match="không đầy đủ") as caught:
        read_docx(_damaged(data, part, damage))
    assert caught.value.code == "incomplete"
