"""Deadlines as the document words them (contract, *Deadline words*).

Nothing is reckoned or completed.
"""

from __future__ import annotations

import re

from vanban.model import Deadline, DeadlineKind
from vanban.understanding.dates import (
    DAY,
    FULL_DAY,
    day_of_half_year,
    day_of_period,
    days_of_year,
    first_date,
    has_several_days,
    is_impossible,
    lists_days,
    month_of_year,
    only_begins,
)
from vanban.understanding.frequencies import STANDING_OFTEN, frequency_in
from vanban.understanding.stretches import DAYS_TO_DAY, SEVERAL_MONTHS, SHORT_MONTHS
from vanban.understanding.unsure_deadlines import (
    before_place,
    days_of_each,
    unsure_deadline,
)

_YEARLY = r"(?:hằng|hàng|mỗi)\s+năm"
_EVERY = (
    rf"(?:{_YEARLY}|(?:hằng|hàng|mỗi)\s+(?:quý|tháng|tuần|ngày|học kỳ)|"
    r"(?:06|6|sáu)\s+tháng(?:\s+(?:đầu|cuối)\s+năm|\s+một\s+lần|/lần)?)"
)
# Each search of a long duty costs; without one of these words it can find nothing.
_EVERY_HAS = ("hằng", "hàng", "mỗi", "06", "6", "sáu")
_DIGIT = re.compile(r"\d")
_MONTH = (
    r"tháng\s+\d{1,2}\s*(?:[/-]\s*|\s+năm\s+)\d{4}|"
    r"tháng\s+\d{1,2}(?!\s*[/\d])(?:\s+năm\s+(?:trước|sau|nay|này|kế tiếp|tiếp theo)(?!\w))?"
)
_QUARTER = r"quý\s+(?:IV|I{1,3}|[1-4])(?:\s*[/-]\s*\d{4}|\s+năm\s+\d{4}|\s*/\s*\d{4})?"
_YEAR = r"năm(?:\s+học)?\s+\d{4}(?:\s*[-–]\s*\d{4})?"
_NEXT = rf"(?:\s*(?:,|và|-|–)\s*(?:{FULL_DAY}|{_MONTH}|{_QUARTER}))*"
_POINT = (
    rf"(?:(?:hết|cuối|đầu|giữa)\s+)?(?:{DAYS_TO_DAY}|{DAY}|{SEVERAL_MONTHS}|{_MONTH}|{_QUARTER}|"
    rf"{_YEAR}|{SHORT_MONTHS})"
)
_HOUR = r"(?:\d{1,2}\s*(?:h|giờ|g)\s*\d{0,2}\s*(?:phút)?\s*,?\s*)?"

_DATED = re.compile(
    rf"(?:(?:trước|chậm nhất(?:\s+là)?|muộn nhất(?:\s+là)?|không muộn hơn|hạn cuối(?:\s+là)?|"
    rf"đến hết|đến trước|đến|vào|trong|hạn|thời hạn|kể từ|từ)\s*:?\s*)(?:trước\s+|vào\s+|là\s+|"
    rf"hết\s+)*{_HOUR}{_POINT}{_NEXT}"
    rf"(?:\s+(?:của\s+)?{_EVERY}|\s+của\s+(?:quý|tháng|năm)(?:\s+\w+)?)?",
    re.IGNORECASE,
)
_SHORT_DAY = r"\d{1,2}\s*/\s*\d{1,2}(?:\s*/\s*\d{2}(?!\d))?(?!\s*[/\d%])"  # also "30/9/26"
_SPELT_DAY = r"\d{1,2}\s+tháng\s+\d{1,2}(?!\d|\s+năm\s+\d)"
_BEFORE_DAY = re.compile(
    rf"(?:trước|chậm nhất(?:\s+là)?|muộn nhất(?:\s+là)?|vào|không muộn hơn)\s+(?:trước\s+|"
    rf"vào\s+|là\s+)*{_HOUR}(?:ngày\s+\d{{1,2}}"
    rf"(?:\s*/\s*\d{{1,2}}|\s+tháng\s+\d{{1,2}})?|(?:ngày\s+)?(?:{_SHORT_DAY}|{_SPELT_DAY}))"
    rf"(?:\s*(?:,|và)\s*(?:ngày\s+)?(?:{_SHORT_DAY}|{_SPELT_DAY}|\d{{1,2}}\s*/\s*\d{{1,2}}\s*/\s*\d{{4}}))*(?:\s+(?:của\s+)?(?:{_EVERY}|"
    rf"tháng\s+cuối\s+(?:của\s+)?(?:mỗi\s+)?quý|tháng\s+đầu(?:\s+tiên)?\s+(?:của\s+)?(?:mỗi\s+)?quý"
    rf"(?:\s+(?:sau|kế tiếp|tiếp theo))?|"
    rf"(?:tháng|quý)\s+(?:sau|kế tiếp|cuối)))*",
    re.IGNORECASE,
)
_SPAN = re.compile(
    rf"(?:từ\s+(?:nay|{_POINT})\s*(?:đến|tới|-|–)\s*(?:hết\s+|trước\s+|cuối\s+)*{_POINT})",
    re.IGNORECASE,
)
_STARTED = re.compile(
    rf"^(?:{SEVERAL_MONTHS}|{_QUARTER}|{_MONTH}|{_YEAR}|giai đoạn\s+\d{{4}}\s*[-–]\s*\d{{4}})",
    re.IGNORECASE,
)
_MEETS = r"(?<!nội dung )(?<!cuộc )(?<!hội nghị )(?:họp|giao ban)"
_OPENING_EVERY = re.compile(
    rf"(?:^|[.;:,(]\s+|\b(?:và|định kỳ|thực hiện|báo cáo|tổ chức|cập nhật|rà soát|kiểm tra|"
    rf"đánh giá|sơ kết|"
    rf"tổng kết|tổng hợp|chủ động|xây dựng|ban hành|duy trì|tiến hành|thống kê|bồi dưỡng|"
    rf"tập huấn|đào tạo|xem xét|công khai|công bố|đăng tải|phát hành|"
    rf"theo dõi|phát sóng|{_MEETS})\s+)"
    rf"(?P<words>(?:định kỳ\s+)?{_EVERY}(?:\s*(?:,|"
    rf"và|/)\s*(?:{_EVERY}|quý|tháng|năm|tuần|(?:0?1|một)\s+năm)(?!\s+\d))*)",
    re.IGNORECASE,
)
# "trước 16 giờ hằng ngày": the hour belongs to the words
_HOUR_BEFORE = re.compile(
    r"(?:(?:trước|lúc|vào|sau|chậm nhất(?:\s+là)?|muộn nhất(?:\s+là)?)\s+(?:lúc\s+)?)"
    r"\d{1,2}\s*(?:h|giờ|g)\s*\d{0,2}(?:\s*phút)?\s*,?\s*$",
    re.IGNORECASE,
)
_EVERY_BEFORE = re.compile(rf"{_EVERY}\s*(?:,|và|/)\s*$", re.IGNORECASE)
_REPORTED_EVERY = re.compile(  # "Báo cáo Giám đốc Sở hằng quý."
    rf"(?:^|[.;]\s+)(?:tổng hợp,?\s+)?báo cáo\s[^.;:,]*?\s(?P<words>(?:định kỳ\s+)?{_EVERY})"
    r"\s*(?=[.;]|$)",
    re.IGNORECASE,
)
# "Công bố số liệu hằng quý.": at the end of a clause, where it is no part of the name of a thing
_ENDING_EVERY = re.compile(
    r"(?<!kế hoạch )(?<!báo cáo )(?<!chương trình )(?<!công tác )(?<!giao ban )(?<!sinh hoạt )"
    r"(?<!chi bộ )(?<!hội nghị )(?<!phiên họp )(?<!nhiệm vụ )(?<!nội dung )(?<!chỉ tiêu )"
    r"(?<!lương )(?<!định kỳ )(?<!thi đua )(?<!khen thưởng )(?<!kinh phí )(?<!phụ cấp )"
    r"(?P<words>(?:hằng|hàng|mỗi)\s+(?:tháng|quý|tuần))\s*(?=[.;]|$)",
    re.IGNORECASE,
)
# "đưa vào sinh hoạt chi hội hằng tháng": how often those meet, whoever they are
_OF_A_MEETING = re.compile(
    r"(?:vào|trong|tại|qua)\s+(?:các\s+)?(?:nội dung\s+)?(?:buổi\s+|kỳ\s+|cuộc\s+)?"
    r"(?:sinh hoạt|họp|giao ban)\s[^.;:,]{0,40}$",
    re.IGNORECASE,
)
_STAGE_IN_YEAR = re.compile(  # "sơ kết giữa kỳ thực hiện Kế hoạch trong năm 2028."
    r"(?:hoàn thành|sơ kết|tổng kết|ban hành)[^.;:]{0,60}?\s(?P<words>trong\s+năm\s+\d{4}|"
    rf"(?<!tháng )(?:hết|cuối|đầu|giữa)\s+(?:{SEVERAL_MONTHS}|{_MONTH}|{_QUARTER}|năm\s+\d{{4}}))"
    r"\s*(?=[.;)]|$)",
    re.IGNORECASE,
)
_STANDING = re.compile(
    r"(?<!giáo dục )(?<!chi )(?<!bồi dưỡng )(?<!kinh phí )(?<!nhiệm vụ )(?<!thường trực "
    r")(?<!ngân sách )(?<!nguồn )"
    r"(?:thường xuyên(?:,?\s+liên tục)?|hằng ngày|hàng ngày|hằng tuần|hàng tuần)",
    re.IGNORECASE,
)
_ALWAYS = re.compile(r"thường xuyên|liên tục|(?:hằng|hàng)\s+(?:ngày|tuần)(?!\w)")
_IN_NAME = re.compile(
    r"(?:kế hoạch|năm học|nhiệm kỳ|giai đoạn|chương trình|đề án|kỷ niệm|dự toán|"
    r"báo cáo tổng kết|từ ngày (?:thành lập)|chào mừng|chỉ tiêu|nghị quyết|ngày thành lập|"
    r"số liệu)\s*$",
    re.IGNORECASE,
)
_TITLE_TIME = re.compile(
    r"(?:thời gian|thời hạn|tiến độ)(?:\s+(?:hoàn thành|thực hiện|báo cáo|gửi|nộp|"
    r"tổ chức))*\s*:\s*(?P<words>[^.;]+)",
    re.IGNORECASE,
)
_NEAR = 48  # letters; the name of a thing, or a number, that stands right before
_OF_DOCUMENT = re.compile(r"(?:\d+\s*[/-]\s*[\w&-]+|số\s+\d\S*)\s*$")
_DUE_AFTER_NUMBER = re.compile(  # no date of the document itself: "Nghị định số … trong tháng 10"
    r"(?:trước|chậm|muộn|không muộn|hạn|vào|đến|từ\s+(?:nay|ngày|tháng|quý)|"
    r"trong\s+(?:quý|tháng))\b",
    re.IGNORECASE,
)


_DUE = re.compile(r"(?:trước|chậm|muộn|không muộn|hạn|đến hết|đến trước|từ nay)", re.IGNORECASE)
_OF_PERIOD = (  # "trước ngày 31/5 (6 tháng) và trước ngày 30/11 (cả năm)", "…, lần hai trước …"
    rf"(?:{_EVERY}|(?:báo cáo\s+)?(?:cả\s+)?năm|lần\s+(?:thứ\s+)?(?:hai|2)|"
    r"(?:đợt|kỳ)\s+(?:hai|2|II))"
)
_JOINT = re.compile(
    rf"[\s,;()]*(?:\([^()]{{1,60}}\)[\s,;]*|đối với\s[^().,;:]{{1,60}}\s(?=và\s))?(?:và\s+)?"
    rf"(?:{_OF_PERIOD})?[\s(:]*",
    re.IGNORECASE,
)
_TOLD_AFTER = re.compile(  # "… (cả năm)", "… (báo cáo năm)"
    r"\s*\((?=[^()]{0,60}(?:báo cáo|năm|tháng|quý|lần|đợt|kỳ))[^()]{1,60}\)", re.IGNORECASE
)
_NEXT_REPORT = re.compile(  # "6 tháng trước ngày 05/6, báo cáo năm trước ngày 05/12"
    r"[\s,;)]*(?:và\s+)?(?:nộp\s+|gửi\s+)?báo cáo(?:\s+[^\W\d]+){0,5}\s*\(?", re.IGNORECASE
)
_ONE_HALF = re.compile(  # once, no duty of every half year
    r"(?:(?:trong|hết|cuối|ngay trong|trước khi hết)\s+)?(?:06|6|sáu)\s+tháng\s+(?:đầu|cuối)\s+"
    r"(?:của\s+)?năm(?P<year>\s+(?:\d{4}|nay|này))?",
    re.IGNORECASE,
)
_WITH_A_MONTH = re.compile(r"\d\s*[/.-]\s*\d|tháng|quý|ngày", re.IGNORECASE)
_NO_TIME = re.compile(r"(?:theo(?! dõi)|khi|tùy|nếu)\s", re.IGNORECASE)
_OFTEN_BEFORE = re.compile(rf"(?:định kỳ\s+)?{_EVERY}\s*[(,]\s*$", re.IGNORECASE)


def deadline_in(text: str) -> Deadline | None:
    """The deadline that a duty states, or None."""
    for words in _candidates(text):
        return as_deadline(words)
    return None


def _candidates(text: str) -> list[str]:
    """Deadline words from the surest sort to the least."""
    titled = _TITLE_TIME.search(text) if ":" in text else None
    if titled:
        return [_without_bracket(titled.group("words").strip())]
    lowered = text.lower()
    counted = _DIGIT.search(text) is not None
    dated = _dated(text) if counted or "quý" in lowered else None
    if dated is not None:
        again = _coming_again(text, lowered) if only_begins(dated) else None
        return [again if again and again not in dated else dated]
    stage = _STAGE_IN_YEAR.search(text) if counted or "quý" in lowered else None
    if stage:
        return [stage.group("words")]
    start = _STARTED.match(text)
    if start and text[start.end() : start.end() + 1] in (",", ":", ""):
        return [start.group()]
    found = _coming_again(text, lowered) or unsure_deadline(text)
    if found is not None:
        return [found]
    standing = _STANDING.search(text) if "thường" in lowered or _may_come_again(lowered) else None
    return [_with_hour(text, standing)] if standing else []


def _may_come_again(lowered: str) -> bool:
    return any(word in lowered for word in _EVERY_HAS)


def _coming_again(text: str, lowered: str) -> str | None:
    """How often, or on which day of each week or month, a duty is to be done."""
    each = days_of_each(text)
    if each:
        return text[slice(*each[0])]
    comes_again = _may_come_again(lowered)
    every = _OPENING_EVERY.search(text) or _REPORTED_EVERY.search(text) if comes_again else None
    often = frequency_in(text)
    if often and (not every or often[0] < every.end("words")):
        return text[slice(*often)]
    if every:
        before = _EVERY_BEFORE.search(text, 0, every.start("words"))
        return text[before.start() if before else every.start("words") : every.end("words")]
    return _ending_every(text) if comes_again else None


def _ending_every(text: str) -> str | None:
    """How often, said at the end of a clause, where it is not how often somebody meets."""
    for found in _ENDING_EVERY.finditer(text):
        if not _OF_A_MEETING.search(before_place(text, found.start())):
            return found.group("words")
    return None


def _with_hour(text: str, every: re.Match[str]) -> str:
    hour = _HOUR_BEFORE.search(text, 0, every.start())
    return text[hour.start() if hour else every.start() : every.end()]


def _without_bracket(words: str) -> str:
    """Without the bracket that closes around the words, not in them."""
    return words[:-1] if words.endswith(")") and "(" not in words else words


def _dated(text: str) -> str | None:
    """The words with a date or period by which, or in which, the duty is to be done."""
    found = _times(text)
    if found:
        found += days_of_each(text)
    if not found:
        return None
    due = [span for span in found if _DUE.match(text, span[0])] or found
    start = min(due)[0]
    end = max(span[1] for span in found if span[0] <= start < span[1])
    start = min(span[0] for span in found if span[0] <= start < span[1])
    for span in sorted(found, key=lambda span: (span[0], -span[1])):
        if span[1] < start and _NEXT_REPORT.fullmatch(text, span[1], start):
            start = span[0]
        if span[0] <= end:
            continue
        if _JOINT.fullmatch(text, end, span[0]) or _NEXT_REPORT.fullmatch(text, end, span[0]):
            end = span[1]
    if text.count("(", start, end) > text.count(")", start, end) and text[end : end + 1] == ")":
        end += 1
    after = _TOLD_AFTER.match(text, end) if has_several_days(text[start:end]) else None
    end = after.end() if after else end
    often = _OFTEN_BEFORE.search(text, 0, start)
    if often:
        closes = "(" in often.group() and text[end : end + 1] == ")"
        start, end = often.start(), end + closes
    return text[start:end].strip(" ,")


def _times(text: str) -> list[tuple[int, int]]:
    """Where words with a date or period stand, of each sort in turn."""
    return [
        (match.start(), match.end())
        for pattern in (_BEFORE_DAY, _DATED, _SPAN)
        for match in pattern.finditer(text)
        if not _names_something(text, match)
    ]


def times_beside(text: str, deadline: Deadline) -> list[str]:
    """The dates and periods of a duty that its deadline does not hold, as printed."""
    at = text.find(deadline.text)
    past = at + len(deadline.text) if at >= 0 else -1
    others: list[str] = []
    end = 0
    for start, stop in sorted(_times(text), key=lambda span: (span[0], -span[1])):
        words = text[start:stop].strip(" ,")
        if start < end or at <= start < past or start < at < stop:
            continue
        end = stop
        if _WITH_A_MONTH.search(words) and words not in deadline.text and not only_begins(words):
            others.append(words)
    return list(dict.fromkeys(others))


def _names_something(text: str, found: re.Match[str]) -> bool:
    """Whether the words stand inside the name of a thing, or tell the date of a cited document."""
    before, words = before_place(text, found.start()), found.group()
    own = re.match(r"(?:trước|chậm|muộn|vào|trong (?:quý|tháng))\b", words, re.IGNORECASE)
    if _IN_NAME.search(before[-_NEAR:]) and not own:
        return True
    if _OF_DOCUMENT.search(before[-_NEAR:]) and not _DUE_AFTER_NUMBER.match(words):
        return True
    if re.match(
        r"(?:từ|đến|trong|vào|kể từ)\s+(?:hết\s+|đầu\s+|cuối\s+)?năm(?:\s+học)?\s+\d{4}",
        words,
        re.IGNORECASE,
    ):
        opens = re.match(r"(?:đến|từ)\b", words, re.IGNORECASE)
        return bool(opens) and bool(
            re.search(r"định hướng\s*$|tầm nhìn\s*$|giai đoạn[^;.]*$|[\d-]+,?\s*$", before)
        )
    return not own and before.rstrip().endswith(("ngày", "tháng"))


def stated_in_cell(words: str) -> Deadline | None:
    """The deadline in the time column of a task table; "Theo kế hoạch", occasions and a
    mere dash are none.

    "Theo Kế hoạch số … ngày …" tells the day of that plan; other times are a person's to read.
    """
    if not any(map(str.isalnum, words)):
        return None
    if _NO_TIME.match(words):
        stated = deadline_in(words)
        if stated is not None or not _DIGIT.search(words):
            return stated
        return Deadline(words, DeadlineKind.UNCLEAR)
    if _ONE_HALF.fullmatch(words):
        return Deadline(words, DeadlineKind.UNCLEAR)
    return as_deadline(words)


def _yearly(words: str, lowered: str) -> Deadline:
    days = days_of_year(lowered)
    if (only_begins(lowered) and days) or lists_days(lowered):
        return Deadline(words, DeadlineKind.UNCLEAR)
    if len(days) > 1:  # one of them would be lost
        day = day_of_half_year(lowered)
        twice = day is not None and {month for _, month in days} == {6, 12}
        kind = DeadlineKind.HALF_YEARLY if twice else DeadlineKind.UNCLEAR
        return Deadline(words, kind, day=day if twice else None)
    if days:
        return Deadline(words, DeadlineKind.YEARLY, month=days[0][1], day=days[0][0])
    return Deadline(words, DeadlineKind.YEARLY, month=month_of_year(lowered))


def as_deadline(words: str) -> Deadline:  # noqa: PLR0911 (one rule, one answer)
    """What deadline words mean."""
    words = " ".join(words.split())
    lowered = words.lower()
    on = first_date(lowered)
    if is_impossible(lowered) or (on and (only_begins(lowered) or has_several_days(lowered))):
        return Deadline(words, DeadlineKind.UNCLEAR)
    if on and len(re.findall(r"\d{4}", lowered)) == 1:
        return Deadline(words, DeadlineKind.DATE, on=on)
    if _ALWAYS.search(lowered) or STANDING_OFTEN.search(lowered):
        return Deadline(words, DeadlineKind.STANDING)
    if re.search(r"(?:hằng|hàng|mỗi)\s+tháng", lowered):
        return Deadline(words, DeadlineKind.MONTHLY, day=day_of_period(lowered))
    if re.search(r"(?:hằng|hàng|mỗi)\s+quý|tháng cuối (?:của )?quý", lowered):
        return Deadline(words, DeadlineKind.QUARTERLY, day=day_of_period(lowered))
    half = _ONE_HALF.fullmatch(lowered)
    if half is not None and half["year"]:
        return Deadline(words, DeadlineKind.UNCLEAR)
    if re.search(r"\b(?:06|6|sáu)\s+tháng", lowered):
        return Deadline(words, DeadlineKind.HALF_YEARLY, day=day_of_half_year(lowered))
    if re.search(_YEARLY, lowered):
        return _yearly(words, lowered)
    return Deadline(words, DeadlineKind.UNCLEAR)
