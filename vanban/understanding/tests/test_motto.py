"""The motto beside the issuer, printed on one line with it: a scan, a text without columns."""

from __future__ import annotations

import pytest

from vanban.understanding.motto import without_motto
from vanban.understanding.tests.reading_of import compiled

_REST = (
    "Số: 118/KH-UBND\nPhú Bình, ngày 07 tháng 8 năm 2026\nKẾ HOẠCH\nthử\n"
    "I. NHIỆM VỤ\n1. Kiểm tra.\n"
)


@pytest.mark.parametrize(
    "heading",
    [
        "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA\n+ có. VIỆT NAM\nXÃ PHÚ BÌNH\n"
        "- Độc lập - Tự do - Hạnh phúc",
        "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI\nXÃ PHÚ BÌNH CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc",
        "ỦY BAN NHÂN DÂN CỘNG HÒA\nXÃ PHÚ BÌNH XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "ỦY BAN NHÂN DÂN CỌNG HOÀ XÃ HỌI CHÙ NGHlA VIỆT NẠM\n"
        "XÃ PHÚ BÌNH Đọc lập - Tự do - Hanh phúc",
        "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "XÃ PHÚ BÌNH Độc lập - Tự do -\nHạnh phúc",
        "ỦY BAN NHÂN DÂN\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA\nVIỆT NAM\nXÃ PHÚ BÌNH\n"
        "Độc lập - Tự do\nHạnh phúc",
        "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ VIETNAM\nXÃ PHÚ BÌNH",
    ],
)
def test_it_never_becomes_part_of_the_issuer(heading: str):
    document = compiled(f"{heading}\n{_REST}")
    assert document.header.issuer == "Ủy ban nhân dân xã Phú Bình"
    assert document.header.number == "118/KH-UBND"


def test_a_place_or_an_organisation_of_the_same_words_stays():
    for lines in (
        ["ỦY BAN NHÂN DÂN", "XÃ CỘNG HÒA"],
        ["MẶT TRẬN TỔ QUỐC VIỆT NAM", "XÃ CỘNG HÒA", "Số: 1/KH-MTTQ"],
        ["ĐẢNG ỦY XÃ TỰ DO", "VIỆN CHỦ NGHĨA XÃ HỘI KHOA HỌC"],
    ):
        assert without_motto(lines) == lines
    told = ["MẶT TRẬN TỔ QUỐC VIỆT NAM CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "XÃ CỘNG HÒA VIỆT NAM"]
    assert without_motto(told) == ["MẶT TRẬN TỔ QUỐC VIỆT NAM", "XÃ CỘNG HÒA"]
