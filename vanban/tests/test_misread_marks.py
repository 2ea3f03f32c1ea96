"""Marks that a scan makes unreadable, as Tesseract printed them of real and of made scans."""

from __future__ import annotations

import pytest

from vanban.misread_marks import mend_misread


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("“ Triển khai đồng bộ", "- Triển khai đồng bộ"),
        (": Tăng cường phối hợp", "- Tăng cường phối hợp"),
        ("2. - Yêu cầu", "2. Yêu cầu"),
        ("1... Tổ chức tuyên truyền", "1. Tổ chức tuyên truyền"),
        ("b) _ Sản xuất tin, bài", "b) Sản xuất tin, bài"),
        ("KÉẺ HOẠCH", "KẾ HOẠCH"),
        ("L. MỤC ĐÍCH, YÊU CẦU", "I. MỤC ĐÍCH, YÊU CẦU"),
        ("Trang trước\n\f: Tăng cường", "Trang trước\n\f- Tăng cường"),
        ("đề nghị của SỞ Y tế, tỜ rơi", "đề nghị của Sở Y tế, tờ rơi"),
    ],
)
def test_a_sign_that_cannot_stand_there_is_mended(read, printed):
    assert mend_misread(read) == printed


@pytest.mark.parametrize(
    "printed",
    [
        "“Người Việt Nam ưu tiên dùng hàng Việt Nam”",
        "- Sở Y tế: chủ trì.",
        "1.1. Nội dung tuyên truyền",
        "a) Tuyên truyền",
        "TM. ỦY BAN NHÂN DÂN",
        "SỞ Y TẾ",
        "KT. CHỦ TỊCH",
        "KẾ HOẠCH",
        "Số: 46/KH-UBND",
        "II. TỔ CHỨC THỰC HIỆN",
        "Kế hoạch số 86-KH/ĐU ngày 02/3/2026",
        "• Xây dựng tin, bài",
        "— Xây dựng tin, bài",
        "Nghị quyết số 29-NQ/TƯ của MTTQ TƯ",
        "_\n\nKẾ HOẠCH",
        "1.\n- Triển khai đồng bộ",
    ],
)
def test_what_is_as_printed_stays(printed):
    assert mend_misread(printed) == printed
