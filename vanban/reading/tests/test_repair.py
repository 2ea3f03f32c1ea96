import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.reading.repair import repair, repair_line


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("tin hoc̣ và ứng duṇ g", "tin học và ứng dụng"),
        ("mức đô ̣ứng duṇ g", "mức độ ứng dụng"),
        ("đơn vi.̣ ", "đơn vị."),
        ("kế hoac̣ h daỵ hoc̣", "kế hoạch dạy học"),
        ("huyêṇ Hiêp̣ Hòa", "huyện Hiệp Hòa"),
        ("trách nhiêṃ cu ̣thể", "trách nhiệm cụ thể"),
        ("Ƣơng, thƣ", "Ương, thư"),
        ("Ðảng ðoàn", "Đảng đoàn"),
        ("QĐ\u00adUBND và ho\u00ada", "QĐ-UBND và hoa"),
        ("423/QĐ\u2011BVHTTDL", "423/QĐ-BVHTTDL"),
        ("một\u00a0\u00a0hai\u200b", "một hai"),
        ("kinh te\u0302\u0301", "kinh tế"),
        ("ﬁle", "file"),
    ],
)
def test_letters_are_made_whole(broken, whole):
    assert repair(broken) == whole


@pytest.mark.parametrize(
    "right",
    [
        "hoà hòa thuỷ thủy khoẻ",
        "quả giữa của người khuyến",
        "già tuổi nước thuở uỷ",
        "nghĩa mía múa",
    ],
)
def test_what_is_right_stays(right):
    assert repair(right) == right


VIETNAMESE = st.text(
    "aăâeêioôơuưyđbcghnmtx \n.,;:-\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b"
)


@given(st.text() | VIETNAMESE)
def test_repairing_twice_changes_nothing(text):
    once = repair(text)
    assert repair(once) == once
    assert unicodedata.is_normalized("NFC", once)


@given(VIETNAMESE)
def test_no_letter_is_lost(text):
    def letters(words):
        spread = unicodedata.normalize("NFD", words)
        return sorted(c for c in spread if c.isalpha())

    assert letters(repair(text)) == letters(text)


def test_one_line_has_no_breaks():
    assert repair_line(" một\n hai ") == "một hai"
