"""Days, months and quarters in words."""

from __future__ import annotations

import datetime as dt
import re

from nepso.outreach.distribution.making.speaking.numbers import roman, whole

_DASH = r"\s*[-–—]\s*"
_SPAN_YEAR = re.compile(
    rf"(?:\b(?P<ngay>ngày)\s+)?(?<![\d/])(\d{{1,2}}){_DASH}(\d{{1,2}})/(\d{{1,2}})(?:/(\d{{4}}))?(?![\d/])",
    re.IGNORECASE,
)
_FULL = re.compile(
    r"(?:\b(?P<ngay>ngày)\s+)?(?<![\d/.])(\d{1,2})([/.-])(\d{1,2})\3(\d{4})(?![\d/])", re.IGNORECASE
)
_DAY_MONTH = re.compile(r"(\d{1,2})/(\d{1,2})(?![\d/])")
_SHORT = re.compile(
    r"\b(?:ngày|hôm|sáng|trưa|chiều|tối|đêm|dịp|lễ|mùng)(?:\s+ngày)?\s+\d{1,2}/\d{1,2}(?![\d/])"
    r"(?!\s(?:viên|ống|cốc|thìa|liều|gói)(?!\w))"
    r"(?:\s*(?:,|và|đến|[-–—])\s*\d{1,2}/\d{1,2}(?![\d/]))*",
    re.IGNORECASE,
)
_MONTH = re.compile(
    r"\b(?P<word>tháng)\s+(\d{1,2})(?:/(\d{4})|[-.]((?:19|20)\d\d))?(?![\d/])"
    # "mỗi tháng 1-2 lần" counts times, not months
    r"(?!\s*[-–—]\s*\d+\s+(?:lần|buổi|kỳ|cuộc|bài|tin|số|ngày|giờ|tiếng|người|triệu|nghìn)\b)"
    r"(?!\s+(?:lần|buổi|cuộc)\b)",
    re.IGNORECASE,
)
_MONTHS_SPAN = re.compile(
    rf"(?<!mỗi )\b(?P<word>tháng)\s+(1[0-2]|0?[1-9]){_DASH}(1[0-2]|0?[1-9])(?!\d|/\d{{1,2}}(?!\d))"
    r"(?!\s+(?:lần|buổi|kỳ|cuộc|bài|tin|số|ngày|giờ|tiếng|người|triệu|nghìn)\b)",
    re.IGNORECASE,
)
_DAYS_YEAR = re.compile(
    rf"(?:\b(?P<ngay>ngày)\s+)?(?<![\d/.,])(\d{{1,2}})/(\d{{1,2}})(?:/(\d{{4}}))?{_DASH}"
    r"(?:ngày\s+)?(\d{1,2})/(\d{1,2})/(\d{4})(?![\d/])",
    re.IGNORECASE,
)
_ISO = re.compile(r"(?<![\w/.-])((?:19|20)\d\d)-(0[1-9]|1[0-2])-([0-3]\d)(?![\w/-])")
# "12/2026" is a month, unless a word before says that it is a number or a share of one.
_NO_MONTH = re.compile(
    r"(?<!\w)(?:t[ỷỉ] lệ(?:\s+là)?|có|thông tư|nghị định|nghị quyết|quyết định|công văn|chỉ thị"
    r"|luật|văn bản)\s+$",
    re.IGNORECASE,
)
_LONGEST_BEFORE = 20
_MONTH_YEAR = re.compile(
    rf"(?<!tháng )(?<!số )(?<!Số )(?<![\w/.,])(?:(1[0-2]|0?[1-9]){_DASH})?(1[0-2]|0?[1-9])"
    r"/((?:19|20)\d\d)(?![\w/])"
)
_DAYS = re.compile(rf"(?<![\d/.,])(\d{{1,2}})/(\d{{1,2}}){_DASH}(\d{{1,2}})/(\d{{1,2}})(?![\d/])")
_QUARTER = re.compile(r"\b(?P<word>quý)\s+([IV]+|\d)(?:/(\d{4}))?(?![\w/])", re.IGNORECASE)
# "05/03/26" is a day behind "ngày", or written with both zeros and no number of a house.
_TWO_YEAR = re.compile(
    r"(?:\b(?P<ngay>ngày)\s+)?(?<!số )(?<!nhà )(?<!ngõ )(?<!ngách )(?<!hẻm )(?<!kiệt )(?<![\w/.,-])"
    r"(\d{1,2})/(\d{1,2})/(\d\d)(?![\w/-])",
    re.IGNORECASE,
)
_THIS_CENTURY = 50
_APART = re.compile(r"(?<![\w/.,-])(\d{1,2})\s([/-])\s(\d{1,2})\s\2\s((?:19|20)\d\d)(?![\w/-])")
_POINT = re.compile(
    r"(?<!mỗi )(?<!một )\b(ngày)\s(\d{1,2})\.(\d{1,2})(?![\w/-]|[.,]\d"
    r"|\s(?:nghìn|ngàn|triệu|tỷ|tỉ|lượt|người|km|kg|ha|m2|m²|m3|m³|lít|tấn|tạ|mét|độ|điểm)(?!\w))",
    re.IGNORECASE,
)
_ZERO_DAY = re.compile(r"\b(ngày)\s0([1-9])(?=\stháng\s\d)", re.IGNORECASE)
# "ngày 05, 06 và 07/12": the days before the last, whose month it shares.
_SOME_DAYS = re.compile(
    r"\b(?P<ngay>ngày\s)(?P<days>(?:\d{1,2}(?:\s?,\s?|\svà\s)){1,10})(?=\d{1,2}/\d{1,2}(?!\d))",
    re.IGNORECASE,
)
# "ngày 20-11": from a later to an earlier number is no span.
_DASHED = re.compile(
    r"\b(?P<word>(?:ngày|dịp|lễ|hôm|mùng)\s(?:ngày\s|lễ\s)?)(?P<day>\d{1,2})-(?P<month>\d{1,2})"
    r"(?![\w/-]|[.,]\d)",
    re.IGNORECASE,
)
_DASHED_TOO = re.compile(
    r"(?<=\d)(?P<word>/\d{1,2}\s(?:đến|và)\s(?:ngày\s)?)(?P<day>\d{1,2})-(?P<month>\d{1,2})"
    r"(?![\w/-]|[.,]\d|\s(?:ngày|giờ|lần|người|hộ|tuần|tháng|buổi|em|xóm|xã)(?!\w))",
    re.IGNORECASE,
)
_HOLIDAYS = (
    (re.compile(r"(?<=30/4)(\s?,\s|\svà\s)1-5(?![\w/-])"), r"\g<1>1/5"),
    (re.compile(r"\b(Chiến thắng\s(?:ngày\s)?)30-4(?![\w/-])", re.IGNORECASE), r"\g<1>30/4"),
    (re.compile(r"\b(Quốc khánh\s(?:ngày\s)?)2-9(?![\w/-])", re.IGNORECASE), r"\g<1>2/9"),
    (re.compile(r"\b(Lao động\s(?:ngày\s)?)1-5(?![\w/-])", re.IGNORECASE), r"\g<1>1/5"),
)
_QUARTERS = re.compile(
    r"\b(quý)\s([1-4]|I{1,3}|IV)(\s?,\s|\svà\s|\s?[-–]\s?)"
    r"(?=(?:[1-4]|I{1,3}|IV)/(?:19|20)\d\d(?!\d))",
    re.IGNORECASE,
)
_ROUND = re.compile(r"\b(đợt|lần|vòng|học kỳ)\s(\d{1,2})/((?:19|20)\d\d)(?![\w/])", re.IGNORECASE)
_MONTHS = {4: "tư"}


def dates_said(text: str) -> str:
    """Every date in words; what only looks like one is left for others."""
    text = _DASHED.sub(_dashed, text)
    text = _DASHED_TOO.sub(_dashed_too, text)
    for dashed, slashed in _HOLIDAYS:
        text = dashed.sub(slashed, text)
    text = _SOME_DAYS.sub(_some_days, text)
    text = _QUARTERS.sub(_quarters, text)
    text = _ROUND.sub(r"\1 \2 năm \3", text)
    text = _ZERO_DAY.sub(r"\1 mùng \2", text)
    text = _APART.sub(r"\1\2\3\2\4", text)
    text = _TWO_YEAR.sub(_two_year, text)
    text = _POINT.sub(_point, text)
    text = _SPAN_YEAR.sub(_span, text)
    text = _ISO.sub(lambda m: f"{int(m[3])}/{int(m[2])}/{m[1]}", text)
    text = _DAYS_YEAR.sub(_days_year, text)
    text = _FULL.sub(_full, text)
    text = _DAYS.sub(_days, text)
    text = _SHORT.sub(_short, text)
    text = _MONTHS_SPAN.sub(r"\g<word> \2 đến \g<word> \3", text)
    text = _MONTH.sub(_month, text)
    text = _QUARTER.sub(_quarter, text)
    return _MONTH_YEAR.sub(_month_year, text)


def _day(day: int, month: int, year: int = 0) -> str:
    """ "" when there is no such day."""
    try:
        dt.date(year or 2024, month, day)  # a leap year: 29/2 without a year is a day
    except ValueError:
        return ""
    early = "mùng " if day <= 10 else ""
    said = f"{early}{whole(day)} tháng {_MONTHS.get(month) or whole(month)}"
    return f"{said} năm {whole(year)}" if year else said


def _span(match: re.Match[str]) -> str:
    first, last, month, year = match[2], match[3], match[4], match[5]
    end = _day(int(last), int(month), int(year or 0))
    if not end or not _day(int(first), int(month)):
        return match[0]
    begin = f"{'mùng ' if int(first) <= 10 else ''}{whole(int(first))}"
    return f"{match['ngay'] or 'ngày'} {begin} đến {end}"


def _days(match: re.Match[str]) -> str:
    """ "05/12 - 10/12": from one day to another."""
    begin, end = (_day(int(match[at]), int(match[at + 1])) for at in (1, 3))
    return f"{begin} đến {end}" if begin and end else match[0]


def _days_year(match: re.Match[str]) -> str:
    """ "1/12 - 7/12/2026", "28/12/2025 - 3/1/2026": from one day to another of a year."""
    begin = _day(int(match[2]), int(match[3]), int(match[4] or 0))
    end = _day(int(match[5]), int(match[6]), int(match[7]))
    said = f"{match['ngay']} {begin}" if match["ngay"] else begin
    return f"{said} đến {end}" if begin and end else match[0]


def _month_year(match: re.Match[str]) -> str:
    before = match.string[max(0, match.start() - _LONGEST_BEFORE) : match.start()]
    if _NO_MONTH.search(before):
        return match[0]
    first, last = match[1], int(match[2])
    begin = f"tháng {_MONTHS.get(int(first)) or whole(int(first))} đến " if first else ""
    said = f"tháng {_MONTHS.get(last) or whole(last)}"
    return f"{begin}{said} năm {whole(int(match[3]))}"


def _full(match: re.Match[str]) -> str:
    said = _day(int(match[2]), int(match[4]), int(match[5]))
    return f"{match['ngay'] or 'ngày'} {said}" if said else match[0]


def _some_days(match: re.Match[str]) -> str:
    days = re.sub(
        r"\d{1,2}",
        lambda m: f"{'mùng ' if 0 < int(m[0]) <= 10 else ''}{int(m[0])}",
        match["days"],
    )
    return f"{match['ngay']}{days}"


def _dashed(match: re.Match[str]) -> str:
    day, month = int(match["day"]), int(match["month"])
    is_day = day > month and _day(day, month)
    return f"{match['word']}{day}/{month}" if is_day else match[0]


def _dashed_too(match: re.Match[str]) -> str:
    """The second day after one that is known: "30/4 đến 1-5"."""
    day, month = int(match["day"]), int(match["month"])
    return f"{match['word']}{day}/{month}" if _day(day, month) else match[0]


def _quarters(match: re.Match[str]) -> str:
    joint = " đến " if match[3].strip() in {"-", "–"} else match[3]
    return f"{match[1]} {match[2]}{joint}{match[1].lower()} "


def _two_year(match: re.Match[str]) -> str:
    if not match["ngay"] and (len(match[2]) < 2 or len(match[3]) < 2):
        return match[0]
    year = int(match[4])
    said = _day(int(match[2]), int(match[3]), year + (2000 if year < _THIS_CENTURY else 1900))
    return f"{match['ngay'] or 'ngày'} {said}" if said else match[0]


def _point(match: re.Match[str]) -> str:
    """ "ngày 5.3"; after "mỗi ngày" it is an amount."""
    said = _day(int(match[2]), int(match[3]))
    return f"{match[1]} {said}" if said else match[0]


def _short(match: re.Match[str]) -> str:
    """A word for a day with one or more days after it: "dịp 30/4 - 1/5"."""
    joined = re.sub(r"\s*[-–—]\s*", " đến ", match[0])
    said = _DAY_MONTH.sub(lambda m: _day(int(m[1]), int(m[2])) or m[0], joined)
    return re.sub(r"\b(mùng)\s+mùng\b", r"\1", said, flags=re.IGNORECASE)


def day_month(day: int, month: int) -> str:
    """ "30/4" as a day; "" when it cannot be one."""
    return _day(day, month)


def _month(match: re.Match[str]) -> str:
    month, year = int(match[2]), match[3] or match[4]
    if not 1 <= month <= 12:
        return match[0]
    said = f"{match['word']} {_MONTHS.get(month) or whole(month)}"
    return f"{said} năm {whole(int(year))}" if year else said


def _quarter(match: re.Match[str]) -> str:
    number = roman(match[2].upper()) or (int(match[2]) if match[2].isdecimal() else 0)
    if not 1 <= number <= 4:
        return match[0]
    said = f"{match['word']} {'tư' if number == 4 else whole(number)}"
    return f"{said} năm {whole(int(match[3]))}" if match[3] else said
