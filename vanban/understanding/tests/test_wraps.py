"""Lines that begin with a dash or a number and yet go on with the sentence before."""

from __future__ import annotations

import pytest

from vanban.understanding.markers import mark_of
from vanban.understanding.tests.reading_of import compiled

_HEAD = "SỞ TƯ PHÁP\nSố: 8/KH-STP\nKẾ HOẠCH\nTriển khai năm 2026\nI. MỤC ĐÍCH\nNâng cao.\n"
_ACT = "II. TỔ CHỨC THỰC HIỆN\n1. Thanh tra Sở\n"


def test_a_dash_inside_a_compound_opens_no_item():
    (task,) = compiled(
        _HEAD + _ACT + "- Chủ trì, phối hợp với các tổ chức chính trị\n"
        "- xã hội, các doanh nghiệp tuyên truyền pháp luật.\n"
    ).tasks
    assert task.agency_coordinate == ("các tổ chức chính trị - xã hội", "các doanh nghiệp")


def test_a_dash_inside_the_name_of_an_office_opens_no_item():
    (task,) = compiled(
        _HEAD + _ACT + "- Chủ trì tham mưu, theo dõi, đôn đốc và phối hợp với Phòng Văn hóa\n"
        "- Xã hội tuyên truyền pháp luật.\n"
    ).tasks
    assert task.agency_coordinate == ("Phòng Văn hóa - Xã hội",)


def test_items_of_a_list_stay_apart():
    tasks = compiled(
        _HEAD + _ACT + "- Tuyên truyền về phát triển kinh tế\n- Xã hội hóa nguồn lực.\n"
        "- Giữ gìn bản sắc văn hóa;\n- xây dựng gia đình.\n"
    ).tasks
    assert len(tasks) == 4


def test_the_symbol_of_a_document_is_no_number_of_a_clause():
    assert mark_of("88/TTr-SVHTTDL ngày 01/7/2026,") is None
    assert mark_of("12/2026/NQ-HĐND của Hội đồng nhân dân") is None
    assert mark_of("1/ Mục đích") is not None
    assert mark_of("2/Yêu cầu") is not None


@pytest.mark.parametrize(
    "heading",
    [
        "Trưởng các phòng nghiệp vụ, Giám đốc các đơn vị sự nghiệp trực thuộc Sở",
        "Các phòng nghiệp vụ, Chi cục Chăn nuôi và Thú y, Chánh Văn phòng Sở",
        "Các vụ, cục, đơn vị sự nghiệp công lập, Thanh tra và Văn phòng Bộ",
        "Chuyên viên các bộ phận, Tổ trưởng tổ một cửa, Phó Trưởng Phòng",
        "Thành viên Ban Chỉ đạo, Tổ giúp việc và cơ quan thường trực của Ban",
    ],
)
@pytest.mark.parametrize("dash", ["- ", "• "])
def test_a_dash_under_a_heading_that_ends_in_the_word_for_an_office_opens_an_item(heading, dash):
    tasks = compiled(
        f"{_HEAD}II. TỔ CHỨC THỰC HIỆN\n1. {heading}\n{dash}Kiểm kê giống cây trồng.\n"
        f"{dash}Báo cáo trước ngày 20/11/2026.\n"
    ).tasks
    assert [(task.clause, task.bullet) for task in tasks] == [("II.1", 1), ("II.1", 2)]
    assert tasks[0].text == "Kiểm kê giống cây trồng."
    assert "Kiểm kê" not in " ".join(tasks[0].agency_lead)


def test_an_item_that_ends_in_the_word_for_an_office_holds_no_other():
    tasks = compiled(
        f"{_HEAD}{_ACT}- Gửi danh sách cán bộ tham gia đoàn kiểm tra về Văn phòng Sở\n"
        "- Chuẩn bị phương tiện đi lại cho các đoàn kiểm tra liên ngành\n"
    ).tasks
    assert len(tasks) == 2


def test_the_name_of_an_office_goes_on_in_the_next_line():
    (first, second) = compiled(
        f"{_HEAD}II. TỔ CHỨC THỰC HIỆN\n1. Các phòng nghiệp vụ, đơn vị trực thuộc và Sở Văn hóa,\n"
        "Thể thao\n- Kiểm kê hiện vật.\n- Phối hợp với Công an tỉnh, Ủy ban nhân dân các xã, Sở\n"
        "Văn hóa, Thể thao mở lớp.\n"
    ).tasks
    assert first.agency_lead[-1] == "Sở Văn hóa, Thể thao"
    assert "Sở Văn hóa, Thể thao" in second.agency_coordinate
