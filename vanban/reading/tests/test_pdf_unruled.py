"""Task tables without ruling lines: read as tables where they plainly are some, else left alone."""

import pytest
import typst

from vanban.reading.block import BlockKind
from vanban.reading.pdf import read_pdf

ROWS = [
    ("1", "Ban hành kế hoạch giám sát, xử lý ổ dịch trong toàn xã", "Trạm Y tế xã", "Quý II/2026"),
    ("2", "Chiến dịch diệt lăng quăng", "Hội Liên hiệp Phụ nữ xã, Đoàn Thanh niên", "Tháng 5/2026"),
    ("3", "Phun hóa chất diệt muỗi tại chợ và bến xe", "Trạm Y tế xã", "Thường xuyên"),
]
HEADING = ("TT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Thời gian")


def page_of(rows, *, before="", after="", height="29.7cm"):
    cells = ", ".join(f"[{cell}]" for row in rows for cell in row)
    source = f"""#set page(width: 21cm, height: {height}, margin: 2cm)
#set text(size: 11pt)
{before}

#table(columns: (1cm, 6cm, 4.5cm, 3.5cm), stroke: none, {cells})

{after}"""
    return typst.compile(source.encode())


def tables_in(data):
    return [block.rows for block in read_pdf(data).blocks if block.kind is BlockKind.TABLE]


def test_its_rows_and_columns_are_those_that_a_reader_sees():
    prose = "Kế hoạch này được phân công như sau, các đơn vị căn cứ để thực hiện đúng thời hạn."
    assert tables_in(page_of([HEADING, *ROWS], before=prose, after=prose)) == [(HEADING, *ROWS)]


def test_text_around_it_stays_text():
    prose = "Trên đây là Kế hoạch phòng, chống dịch bệnh của xã; đề nghị các đơn vị thực hiện."
    blocks = read_pdf(page_of([HEADING, *ROWS], before=prose, after=prose)).blocks
    assert [b.text for b in blocks if b.kind is BlockKind.LINE] == [prose, prose]


def test_it_goes_on_on_the_next_page():
    many = [(str(n), *ROWS[n % 3][1:]) for n in range(1, 13)]
    found = tables_in(page_of([HEADING, *many], height="11cm"))
    assert len(found) > 1
    assert [row for rows in found for row in rows] == [HEADING, *many]


def test_a_title_of_a_group_across_the_columns_is_a_row():
    group = "table.cell(colspan: 4)[A. NHÓM NHIỆM VỤ THƯỜNG XUYÊN CỦA TRẠM Y TẾ VÀ CÁC TỔ DÂN PHỐ]"
    cells = ", ".join(f"[{cell}]" for cell in HEADING) + f", {group}, "
    cells += ", ".join(f"[{cell}]" for row in ROWS for cell in row)
    columns = "columns: (1cm, 6cm, 4.5cm, 3.5cm), stroke: none"
    data = typst.compile(f"#set page(margin: 2cm)\n#table({columns}, {cells})".encode())
    (rows,) = tables_in(data)
    title = "A. NHÓM NHIỆM VỤ THƯỜNG XUYÊN CỦA TRẠM Y TẾ VÀ CÁC TỔ DÂN PHỐ"
    assert rows == (HEADING, (title,) * 4, *ROWS)


@pytest.mark.parametrize(
    "rows",
    [
        [("STT", "Họ tên", "Xóm", "Ghi chú"), ("A", "Trần Thị B", "Xóm 1", "")],
        [("Số", "Nội dung", "Đơn vị", "Hạn"), ("1", "Họp", "Tổ 1", "3/2026"), ("2", "a", "b", "c")],
    ],
)
def test_what_is_not_plainly_one_stays_running_text(rows):
    assert tables_in(page_of(rows)) == []


def test_a_signature_below_is_no_line_of_the_last_cell():
    signed = "#v(2cm)\n#align(right)[TM. ỦY BAN NHÂN DÂN]"
    assert tables_in(page_of([HEADING, *ROWS], after=signed)) == [(HEADING, *ROWS)]
