"""Which tables give work, and which only hold targets, costs or members (contract: no tasks)."""

import pytest

from vanban.compiling import compile_in_process
from vanban.model import Source
from vanban.reading.block import Block, BlockKind, Reading
from vanban.reading.pdf_tables import table_text
from vanban.understanding import understand


def compiled(*rows, under="II. NHIỆM VỤ"):
    before = ("KẾ HOẠCH", "Phát triển kinh tế - xã hội", under)
    blocks = [Block(BlockKind.PARAGRAPH, text) for text in before]
    blocks.append(Block(BlockKind.TABLE, table_text(rows), page=1, rows=rows))
    return understand(Reading("docx", 1, tuple(blocks)), Source("p.docx", "docx", "", 1))


def told(document) -> bool:
    return "table_unread" in {problem.code for problem in document.problems}


UNITS = ("ĐVT", "Đơn vị tính", "Đơn vị", "Đơn vị đo")
TARGETS = (
    ("1", "Lao động có việc làm mới", "Người", "3.200"),
    ("2", "Diện tích chè hữu cơ", "Ha", "150"),
    ("3", "Xây dựng nhà văn hóa thôn", "Công trình", "06"),
    ("4", "Xây mới thư viện cấp xã", "Thư viện", "02"),
    ("5", "Hộ dùng nước sạch", "%", "98,5"),
    ("6", "Thu nhập bình quân", "Triệu đồng/người", "72"),
)


@pytest.mark.parametrize("under", ["I. MỤC TIÊU", "II. NHIỆM VỤ"])
@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("what", ["Chỉ tiêu", "Nội dung chỉ tiêu", "Tên tiêu chí", "Nội dung"])
def test_a_unit_of_measure_leads_no_target(what: str, unit: str, under: str):
    document = compiled(("TT", what, unit, "Kế hoạch năm 2026"), *TARGETS, under=under)
    assert document.tasks == ()
    assert not told(document)


def test_units_lead_nothing_in_any_format():
    table = "| TT | Chỉ tiêu | ĐVT | Kế hoạch năm 2026 |\n|---|---|---|---|\n" + "".join(
        f"| {' | '.join(row)} |\n" for row in TARGETS
    )
    words = f"KẾ HOẠCH\n\nPhát triển kinh tế\n\n## I. MỤC TIÊU\n\n{table}"
    assert compile_in_process("p.md", words.encode()).tasks == ()


def test_a_table_of_costs_holds_no_task():
    for unit in UNITS:
        head = ("STT", "Nội dung", unit, "Số lượng", "Đơn giá", "Thành tiền")
        rows = (
            ("1", "In tờ rơi", "Tờ", "2.000", "3.000", "6.000.000"),
            ("2", "Thuê hội trường", "Buổi", "02", "1.500.000", "3.000.000"),
            ("3", "Nước uống", "Người", "120", "20.000", "2.400.000"),
        )
        assert compiled(head, *rows, under="III. KINH PHÍ").tasks == ()
    head = ("STT", "Nội dung", "Kinh phí thực hiện", "Địa điểm thực hiện")
    assert compiled(head, ("1", "In tờ rơi", "6.000.000 đồng", "Xã A")).tasks == ()


def test_a_list_of_members_holds_no_task_and_told_work_is_said():
    head = ("TT", "Họ và tên", "Chức vụ, đơn vị công tác", "Nhiệm vụ")
    plain = compiled(
        head,
        ("1", "Hồ Thị Lan", "Phó Giám đốc Sở", "Tổ trưởng"),
        ("2", "Rơ Châm Minh", "Chánh Văn phòng Sở", "Thư ký"),
    )
    assert plain.tasks == ()
    assert not told(plain)
    given = compiled(
        head,
        ("1", "Hồ Thị Lan", "Phó Giám đốc Sở", "Chỉ đạo chung, kiểm tra các xã phía đông"),
        ("2", "Rơ Châm Minh", "Chánh Văn phòng Sở", "Tổng hợp, lập báo cáo hằng tháng"),
    )
    assert given.tasks == ()
    assert told(given)


def test_a_target_with_an_agency_is_told_not_made_a_task():
    head = ("TT", "Chỉ tiêu", "ĐVT", "Năm 2026", "Cơ quan chủ trì")
    document = compiled(
        head,
        ("1", "Xây mới trạm y tế", "Trạm", "04", "Sở Y tế"),
        ("2", "Trồng rừng gỗ lớn", "Ha", "350", "Sở Nông nghiệp và Môi trường"),
    )
    assert document.tasks == ()
    assert told(document)
    head = ("TT", "Nội dung", "ĐVT", "Năm 2026", "Cơ quan theo dõi")
    under = compiled(
        head, ("1", "Trạm y tế đạt chuẩn", "Trạm", "04", "Sở Y tế"), under="I. MỤC TIÊU"
    )
    assert under.tasks == ()
    assert told(under)


ROW = ("1", "Lập bản đồ ngập lụt", "Sở Xây dựng", "Sở Y tế", "Quý II/2026", "Bản đồ")
HEADS = (
    ("STT", "Nội dung", "Cơ quan chủ trì", "Phối hợp", "Thời gian", "Sản phẩm"),
    ("STT", "Nội dung thực hiện", "Đơn vị thực hiện", "Đơn vị phối hợp", "Thời gian", "Sản phẩm"),
    ("TT", "Nhiệm vụ, giải pháp", "Đơn vị", "Đơn vị phối hợp", "Hoàn thành", "Kết quả"),
    ("TT", "Nội dung phối hợp", "Chủ trì", "Phối hợp", "Tiến độ", "Kết quả"),
)


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize(
    ("at", "more", "cell"),
    [
        (None, "", ""),
        (2, "Chỉ tiêu", "01 bản đồ"),
        (1, "Mục tiêu", "Giảm ngập lụt"),
        (6, "Kinh phí (triệu đồng)", "250"),
        (2, "ĐVT", "Bản đồ"),
        (6, "Kinh phí thực hiện", "250"),
        (2, "Số lượng", "01"),
    ],
)
def test_a_task_table_with_a_column_more_is_read(head, at, more: str, cell: str):
    heading, row = list(head), list(ROW)
    if at is not None:
        heading.insert(at, more)
        row.insert(at, cell)
    document = compiled(tuple(heading), tuple(row))
    (found,) = document.tasks
    assert found.text == "Lập bản đồ ngập lụt"
    assert (found.agency_lead, found.agency_coordinate) == (("Sở Xây dựng",), ("Sở Y tế",))
    assert (found.deadline.text, found.product) == ("Quý II/2026", "Bản đồ")
    assert not told(document)


def test_an_office_column_beside_figures_still_leads():
    head = ("TT", "Nhiệm vụ", "Đơn vị", "Số lượng")
    document = compiled(
        head,
        ("1", "Mở lớp dạy bơi", "Trường Tiểu học Ia Ly", "02"),
        ("2", "Phát áo phao", "UBND xã Ia Ly", "300"),
    )
    assert [task.agency_lead for task in document.tasks] == [
        ("Trường Tiểu học Ia Ly",),
        ("UBND xã Ia Ly",),
    ]


def test_two_columns_tell_work_and_office():
    document = compiled(
        ("Nhiệm vụ", "Đơn vị"),
        ("Chuẩn bị hội trường", "Văn phòng"),
        ("Viết diễn văn", "Ban Kinh tế"),
    )
    assert [task.agency_lead for task in document.tasks] == [("Văn phòng",), ("Ban Kinh tế",)]


@pytest.mark.parametrize("cell", ["Người", "1.000 lượt người", "Triệu đồng/người/năm", "m³/ngày"])
def test_a_measure_is_told_from_an_office(cell: str):
    rows = (("TT", "Nội dung", "Đơn vị", "Thời gian"), ("1", "Đón khách", cell, "Quý I"))
    assert [task.agency_lead for task in compiled(*rows).tasks] == [()]


def test_a_row_overleaf_is_no_heading():
    """A table of targets that goes on without its heading began anew with its first row there."""
    pages = (
        (("TT", "Chỉ tiêu", "ĐVT", "Năm 2026"), *TARGETS),
        (
            ("7", "Hộ tham gia hoạt động văn hóa", "Người", "120"),
            ("8", "Mở đường nội thôn", "Km", "4,5"),
        ),
    )
    blocks = [Block(BlockKind.PARAGRAPH, text) for text in ("KẾ HOẠCH", "Kinh tế", "II. NHIỆM VỤ")]
    for page, rows in enumerate(pages, start=1):
        blocks.append(Block(BlockKind.TABLE, table_text(rows), page=page, rows=rows))
    source = Source("p.docx", "docx", "", 2)
    assert understand(Reading("docx", 2, tuple(blocks)), source).tasks == ()
