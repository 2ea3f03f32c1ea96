"""The line of a telegram that says who sends it, the Youth Union's heading, how signers are set."""

from __future__ import annotations

import pytest

from vanban.understanding.issuer import issuer_of
from vanban.understanding.tests.reading_of import compiled

_TOP = (
    "ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "Độc lập - Tự do - Hạnh phúc\nSố: 07/CĐ-UBND\nLâm Đồng, ngày 03 tháng 4 năm 2031\nCÔNG ĐIỆN\n"
)
_WORK = (
    "- Chủ tịch UBND các xã, phường;\n- Giám đốc các sở.\nTrước tình hình nắng nóng, yêu cầu:\n"
    "1. Sở Y tế\n- Kiểm tra các bếp ăn.\n- Lập các đội cấp cứu.\n"
)


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("Về việc phòng, chống nắng nóng\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG điện:\n", True),
        ("VỀ VIỆC PHÒNG, CHỐNG NẮNG NÓNG\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG ĐIỆN:\n", True),
        ("Về việc phòng, chống nắng nóng\nCHỦ TỊCH UBND TỈNH LÂM ĐỒNG\nđiện:\n", True),
        ("về việc phòng, chống nắng nóng\nChủ tịch Ủy ban nhân dân tỉnh điện:\n", True),
        ("UBND TỈNH LÂM ĐỒNG điện:\n", False),
    ],
)
def test_who_sends_a_telegram_is_no_part_of_its_title(lines: str, title: bool):
    document = compiled(_TOP + lines + _WORK)
    told = document.header.title
    assert (told or "").lower() == ("về việc phòng, chống nắng nóng" if title else "")
    assert [(task.clause, task.bullet) for task in document.tasks] == [("1", 1), ("1", 2)]
    [first, *_] = [part for part in document.segments if part.clause == "1"]
    heading = document.text[: first.span[0]]
    assert "Giám đốc các sở." in heading


def test_electricity_stays_in_a_title():
    document = compiled(_TOP.replace("CÔNG ĐIỆN", "KẾ HOẠCH") + "Về tiết kiệm điện: năm 2031\n")
    assert document.header.title == "Về tiết kiệm điện: năm 2031"


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["TỈNH ĐOÀN LÂM ĐỒNG", "BAN THƯỜNG VỤ", "ĐOÀN TNCS HỒ CHÍ MINH"],
         "Ban Thường vụ Tỉnh đoàn Lâm Đồng"),
        (["ĐOÀN TNCS HỒ CHÍ MINH", "BCH ĐOÀN XÃ ĐẠ TẺH"], "BCH Đoàn xã Đạ Tẻh"),
        (["BCH ĐOÀN XÃ ĐẠ TẺH", "ĐOÀN THANH NIÊN CỘNG SẢN HỒ CHÍ MINH"], "BCH Đoàn xã Đạ Tẻh"),
        (["ĐOÀN TNCS HỒ CHÍ MINH"], "Đoàn TNCS Hồ Chí Minh"),
    ],
)  # fmt: skip
def test_the_youth_union_over_a_body_of_it_is_as_a_motto(lines: list[str], name: str):
    assert issuer_of(lines, "", "Lâm Đồng") == name


_PLAN = _TOP.replace("CÔNG ĐIỆN", "KẾ HOẠCH\nthử") + "I. NHIỆM VỤ\n1. Rà soát hồ sơ.\n"


@pytest.mark.parametrize(
    ("lines", "positions", "name"),
    [
        ("HIỆU TRƯỞNG\nTRẦN VĂN HẬU", ("HIỆU TRƯỞNG",), "Trần Văn Hậu"),
        (
            "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n(Đã ký)\nTS. NGUYỄN THỊ MƠ",
            ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
            "Nguyễn Thị Mơ",
        ),
        ("CHỦ TỊCH\nH’ Blim Niê", ("CHỦ TỊCH",), "H’ Blim Niê"),
        ("CHỦ TỊCH\nK’ Tem", ("CHỦ TỊCH",), "K’ Tem"),
        ("GIÁM ĐỐC\nTh.s Lê Văn Khoa", ("GIÁM ĐỐC",), "Lê Văn Khoa"),
        ("GIÁM ĐỐC\nTh.S. Lê Văn Khoa", ("GIÁM ĐỐC",), "Lê Văn Khoa"),
        ("GIÁM ĐỐC\nBác sĩ Lê Văn Khoa", ("GIÁM ĐỐC",), "Lê Văn Khoa"),
        ("ĐOÀN TRƯỞNG\nPhan Văn Sơn", ("ĐOÀN TRƯỞNG",), "Phan Văn Sơn"),
        ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), None),
    ],
)
def test_a_signer_is_read_however_the_name_is_set(
    lines: str, positions: tuple[str, ...], name: str | None
):
    signature = compiled(f"{_PLAN}Nơi nhận:\n- Như trên;\n- Lưu: VT.\n{lines}\n").signature
    assert (signature.position, signature.name) == (positions, name)
