"""Dates and numbers the Vietnamese way (Nghị định 30/2020/NĐ-CP writes 05/12/2026 and 1.234,5)."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone


def ngay(value: date | datetime | None) -> str:
    """05/12/2026; "" for nothing. A moment is shown in local time."""
    if not value:
        return ""
    if isinstance(value, datetime) and timezone.is_aware(value):
        value = value.astimezone(timezone.get_default_timezone())
    return f"{value.day:02d}/{value.month:02d}/{value.year:04d}"


def ngay_gio(value: datetime | None) -> str:
    """05/12/2026 14:30 in local time; "" for nothing; a date without a time stays a date."""
    if not isinstance(value, datetime):
        return ngay(value)
    if timezone.is_aware(value):
        value = value.astimezone(timezone.get_default_timezone())
    return f"{ngay(value)} {value.hour:02d}:{value.minute:02d}"


def so(value: Any, decimals: int | str = "") -> str:
    """1.234,5: points between thousands, a comma before decimals; "" for nothing.

    Without ``decimals`` as many as the number has, at most two.
    """
    if value is None or value == "":
        return ""
    if decimals == "":
        number = round(Decimal(str(value)), 2)
        text = f"{number:,.2f}".rstrip("0").rstrip(".")
    else:
        text = f"{Decimal(str(value)):,.{int(decimals)}f}"
    return text.translate(str.maketrans(",.", ".,")).replace("-", "\N{MINUS SIGN}")


def phan_tram(value: Any, decimals: int | str = "") -> str:
    """A share between 0 and 1 as 12,5% (one decimal at most unless told); "" for nothing."""
    if value is None or value == "":
        return ""
    share = Decimal(str(value)) * 100
    return (so(round(share, 1)) if decimals == "" else so(share, decimals)) + "%"


def thoi_luong(value: Any) -> str:
    """Seconds as a length: 45 giây, 3 phút 05 giây, 1 giờ 02 phút; "" for nothing."""
    if value is None or value == "":
        return ""
    seconds = round(float(value))
    hours, rest = divmod(seconds, 3600)
    minutes, left = divmod(rest, 60)
    if hours:
        return f"{hours} giờ {minutes:02d} phút"
    return f"{minutes} phút {left:02d} giây" if minutes else f"{left} giây"
