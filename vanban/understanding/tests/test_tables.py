import pytest

from vanban.model import Source
from vanban.reading.block import Block, BlockKind, Reading
from vanban.reading.pdf_tables import table_text
from vanban.understanding import understand

HEAD = ("STT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian", "Sản phẩm")


def read(*tables, before=("KẾ HOẠCH", "thử", "I. NHIỆM VỤ")):
    blocks = [Block(BlockKind.PARAGRAPH, text) for text in before]
    for page, rows in enumerate(tables, start=1):
        blocks.append(Block(BlockKind.TABLE, table_text(rows), page=page, rows=rows))
    return understand(Reading("docx", 1, tuple(blocks)), Source("p.docx", "docx", "", 1)).tasks


def test_a_row_is_a_task_with_its_columns():
    (found,) = read(
        (
            HEAD,
            (
                "1",
                "Xây dựng nền tảng số",
                "Sở KH&CN",
                "Công an tỉnh; Sở Y tế",
                "30/6/2026",
                "Báo cáo",
            ),
        )
    )
    assert (found.clause, found.kind, found.role) == ("I.1", "table_row", "chu_tri")
    assert found.agency_lead == ("Sở KH&CN",)
    assert found.agency_coordinate == ("Công an tỉnh", "Sở Y tế")
    assert (found.deadline.on, found.product) == ("2026-06-30", "Báo cáo")


def test_group_rows_give_their_number():
    group = ("I",) + ("Hạ tầng số",) * 5
    rows = (HEAD, group, ("1", "Mở rộng mạng", "Sở KH&CN", "", "Thường xuyên", ""))
    (found,) = read(rows, before=("KẾ HOẠCH", "thử", "x", "PHỤ LỤC"))
    assert found.clause == "I.1"
    assert found.deadline.kind == "standing"


def test_a_row_that_a_page_breaks_is_one_row():
    first = (HEAD, ("1", "Xây dựng", "Sở Y", "Sở Nội vụ;", "Quý", "Báo"))
    second = (
        HEAD,
        ("", "nền tảng số", "tế", "Sở Tài chính", "II/2026", "cáo"),
        ("2", "Hai", "Sở Y tế", "", "", ""),
    )
    one, two = read(first, second)
    assert (one.text, one.agency_lead) == ("Xây dựng nền tảng số", ("Sở Y tế",))
    assert (one.deadline.text, two.clause) == ("Quý II/2026", "I.2")


def test_a_heading_of_two_rows():
    top = ("TT", "Nhiệm vụ", "Phân công", "Phân công", "Thời gian")
    low = ("TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian")
    (found,) = read((top, low, ("1", "Tập huấn kỹ năng", "Sở Nội vụ", "Sở Y tế", "Năm 2026")))
    assert (found.agency_lead, found.agency_coordinate) == (("Sở Nội vụ",), ("Sở Y tế",))


def test_a_table_of_figures_holds_no_task():
    assert read((("Năm", "Dân số"), ("2025", "1.234.567"))) == ()


def test_a_column_for_who_leads_and_who_joins_in():
    head = ("STT", "Tên nhiệm vụ", "Cơ quan chủ trì, phối hợp", "Tiến độ")
    marked, unmarked, empty = read(
        (
            head,
            ("1", "Rà soát điểm đen", "Chủ trì: Công an xã; phối hợp: Phòng Kinh tế", "Quý I"),
            ("2", "Sơ kết", "- Văn phòng HĐND và UBND xã; - Phòng Kinh tế", "Quý II"),
            ("3", "Tổng kết", "", "31/12/2026"),
        )
    )
    assert (marked.role, marked.agency_lead) == ("chu_tri", ("Công an xã",))
    assert marked.agency_coordinate == ("Phòng Kinh tế",)
    assert "which_lead" not in {doubt.code for doubt in marked.doubts}
    assert unmarked.agency_lead == ("Văn phòng HĐND và UBND xã",)
    assert "which_lead" in {doubt.code for doubt in unmarked.doubts}
    assert "no_lead" in {doubt.code for doubt in empty.doubts}


def test_dashes_in_a_cell_set_offices_and_their_parts_apart():
    head = ("STT", "Tên nhiệm vụ", "Cơ quan thực hiện", "Cơ quan phối hợp", "Thời hạn")
    told, two, one, shared = read(
        (
            head,
            ("1", "Rà soát", "- Chủ trì: Công an xã - Phối hợp: Phòng Kinh tế", "", "Quý I"),
            ("2", "Sơ kết", "Sở Tài chính - Sở Nội vụ", "- Sở Y tế - Công an tỉnh", "Quý II"),
            ("3", "Tổng kết", "Phòng Văn hóa - Xã hội", "Văn phòng HĐND - UBND xã", "Quý III"),
            ("4", "Báo cáo", "Chủ trì: Sở Y tế", "", "Quý IV"),
        )
    )
    assert (told.agency_lead, told.agency_coordinate) == (("Công an xã",), ("Phòng Kinh tế",))
    assert two.agency_lead == ("Sở Tài chính", "Sở Nội vụ")
    assert two.agency_coordinate == ("Sở Y tế", "Công an tỉnh")
    assert one.agency_lead == ("Phòng Văn hóa - Xã hội",)
    assert one.agency_coordinate == ("Văn phòng HĐND - UBND xã",)
    assert shared.agency_lead == ("Sở Y tế",)


def test_a_centre_for_culture_and_the_press_is_one_office():
    head = ("STT", "Tên nhiệm vụ", "Cơ quan thực hiện", "Cơ quan phối hợp", "Thời hạn")
    (told, papers) = read(
        (
            head,
            ("1", "Rà soát", "Trung tâm Văn hóa - Báo chí", "Sở Y tế - Báo Thái Nguyên", "Quý I"),
            ("2", "Sơ kết", "Báo và Đài tỉnh - Trung tâm Văn hóa – Báo chí", "", "Quý II"),
        )
    )
    assert told.agency_lead == ("Trung tâm Văn hóa - Báo chí",)
    assert told.agency_coordinate == ("Sở Y tế", "Báo Thái Nguyên")
    assert papers.agency_lead[-1] == "Trung tâm Văn hóa – Báo chí"


def test_a_dash_before_the_head_of_any_agency_opens_an_item():
    head = ("STT", "Tên nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn")
    (youth,) = read((head, ("1", "Ra quân", "- Sở Y tế - Tỉnh đoàn", "VNPT - Huyện ủy", "Quý I")))
    assert youth.agency_lead == ("Sở Y tế", "Tỉnh đoàn")  # a head word that is a whole name
    assert youth.agency_coordinate == ("VNPT", "Huyện ủy")
    many = "- Sở Nội vụ - Thanh tra tỉnh – Liên đoàn Lao động tỉnh - Các xã, phường"
    (treasury, several) = read(
        (
            head,
            ("1", "Rà soát", "- Sở Y tế - Kho bạc Nhà nước tỉnh", "Thuế tỉnh - Kho bạc X", "Quý I"),
            ("2", "Sơ kết", "Sở Y tế - Thống kê tỉnh", many, "Quý II"),
        )
    )
    assert treasury.agency_lead == ("Sở Y tế", "Kho bạc Nhà nước tỉnh")
    assert treasury.agency_coordinate == ("Thuế tỉnh", "Kho bạc X")
    assert several.agency_lead == ("Sở Y tế", "Thống kê tỉnh")
    assert several.agency_coordinate == (
        "Sở Nội vụ", "Thanh tra tỉnh", "Liên đoàn Lao động tỉnh", "Các xã, phường",
    )  # fmt: skip


@pytest.mark.parametrize(
    "name",
    [
        "Trung tâm Văn hóa - Báo chí",
        "Trung tâm Văn hóa – Thư viện tỉnh",
        "Văn phòng HĐND - UBND xã",
        "Văn phòng Đảng ủy - HĐND - UBND xã",
        "Bộ phận Văn phòng - Thống kê xã",
        "Phòng Lao động - Người có công xã",
        "Trường Du lịch - Đại học Huế",
        "Ban Mặt trận - Đoàn thể xã",
        "Phòng Kế hoạch - Thống kê tỉnh",
        "Phòng Pháp chế - Thanh tra xã",
        "Phòng Văn hóa - Xã hội",
    ],
)
def test_a_dash_inside_the_name_of_one_office_keeps_it_whole(name):
    head = ("STT", "Tên nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn")
    (one,) = read((head, ("1", "Rà soát", name, f"- Sở Y tế - {name}", "Quý I")))
    assert one.agency_lead == (name,)
    assert one.agency_coordinate == ("Sở Y tế", name)


def _partners(cell: str) -> tuple[str, ...]:
    (found,) = read((HEAD, ("1", "Xây dựng nền tảng số", "Sở Nội vụ", cell, "30/6/2026", "")))
    return found.agency_coordinate


def test_agencies_under_one_another_in_a_cell_are_two():
    assert _partners("Sở Y tế\nKho bạc Nhà nước khu vực XI") == (
        "Sở Y tế",
        "Kho bạc Nhà nước khu vực XI",
    )
    assert _partners("Công an tỉnh\nSở Ngoại vụ\nHội Liên hiệp Phụ nữ tỉnh") == (
        "Công an tỉnh",
        "Sở Ngoại vụ",
        "Hội Liên hiệp Phụ nữ tỉnh",
    )


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("Trạm Y tế\ncác xã, phường", "Trạm Y tế các xã, phường"),
        ("Văn phòng\nỦy ban nhân dân tỉnh", "Văn phòng Ủy ban nhân dân tỉnh"),
        ("Sở Văn hóa, Thể thao\nvà Du lịch", "Sở Văn hóa, Thể thao và Du lịch"),
        ("Phòng Tổ chức thuộc\nSở Nội vụ", "Phòng Tổ chức thuộc Sở Nội vụ"),
        ("Ủy ban\nMặt trận Tổ quốc Việt Nam tỉnh", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"),
        ("Thanh tra\nSở Tài chính", "Thanh tra Sở Tài chính"),
        ("Chi cục Thuế\nTỉnh Thái Nguyên", "Chi cục Thuế Tỉnh Thái Nguyên"),
        ("Ban Quản lý\nTrung tâm Hành chính công", "Ban Quản lý Trung tâm Hành chính công"),
    ],
)
def test_a_name_over_two_lines_of_a_cell_is_one(cell: str, name: str):
    assert _partners(cell) == (name,)


def test_an_office_over_its_own_body_in_a_cell_is_asked_about():
    for column in (2, 3):
        row = ["1", "Trực cấp cứu", "", "", "30/6/2026", ""]
        row[column] = "Trung tâm Y tế\nSở Y tế"
        (found,) = read((HEAD, tuple(row)))
        asked = [doubt for doubt in found.doubts if doubt.about == "Trung tâm Y tế"]
        assert len(asked) == 1, column
        assert "Sở Y tế" in asked[0].sentence
    sure = "Sở Y tế\nSở Nội vụ\nVăn phòng HĐND và UBND xã\nUBND xã A;\nSở Tư pháp"
    (found,) = read((HEAD, ("1", "Trực cấp cứu", "Công an tỉnh", sure, "30/6/2026", "")))
    assert not [doubt for doubt in found.doubts if "hai dòng" in doubt.sentence]


def test_the_text_of_a_duty_keeps_its_lines_as_words():
    rows = (HEAD, ("1", "Báo cáo kết quả với\nSở Y tế", "Sở Nội vụ", "", "30/6/2026", "Báo\ncáo"))
    (found,) = read(rows)
    assert (found.text, found.product) == ("Báo cáo kết quả với Sở Y tế", "Báo cáo")


def test_a_heading_again_that_the_page_cuts_gives_no_words_to_the_row():
    whole = ("STT", "Nội dung nhiệm vụ", "Chủ trì", "Phối hợp", "Thời hạn hoàn thành", "Sản phẩm")
    cut = ("STT", "Nội dung nhiệm vụ", "Chủ trì", "Phối hợp", "Thời hạn hoàn", "Sản phẩm")
    first = (whole, ("1", "Lập chương trình", "Sở Xây dựng", "Các sở;", "Tháng", "Nghị quyết"))
    second = (
        cut,
        ("", "nhà ở", "", "UBND các xã", "thành 9/2026", "của HĐND tỉnh"),
        ("2", "Bố trí quỹ đất", "Sở Xây dựng", "", "30/9/2026", ""),
    )
    one, _ = read(first, second)
    assert one.deadline.text == "Tháng 9/2026"
    assert one.product == "Nghị quyết của HĐND tỉnh"


def test_a_table_of_another_width_goes_on_with_nothing():
    head = ("STT", "Nội dung", "Chủ trì", "Thời gian")
    wide = ((*head, "Ghi chú"), ("1", "Tập huấn kỹ năng số", "Sở Nội vụ", "30/6/2026", ""))
    narrow = (head, ("", "Phát tờ rơi", "Sở Y tế", "30/7/2026"))
    for first, second in ((wide, narrow), (narrow, wide)):
        found = read(first, second)
        assert {task.text for task in found} == {"Tập huấn kỹ năng số", "Phát tờ rơi"}
