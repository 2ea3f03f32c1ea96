"""Dates as administrative documents write them."""

from __future__ import annotations

import datetime
import re

DAY = (
    r"(?:ngày\s+)?\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}"
    r"|(?:ngày\s+)?\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}"
    r"|ngày\s+\d{1,2}\s+tháng\s+\d{1,2}"
    r"|ngày\s+\d{1,2}\s*[/-]\s*\d{1,2}(?!\s*[/\d])"
)
_FULL = re.compile(
    r"(?:ngày\s+)?(\d{1,2})(?:\s*[/.-]\s*|\s+tháng\s+)(\d{1,2})(?:\s*[/.-]\s*|\s+năm\s+)(\d{4})",
    re.IGNORECASE,
)
_DAY_MONTH = re.compile(r"(\d{1,2})(?:\s*[/.-]\s*|\s+tháng\s+)(\d{1,2})")


def iso_date(day: str, month: str, year: str) -> str | None:
    """An ISO date of printed numbers, or None when one is blank or impossible."""
    digits = [re.sub(r"\D", "", value) for value in (day, month, year)]
    if not all(digits):
        return None
    try:
        return datetime.date(int(digits[2]), int(digits[1]), int(digits[0])).isoformat()
    except ValueError:
        return None


def first_date(text: str) -> str | None:
    """The first full date in ``text`` as an ISO date."""
    found = _FULL.search(text)
    return iso_date(*found.groups()) if found else None


def day_and_month(text: str) -> tuple[int, int] | None:
    """The first day and month in ``text``."""
    found = _DAY_MONTH.search(text)
    if not found:
        return None
    day, month = int(found.group(1)), int(found.group(2))
    return (day, month) if 1 <= day <= 31 and 1 <= month <= 12 else None
