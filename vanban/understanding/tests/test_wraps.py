"""Lines that begin with a dash or a number and yet go on with the sentence before."""

from __future__ import annotations

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
