from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from nepso.ui.components.numbers import ngay, ngay_gio, phan_tram, so, thoi_luong


def test_days_are_written_day_month_year():
    assert ngay(date(2026, 12, 5)) == "05/12/2026"
    assert ngay(None) == ""


def test_moments_are_told_in_local_time():
    late = datetime(2026, 12, 4, 18, 5, tzinfo=UTC)
    assert ngay(late) == "05/12/2026"
    assert ngay_gio(late) == "05/12/2026 01:05"
    assert ngay_gio(date(2026, 12, 5)) == "05/12/2026"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1234.5, "1.234,5"),
        (1234567, "1.234.567"),
        (0, "0"),
        (100, "100"),
        (Decimal("0.10"), "0,1"),
        (-3, "\N{MINUS SIGN}3"),
        (None, ""),
        ("", ""),
    ],
)
def test_numbers_have_points_then_a_comma(value, text):
    assert so(value) == text


def test_decimals_can_be_told():
    assert so(2, 1) == "2,0"
    assert so(1234.567, 0) == "1.235"


def test_shares_become_percentages():
    assert phan_tram(0.125) == "12,5%"
    assert phan_tram(1) == "100%"
    assert phan_tram(0.1234, 2) == "12,34%"
    assert phan_tram(None) == ""


def test_a_length_is_told_in_words():
    told = [thoi_luong(seconds) for seconds in (0.4, 45, 185.2, 3720, None)]
    assert told == ["0 giây", "45 giây", "3 phút 05 giây", "1 giờ 02 phút", ""]
