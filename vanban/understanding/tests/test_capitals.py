"""Names given in capitals are written as elsewhere: in the heading block and in headings."""

import pytest

from vanban.understanding.issuer import in_ordinary_letters, issuer_of
from vanban.understanding.tests.reading_of import compiled


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["CÔNG TY ĐIỆN LỰC THÁI NGUYÊN"], "Công ty Điện lực Thái Nguyên"),
        (["VĂN PHÒNG ĐĂNG KÝ ĐẤT ĐAI"], "Văn phòng Đăng ký Đất đai"),
        (["CÔNG TY CỔ PHẦN PHÚ LƯƠNG"], "Công ty cổ phần Phú Lương"),
        (["BAN QUẢN LÝ KHU CÔNG NGHỆ CAO"], "Ban Quản lý Khu công nghệ cao"),
        (
            ["CÔNG TY TRÁCH NHIỆM HỮU HẠN MỘT THÀNH VIÊN PHÚ LƯƠNG"],
            "Công ty trách nhiệm hữu hạn một thành viên Phú Lương",
        ),
        (["TRUNG TÂM CÔNG NGHỆ THÔNG TIN"], "Trung tâm Công nghệ thông tin"),
        (["TRƯỜNG TRUNG HỌC CƠ SỞ LÊ ĐỘ"], "Trường Trung học cơ sở Lê Độ"),
        (["SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "BẢO TÀNG TỈNH"], "Bảo tàng tỉnh Thái Nguyên"),
        # an office of a commune takes its place as one of a district did
        (["UBND XÃ TÂN HƯNG", "VĂN PHÒNG"], "Văn phòng xã Tân Hưng"),
        (
            ["BAN CHỈ ĐẠO", "PHÒNG, CHỐNG TỘI PHẠM TỈNH"],
            "Ban Chỉ đạo Phòng, chống Tội phạm tỉnh Thái Nguyên",
        ),
    ],
)
def test_the_second_syllable_of_a_word_is_small(lines, name):
    assert issuer_of(lines, "", "Thái Nguyên") == name


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("CÁC SỞ, BAN, NGÀNH; UBND CÁC XÃ, PHƯỜNG", "Các sở, ban, ngành; UBND các xã, phường"),
        ("SỞ Y TẾ VÀ CÁC CƠ QUAN LIÊN QUAN", "Sở Y tế và các cơ quan liên quan"),
        ("UBND CÁC XÃ, PHƯỜNG", "UBND các xã, phường"),
        ("BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ TỈNH", "Ban Chỉ đạo Chuyển đổi số tỉnh"),
        ("TỔ CHỨC THỰC HIỆN", "TỔ CHỨC THỰC HIỆN"),
        ("Sở Y tế", "Sở Y tế"),
    ],
)
def test_a_heading_in_capitals_that_names_agencies_is_written_small(title, written):
    assert in_ordinary_letters(title) == written


def test_its_names_lead_one_by_one():
    document = compiled(
        "KẾ HOẠCH\nDạy học số năm 2026\n\nI. TỔ CHỨC THỰC HIỆN\n\n"
        "1. SỞ GIÁO DỤC VÀ ĐÀO TẠO, SỞ Y TẾ\n\n- Tổ chức dạy học.\n\n"
        "2. CÁC SỞ, BAN, NGÀNH\n\n- Phối hợp thực hiện.\n"
    )
    assert [task.agency_lead for task in document.tasks] == [
        ("Sở Giáo dục và Đào tạo", "Sở Y tế"),
        ("Các sở, ban, ngành",),
    ]
