"""Numbers as Vietnamese writes them, and the round ticks of a scale."""

from __future__ import annotations

import math
from decimal import Decimal

from nepso.kernel.errors import Invalid
from nepso.outreach.distribution.artwork.results import DataTable

_MOST_ROWS = {"bar": 20, "column": 12, "share": 8, "numbers": 9}
_LARGEST = Decimal(10) ** 15
_TICKS = 4


def shown_number(value: Decimal) -> str:
    """ "1.234,5": at most two digits behind the comma, none that is zero."""
    rounded = f"{value:.2f}".rstrip("0").rstrip(".")
    rounded = "0" if rounded in ("-0", "") else rounded
    whole, _, part = rounded.partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    sign = "-" if whole.startswith("-") and grouped == "0" else ""
    return sign + grouped + (f",{part}" if part else "")


def shown_percent(value: Decimal, whole: Decimal) -> str:
    """ "12,5 %" of the whole."""
    return f"{shown_number((value * 100 / whole).quantize(Decimal('0.1')))} %"


def checked_rows(table: DataTable, chart: str) -> list[tuple[str, Decimal]]:
    """The rows as decimals; Invalid with one sentence where this chart cannot show them."""
    if chart not in _MOST_ROWS:
        raise Invalid("Kiểu đồ họa không có trong danh sách: hãy chọn lại.")
    most = _MOST_ROWS[chart]
    if not 1 <= len(table.rows) <= most:
        raise Invalid(f"Kiểu đồ họa này cần từ 1 đến {most} dòng số liệu: hãy sửa bảng.")
    rows = [(label, _decimal(value)) for label, value in table.rows]
    if any(not value.is_finite() or abs(value) >= _LARGEST for _, value in rows):
        raise Invalid("Bảng có ô không phải số dùng được: hãy sửa bảng số liệu.")
    if chart != "numbers" and any(value < 0 for _, value in rows):
        raise Invalid("Đồ họa này không vẽ được số âm: hãy chọn kiểu “số lớn”.")
    if chart == "share" and not sum(value for _, value in rows):
        raise Invalid("Tổng bằng 0 nên không chia phần được: hãy sửa bảng số liệu.")
    return rows


def _decimal(value: Decimal | int | float) -> Decimal:
    return value if isinstance(value, Decimal) else Decimal(str(value))


def ticks(highest: Decimal) -> list[Decimal]:
    """Round steps from zero to just over the highest value: 0, 50, 100, …"""
    if highest <= 0:
        return [Decimal(0), Decimal(1)]
    rough = float(highest) / _TICKS
    power = Decimal(10) ** math.floor(math.log10(rough))
    step = next(power * part for part in (1, 2, 5, 10) if float(power * part) >= rough * 0.999)
    count = math.ceil(float(highest / step) - 1e-9)
    return [step * number for number in range(count + 1)]
