"""Times of the day and days of the week in words."""

from __future__ import annotations

import re

from nepso.outreach.distribution.making.speaking.numbers import whole
from nepso.outreach.distribution.making.speaking.quantities import SHARED

_OF_DAY = r"(?:[01]?\d|2[0-4])"
_TIME = re.compile(
    # "xóm 7: 19h45": a colon with a blank ends a name
    rf"(?<![\d:.,])({_OF_DAY})(?:\s*(?:h|g|giờ)\s*|:)([0-5]\d)(?:\s*(?:phút|'|’|p)(?!\w))?(?![\d:])",
    re.IGNORECASE,
)
_HOUR = re.compile(rf"(?<![\d:.,])({_OF_DAY})\s*h(?![\w/])", re.IGNORECASE)
_SPAN = re.compile(r"(?<= giờ|phút)\s*[-–—]\s*(?=(?:\w+ ){1,4}giờ\b)")
# "8-10h", "17-17h30": the hour is written once. "Tổ 5 - 19h30" is a name and a time.
_HOURS = re.compile(
    r"(?P<name>\b(?:thứ|ngày|mùng|tháng|năm|tổ|xóm|thôn|phố|khu|bản|nhóm|đội|số|đợt|ca|buổi|phòng|bài"
    r"|kỳ|lớp|khối|nhà|tầng|mục|phần|điều|lần|tập|chương|hội trường)\s)?"
    rf"(?<![\w:.,/-])(?P<from>{_OF_DAY})(?P<dash>\s{{0,2}}[-–—]\s{{0,2}})"
    rf"(?=(?P<to>{_OF_DAY})\s?(?:h(?![\w/])|[hg][0-5]\d(?!\w)))",
    re.IGNORECASE,
)
# "17h30-18": the second hour without its sign, where nothing is counted after it.
_HOUR_BARE = re.compile(
    rf"(?<![\w:.,/-])(?P<from>{_OF_DAY})h(?P<minutes>[0-5]\d)?[-–](?P<to>{_OF_DAY})"
    r"(?=\s*(?:$|[;)\n]|[.,](?!\d))"
    r"|\s(?:ngày|sáng|trưa|chiều|tối|hằng|hàng|các|thứ|mỗi|tại|cùng)(?!\w))",
    re.IGNORECASE,
)
_BEFORE_DAY = re.compile(
    rf"(?<= giờ|phút)\s(?=(\d{{1,2}})/(\d{{1,2}})(?![\d/])(\s(?:{SHARED})(?!\w))?)"
)
_SLASHED_DAY = re.compile(r"(?:(?<=\dh)|(?<=\dh\d\d))/(?=\d{1,2}/\d{1,2}(?![\d]))")
_TO_DAY = re.compile(r"\b(thứ\s[2-7])\s?[-–]\s?(?=(?:thứ\s[2-7]|chủ nhật|CN)(?!\w))", re.IGNORECASE)
_WEEKDAYS = re.compile(
    r"\b(thứ)\s([2-7](?:[-–][2-7]){1,5})"
    r"(?![\w-]|[.,/]\d|\s(?:lần|buổi|ngày|tiếng|người|hộ|tuần|tháng)(?!\w))",
    re.IGNORECASE,
)


def times_said(text: str) -> str:
    """Every time of the day in words: 17h30, 17:30, 17 giờ 30, 7h, 8-10h."""
    text = _SLASHED_DAY.sub(" ngày ", text)
    text = _TO_DAY.sub(r"\1 đến ", text)
    text = _WEEKDAYS.sub(_weekdays, text)
    text = _HOUR_BARE.sub(_hour_bare, text)
    text = _HOURS.sub(_hours, text)
    text = _TIME.sub(lambda m: f"{whole(int(m[1]))} giờ{_minutes(int(m[2]))}", text)
    text = _HOUR.sub(lambda m: f"{whole(int(m[1]))} giờ", text)
    text = _SPAN.sub(" đến ", text)
    return _BEFORE_DAY.sub(_before_day, text)


def _before_day(match: re.Match[str]) -> str:
    """ "Sau 30 phút 2/3 diện tích": a share of what is named, no day."""
    is_share = match[3] and int(match[1]) < int(match[2])
    return match[0] if is_share else " ngày "


def _minutes(minutes: int) -> str:
    return f" {whole(minutes)} phút" if minutes else ""


def _hours(match: re.Match[str]) -> str:
    """A span unless a word before says that the first is the number of a thing; apart, "7 - 9h",
    only from an earlier to a later hour."""
    first, last = int(match["from"]), int(match["to"])
    name, is_apart = match["name"] or "", match["dash"].strip() != match["dash"]
    if is_apart and (name or first >= last):
        return match[0]
    is_number = name and name.strip().lower() != "ngày"
    return f"{name}{whole(first)}{', ' if is_number else ' đến '}"


def _hour_bare(match: re.Match[str]) -> str:
    if int(match["from"]) >= int(match["to"]):
        return match[0]
    return f"{match['from']}h{match['minutes'] or ''}-{match['to']}h"


def _weekdays(match: re.Match[str]) -> str:
    """ "thứ 2-6" is from one to another, "thứ 2-4-6" each of them."""
    days = [f"{match[1] if at == 0 else 'thứ'} {day}" for at, day in enumerate(match[2][::2])]
    return " đến ".join(days) if len(days) == 2 else ", ".join(days)
