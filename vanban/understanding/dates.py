"""Dates as administrative documents write them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from vanban.model import Deadline, DeadlineKind

_DAY_MARKS = r"\d{1,2}\s*(?:/\s*\d{1,2}\s*/|-\s*\d{1,2}\s*-|\.\s*\d{1,2}\s*\.)\s*"
FULL_DAY = (
    rf"(?:ngày\s+)?{_DAY_MARKS}\d{{4}}"
    r"|(?:ngày\s+)?\d{1,2}(?:\s+tháng\s+|\s*/\s*)\d{1,2}\s+năm\s+\d{4}"
)
DAY = (
    rf"{FULL_DAY}"
    r"|ngày\s+\d{1,2}\s+tháng\s+\d{1,2}(?:\s*/\s*\d{4})?"
    r"|ngày\s+\d{1,2}\s*[/-]\s*\d{1,2}(?!\s*[/\d])"
)
# One sort of mark stands between day, month and year: "3-5/2031" is March to May.
_FULL = re.compile(
    r"(?<!\d)(?<!\d[/.])(?P<day>\d{1,2})(?:\s*(?P<mark>[/.-])\s*(?P<month>\d{1,2})\s*(?P=mark)\s*|"
    r"\s*/\s*(?P<slashed>\d{1,2})\s+năm\s+|"
    r"(?P<spelt>\s+tháng\s+)(?P<named>\d{1,2})(?:\s+năm\s+|\s*[/.-]\s*))(?P<year>\d{4})(?!\d)",
    re.IGNORECASE,
)
_DAY_MONTH = re.compile(
    r"(?<![\d/.])(\d{1,2})(?:\s*/\s*|\s+tháng\s+|(?:(?<=ngày \d)|(?<=ngày \d\d)|"
    r"(?<=trước \d)|(?<=trước \d\d))\s*[.-]\s*)(\d{1,2})(?!\d|\s*/\s*\d{1,2}(?!\d)|"
    r"\s*[-–]\s*\d{1,2}\s+(?:hằng|hàng|mỗi)\s)"
)
# What is numbered here is no day: "tháng 3/4/2031", "tuần 2-3/5/2031", "tuần 1, 2 tháng 5"
_NUMBERED = re.compile(
    r"(?<!\w)(?:(?:tháng|quý|học kỳ|hk|t|q)\s*(?:\d{1,2}\s*[-–/]\s*)?|"
    r"tuần\s*(?:thứ\s+)?(?:\d{1,2}\s*(?:[-–/,]|và)\s*){0,4})$",
    re.IGNORECASE,
)
_BEFORE_A_MONTH = re.compile(  # "đợt 2 tháng 5/2031", "trong 02 tháng 6/2031 và 7/2031"
    r"(?<!\w)(?:(?:lần|đợt|kỳ|vòng|khóa)\s+(?:thứ\s+)?(?:\d{1,2}\s*[-–,]\s*)?|(?:trong|sau|mỗi)\s+)$",
    re.IGNORECASE,
)
_NUMBERED_WITHIN = 40  # letters

_DAY_ALONE = re.compile(r"(?<!\w)ngày\s+(\d{1,2})(?!\d|\s*[/.–-]\s*\d|\s+tháng\s+\d)")
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
    return next((iso_date(*found) for found in _full_dates(text)), None)


def _full_dates(text: str) -> Iterator[tuple[str, str, str]]:
    """The printed day, month and year of each full date."""
    for found in _FULL.finditer(text):
        if not _is_numbered(text, found.start(), spelt=found["spelt"] is not None):
            month = found["month"] or found["slashed"] or found["named"]
            yield found["day"], month, found["year"]


def _days_with_month(words: str) -> list[tuple[int, int]]:
    """The day and month of each day that words print, of whatever year."""
    return [
        (int(found[1]), int(found[2]))
        for found in _DAY_MONTH.finditer(words)
        if not _is_numbered(words, found.start(), spelt="tháng" in found[0])
    ]


def _is_numbered(text: str, at: int, *, spelt: bool) -> bool:
    """Whether a number is that of a month, a quarter, a week …, not a day of the month after it."""
    before = text[max(0, at - _NUMBERED_WITHIN) : at]
    return bool(_NUMBERED.search(before) or (spelt and _BEFORE_A_MONTH.search(before)))


def day_of_period(words: str) -> int | None:
    """The one day in the last month of each period: "trước ngày 25 hằng tháng"; else None."""
    if _ELSEWHERE.search(words):
        return None
    found = [int(day) for day in _DAY_ALONE.findall(words)]
    return found[0] if len(set(found)) == 1 and 1 <= found[0] <= 31 else None


def day_of_half_year(words: str) -> int | None:
    """The one day in June and December: "trước ngày 10/6 và 10/12"; else None."""
    pairs = _days_with_month(words)
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


_BEGINS = re.compile(
    r"sau\s+(?:ngày\s+)?\d{1,2}\s*[/.-]|"
    r"(?:bắt đầu|khởi công)\s+(?:(?:kể\s+)?từ\s+|vào\s+)?(?:ngày\s+)?\d",
    re.IGNORECASE,
)
_OPEN_END = re.compile(r"\d\s*[-–]\s*(?:…|\.{2,})?$")  # "01/6/2031 - …"


def only_begins(words: str) -> bool:
    """Whether deadline words only say from when: "từ ngày 20/11/2020", "sau ngày 20-11-2020"."""
    if _OPEN_END.search(words) or (_BEGINS.match(words) and len(_ANY_DAY.findall(words)) == 1):
        return True
    days_closed = _DASHED_DAY.sub("D", words.lower())  # the dashes of one day lead to no other
    return _FROM.match(words) is not None and _UNTIL.search(days_closed) is None


def days_of_year(words: str) -> list[tuple[int, int]]:
    """The days with a month that yearly words name: of a stretch of time the last, each once."""
    found = [pair for pair in _days_with_month(words) if 1 <= pair[0] <= 31 and 1 <= pair[1] <= 12]
    if len(found) > 1 and (_FROM.match(words) or _BETWEEN.search(words)):
        return found[-1:]
    return list(dict.fromkeys(found))


def month_of_year(words: str) -> int | None:
    """The one month, or last month of the one quarter, by whose end yearly words ask; else None."""
    if _IN_A_MONTH.search(words) or _MONTHS.search(words):
        return None
    months = [int(month) for month in _MONTH.findall(words)]
    months += [3 * _QUARTERS[quarter] for quarter in _QUARTER.findall(words)]
    return months[0] if len(months) == 1 and 1 <= months[0] <= 12 else None


def unkept_days(deadline: Deadline) -> bool:
    """Whether the words of a duty that comes again print a day that the deadline does not hold."""
    words = " ".join(deadline.text.lower().split())
    alone = {int(day) for day in _DAY_ALONE.findall(words)}
    pairs = set(days_of_year(words))
    if deadline.kind is DeadlineKind.YEARLY:
        months = deadline.month is None and _MONTHS.search(words) is not None
        return bool(alone) or months or bool(pairs - {(deadline.day, deadline.month)})
    if deadline.kind is DeadlineKind.HALF_YEARLY:
        pairs -= {(deadline.day, 6), (deadline.day, 12)}
    if deadline.kind not in _COMING_AGAIN:
        return False
    return bool(pairs) or bool(alone - {deadline.day})


def names_time(deadline: Deadline) -> bool:
    """Whether the words of a standing duty print a day or a month as well, which it cannot hold."""
    words = " ".join(deadline.text.lower().split())
    return deadline.kind is DeadlineKind.STANDING and _DAY_OR_MONTH.search(words) is not None


def is_impossible(words: str) -> bool:
    """Whether words print a date that no calendar has: "30/02/2026", "31/6" of any year."""
    if any(iso_date(*found) is None for found in _full_dates(words)):
        return True
    days = [found.groups() for found in _DAY_OF_NO_YEAR.finditer(words)]
    return any(iso_date(day, month, _LEAP_YEAR) is None for day, month in days)


def has_several_days(words: str) -> bool:
    """Whether deadline words name more days than one, and no stretch of time between two."""
    if lists_days(words):
        return True
    days = {" ".join(day.split()) for day in _ANY_DAY.findall(words)}
    return len(days) > 1 and not (_FROM.match(words) or _BETWEEN.search(words))


def lists_days(words: str) -> bool:
    """Whether words list days of one month ("15, 20/6"), or stretches of time more than one."""
    return _DAYS_OF_ONE_MONTH.search(words) is not None or len(_BETWEEN.findall(words)) > 1


_DAYS_OF_ONE_MONTH = re.compile(  # "các ngày 12, 19, 26/9/2026", "15, 20/6"
    r"các ngày\s+\d{1,2}\s*(?:,|và)\s*(?:ngày\s+)?\d{1,2}(?!\d)|"
    r"(?<![\dht/.])(?<!đợt )(?<!lần )(?<!giờ )(?<!thứ )\d{1,2}\s*(?:,|và)\s*(?:ngày\s+)?\d{1,2}\s*/"
    r"\s*\d{1,2}(?!\d)",
    re.IGNORECASE,
)
_LEAP_YEAR = "2028"  # "29/02 hằng năm" is a day of some years
# A day and a month, no parts of a full date; without "ngày" a month above 12 is a ratio.
_DAY_OF_NO_YEAR = re.compile(
    r"(?:(?<=ngày )|(?<![\d/.])(?=\d{1,2}\s*(?:/|tháng)\s*(?:0?[1-9]|1[0-2])(?!\d)))(?!24/24)"
    r"(\d{1,2})(?:\s*/\s*|\s+tháng\s+)(\d{1,2})(?!\d|\s*/\s*\d)",
    re.IGNORECASE,
)
_DAY_OR_MONTH = re.compile(  # "24/7", "24/24" are no days
    r"ngày\s+\d{1,2}(?!\d|\s+(?:lần|lượt))|(?<![\d/])(?!24/(?:7|24)(?!\d))\d{1,2}/\d{1,2}(?!\d)|"
    r"tháng\s+\d{1,2}(?!\d|\s+(?:lần|lượt))"
)
_MONTH = re.compile(r"tháng\s+(\d{1,2})(?!\d)")
_QUARTER = re.compile(r"quý\s+(iv|i{1,3}|[1-4])(?!\w)")
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
# "trước tháng 6", "đầu quý II", "từ tháng 3": not by the end of that month
_IN_A_MONTH = re.compile(
    r"(?:trước|đầu|giữa|từ|kể từ|tuần|đến trước)\s+(?:\w+\s+)?(?:tháng\s+\d|quý\s+[i1-4])"
)
_MONTHS = re.compile(  # "tháng 3-5", "quý II, III": no one month
    r"(?:tháng\s+\d{1,2}|quý\s+(?:iv|i{1,3}|[1-4]))\s*(?:[-–,/]|và|đến|tới)\s*(?:tháng\s+|quý\s+)?"
    r"(?:\d|(?:iv|i{1,3})(?!\w))"
)
_COMING_AGAIN = (DeadlineKind.HALF_YEARLY, DeadlineKind.QUARTERLY, DeadlineKind.MONTHLY)
_BETWEEN = re.compile(
    r"\d\s*(?:đến|tới|[-–])\s*(?:hết\s+|trước\s+)?(?:ngày\s+)?\d{1,2}(?:/|\s+tháng\b)",
    re.IGNORECASE,
)
