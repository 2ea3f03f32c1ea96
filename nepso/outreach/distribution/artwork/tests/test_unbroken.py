"""What is read as one stays in one line of print."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nepso.outreach.distribution.artwork.unbroken import HELD, held_together


@pytest.mark.parametrize(
    "line",
    [
        "theo Điều~5 của Bộ Quy tắc",
        "khoản~2 và điểm~a, Chương~II",
        "gọi (0208)~3.855.123 trong 24~giờ",
        "Tổng đài bảo vệ trẻ em~111, cảnh sát~113.",
        "từ 1/12~-~7/12 tại nhà văn hóa",
        "mất 2~triệu~đồng, giảm 5~%",
        "gọi 0912~345~678 ngay",
        "lúc 19~giờ 30~phút",
        "ngày~5 tháng~12 năm~2026, 3~tháng",
        "60%~-~70% số hộ",
    ],
)
def test_held(line):
    assert held_together(line.replace("~", " ")).replace("\u2060", "").replace(HELD, "~") == line


@pytest.mark.parametrize(
    "line",
    [
        "điều này không đúng",
        "số liệu năm nay",
        "Phần mềm và Cấp xã",
        "có 115.000 người xem",
        "mục tiêu, điểm đến",
        "112/2024",
    ],
)
def test_left(line):
    assert held_together(line) == line


def test_a_line_does_not_end_after_the_dash_of_a_span():
    assert held_together("1/12 - 7/12") == "1/12\u00a0-\u2060\u00a07/12"


def test_what_no_column_holds_may_break():
    line = "gọi 0912 345 678 901 234 567 890"
    assert held_together(line) == line


@given(st.text(alphabet="Điều 5123/-–()%giờ.abc \u00a0", max_size=60))
def test_nothing_but_blanks_is_changed(line):
    held = held_together(line)
    assert held.replace("\u2060", "").replace(HELD, " ") == line.replace(HELD, " ")
    assert held_together(held) == held
