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

_DAY_ALONE = re.compile(r"(?<!\w)ngày\s+(\d{1,2})(?!\d|\s*[/.-]\s*\d|\s+tháng\s+\d)")
# "trước ngày 05 tháng sau", "ngày 10 tháng đầu quý": no day of the last month of the period
_ELSEWHERE = re.compile(r"(?:tháng|quý)\s+(?:sau|kế tiếp|tiếp theo)|tháng\s+đầu")


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


def day_of_period(words: str) -> int | None:
    """The one day in the last month of each period: "trước ngày 25 hằng tháng"; else None."""
    if _ELSEWHERE.search(words):
        return None
    found = [int(day) for day in _DAY_ALONE.findall(words)]
    return found[0] if len(set(found)) == 1 and 1 <= found[0] <= 31 else None


def day_of_half_year(words: str) -> int | None:
    """The one day in June and December: "trước ngày 10/6 và 10/12"; else None."""
    pairs = [(int(day), int(month)) for day, month in _DAY_MONTH.findall(words)]
    if not pairs:
        return day_of_period(words)
    days = {day for day, _ in pairs}
    in_last_month = all(month in (6, 12) for _, month in pairs)
    return days.pop() if in_last_month and len(days) == 1 and 1 <= min(pairs)[0] <= 31 else None


_FROM = re.compile(r"(?:trong\s+thời gian\s+)?(?:kể\s+)?từ\s+(?!nay\b)", re.IGNORECASE)
_UNTIL = re.compile(r"(?:đến|tới)\s|[\dD]\s*[-–]\s*(?:ngày\s+)?[\dD]")
_DASHED_DAY = re.compile(r"\d{1,2}\s*-\s*\d{1,2}\s*-\s*\d{4}")
_ANY_DAY = re.compile(
    r"\d{1,2}\s*[/.-]\s*\d{1,2}(?:\s*[/.-]\s*\d{4})?(?![\d/])|\d{1,2}\s+tháng\s+\d{1,2}(?!\d)"
)


def only_begins(words: str) -> bool:
    """Whether deadline words only say from when: "từ ngày 20/11/2020", also "20-11-2020"."""
    days_closed = _DASHED_DAY.sub("D", words.lower())  # the dashes of one day lead to no other
    return _FROM.match(words) is not None and _UNTIL.search(days_closed) is None


def has_several_days(words: str) -> bool:
    """Whether deadline words name more days than one, and no stretch of time between two."""
    days = {" ".join(day.split()) for day in _ANY_DAY.findall(words)}
    return len(days) > 1 and not (_FROM.match(words) or _BETWEEN.search(words))


_BETWEEN = re.compile(
    r"\d\s*(?:đến|tới|[-–])\s*(?:hết\s+|trước\s+)?(?:ngày\s+)?\d{1,2}(?:/|\s+tháng\b)",
    re.IGNORECASE,
)
