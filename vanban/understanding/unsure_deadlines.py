"""Less usual deadline words: "trong vòng 10 ngày", "tuần đầu tháng 3", a bare "ngày 15/3/2025"."""

from __future__ import annotations

import re

from vanban.understanding.dates import FULL_DAY
from vanban.understanding.stretches import DAYS_TO_DAY, SEVERAL_OF_YEAR

_DAY_EACH_YEAR = re.compile(
    r"(?:(?:ngày\s+)?\d{1,2}/\d{1,2}(?:\s*,\s*|\s+và\s+)){0,6}"
    r"(?:ngày\s+)?\d{1,2}(?:\s*[/-]\s*|\s+tháng\s+)\d{1,2}\s+(?:hằng|hàng)\s+năm",
    re.IGNORECASE,
)
_NUMBER = (
    r"(?:\d{1,3}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười(?:\s+(?:một|hai|ba|bốn|lăm|sáu|bảy|tám|"
    r"chín))?|nửa)"
)
_UNIT = r"(?:ngày|giờ|phút|tháng(?!\s+\d)|tuần|quý)(?:\s+làm việc)?(?!\w)"
_SINCE = (
    r"(?:,?\s+(?:kể\s+)?từ\s+(?:ngày|khi|thời điểm)\s+(?:ban hành|ký|tiếp nhận|nhận|có)"
    r"(?:\s+(?:được|đủ))?(?:\s+(?:ký|ban hành|Kế hoạch(?: này)?|văn bản|báo cáo|thông tin|phản ánh|"
    r"kiến nghị|hồ sơ|đơn|yêu cầu|đề nghị|hợp lệ))*(?!\w))?"
)
_WITHIN = re.compile(
    r"(?:(?:chậm nhất|muộn nhất)(?:\s+là)?(?:\s+(?:sau|trong vòng|trong))?|"
    r"trong vòng|trong thời hạn|trong thời gian|"
    rf"không quá|sau|trong(?=\s+{_NUMBER}\s+(?:ngày|giờ|tuần|tháng)(?:\s+làm việc)?,?\s+(?:kể\s+)?"
    rf"từ(?!\w)))\s+{_NUMBER}\s+{_UNIT}(?!\s+(?:làm việc\s+)?(?:sau|trước)\s){_SINCE}",
    re.IGNORECASE,
)
# "chậm nhất 24 giờ sau khi có ca bệnh": hours run from an event that may come any day; a number of
# days after an occasion ("03 ngày sau khi kết thúc đợt") is no time that the words themselves tell.
_HOURS_AFTER = re.compile(
    rf"(?:(?:chậm nhất|muộn nhất)(?:\s+là)?|không quá|trong vòng|trong)\s+{_NUMBER}\s+"
    r"(?:giờ|phút)\s+sau\s+(?:khi|thời điểm)(?:\s+(?!(?:và|để|phải|thì|theo)\s)[^\s.,;:()]+){1,8}",
    re.IGNORECASE,
)
# "Hoàn thành trong một tuần.": bare "trong" tells by when only of what is to be finished
_FINISHED_IN = re.compile(
    r"(?:hoàn thành|hoàn tất|xong|kết thúc|trả lời|báo cáo|gửi|nộp|trình|khắc phục|giải quyết|"
    r"xử lý|công khai|thông báo)(?:\s+[^\s.;:,]+){0,6}?\s+"
    rf"(?P<words>(?:ngay\s+)?trong\s+{_NUMBER}\s+{_UNIT})(?=\s*(?:[.;,)]|$))",
    re.IGNORECASE,
)
_UNIT_WORDS = ("ngày", "giờ", "phút", "tháng", "tuần", "quý")
# "trong 6 tháng đầu năm 2026": once, no duty of every half year
HALF_OF_A_YEAR = re.compile(
    r"(?:trong|hết|cuối|ngay trong|trước khi hết)\s+(?:06|6|sáu)\s+tháng\s+(?:đầu|cuối)\s+năm"
    r"(?:\s+\d{4}|\s+(?:nay|này))",
    re.IGNORECASE,
)
_TERM = re.compile(
    r"(?:trong|từ|cuối|đầu|hết|giữa|kết thúc)\s+học kỳ\s+(?:II|I|[12])(?!\w)"
    r"(?:\s+năm học\s+\d{4}\s*[-–]\s*\d{4})?",
    re.IGNORECASE,
)
_DAY_OF_EACH = re.compile(
    r"(?:(?:trước|vào|lúc|không muộn hơn|(?:chậm nhất|muộn nhất)(?:\s+là)?)\s+(?:vào\s+|lúc\s+)?)?"
    r"(?:\d{1,2}\s*(?:h|giờ|g)\s*\d{0,2}(?:\s*phút)?,?\s+)?(?:(?:buổi\s+)?(?:sáng|chiều|tối)\s+)?"
    r"(?:(?:ngày\s+)?(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)(?:\s*(?:,|và)\s*"
    r"(?:(?:thứ\s+)?(?:hai|ba|tư|năm|sáu|bảy|[2-7])(?!\w)|chủ nhật)){0,6}|"
    r"ngày làm việc (?:đầu tiên|cuối cùng)|"
    r"từ\s+ngày\s+\d{1,2}\s+đến\s+(?:ngày\s+)?\d{1,2}|"
    r"(?:ngày|tuần)\s+(?:đầu(?:\s+tiên)?|cuối(?:\s+cùng)?|thứ\s+\w+|\d{1,2}(?:\s*(?:,|và)\s*"
    r"(?:(?:ngày|tuần)\s+)?\d{1,2}){0,6})|tháng\s+(?:đầu|cuối))\s+"
    r"(?:(?:của\s+)?(?:hằng|hàng|mỗi|các)\s+|của\s+)(?:tuần|tháng|quý|năm)(?!\s+(?:\d|[IVX]))",
    re.IGNORECASE,
)
_LOOKED_BACK = 240  # letters
_COMES_AGAIN = re.compile(r"(?:hằng|hàng|mỗi|các|của)\s+(?:tuần|tháng|quý|năm)")
_DIGIT = re.compile(r"\d")
_DAY_OF_A_NAME = re.compile(r"(?:Ngày|Tuần lễ|Tháng)\s+[^.;:,()]{3,60}\(?\s*(?:ngày\s+)?$")
_BARE_DATE = re.compile(  # one day, or several of which the last tells the year: "15 và 16/8/2026"
    r"(?:dự kiến\s+)?(?:(?:từ|sau)\s+)?ngày\s+"
    r"(?:(?:\d{1,2}(?:/\d{1,2})?\s*(?:,|và)\s*(?:ngày\s+)?){1,10}(?=\d{1,2}/\d{1,2}/\d{4}))?"
    r"\d{1,2}(?:\s*[/.-]\s*|\s+tháng\s+)\d{1,2}"
    r"(?:\s*[/.-]\s*|\s+năm\s+)\d{4}",
    re.IGNORECASE,
)
_DONE_ON = re.compile(  # "hoàn thành: 30/9/2026"
    rf"(?<!đã )(?:hoàn thành|xong|hạn(?:\s+chót)?)\s*:?\s*(?P<words>{FULL_DAY})(?=\s*(?:[.;,)]|$))",
    re.IGNORECASE,
)
_YEAR = r"(?:\s*/\s*|\s+năm\s+)\d{4}"
_SOME = re.compile(  # "các tháng 4, 5 và 6", "các ngày 08/3 và 16/3/2025", "ngày 3-5/6"
    rf"{DAYS_TO_DAY}|(?:(?:trong|vào)\s+)?các\s+(?:tháng\s+\d{{1,2}}(?:\s*(?:,|và|-|–)\s*(?:tháng\s+)?\d{{1,2}}"
    rf"(?!\d|\s*[%/]\s*\d{{1,2}}(?!\d)))+(?:{_YEAR})?|"
    r"ngày\s+\d{1,2}(?:\s*/\s*\d{1,2}){0,2}(?:\s*(?:,|và)\s*(?:ngày\s+)?\d{1,2}"
    r"(?:\s*/\s*\d{1,4}){0,2}(?![\d/%]))+(?:\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?)?)",
    re.IGNORECASE,
)
_WEEK_OF_MONTH = re.compile(
    rf"(?:(?:trong|vào|hết)\s+)?tuần\s+(?:đầu(?:\s+tiên)?|cuối(?:\s+cùng)?|thứ\s+\w+|"
    rf"\d{{1,2}}(?:\s*(?:[-–,]|và)\s*\d{{1,2}})?)\s+(?:của\s+)?tháng\s+\d{{1,2}}(?:{_YEAR})?(?!\d)",
    re.IGNORECASE,
)
_SEASON = re.compile(
    r"trước\s+mùa\s+(?:mưa|bão|lũ|khô)(?:,?\s+(?:bão|lũ))*\s+(?:năm\s+\d{4}|hằng năm|hàng năm)",
    re.IGNORECASE,
)
_BARE_MONTH = re.compile(  # "… trao giải tháng 10/2025."
    rf"(?:dự kiến\s+)?(?<!ngày \d )(?<!ngày \d\d )(?:{SEVERAL_OF_YEAR}|"
    rf"(?:tháng\s+\d{{1,2}}|quý\s+(?:IV|I{{1,3}}|[1-4])){_YEAR})(?=\s*(?:[.;,)]|$))",
    re.IGNORECASE,
)
_MONTH_NAMED = re.compile(r"(?:[Hh]ưởng ứng\s+|Tháng\s+[A-ZĐ])[^.;:,()]{0,60}$")
_KEPT_EACH_YEAR = re.compile(
    r"(?:kỷ niệm|chào mừng|truyền thống|ý nghĩa|dịp|hưởng ứng)[^.;:]{0,60}$", re.IGNORECASE
)
_OF_A_MONTH = re.compile(
    r"(?:kế hoạch|báo cáo|chuyên đề|số liệu|kết quả|lương|học phí|phiên họp|kỳ|công tác|tài liệu|"
    r"nhiệm vụ|thông tin|số|bảng|chương trình|từ|đến|sau|so với)\s+$|theo\s[^.,;:]{0,60}$",
    re.IGNORECASE,
)
_TOLD_OF_A_THING = re.compile(
    r"(?:Luật|Nghị định|Nghị quyết|Quyết định|Kế hoạch|Chỉ thị|Công văn|Thông tư|Thông báo|"
    r"Hướng dẫn|Chương trình|Kết luận|Quy định|Tờ trình|Công điện|kỷ niệm|thành lập|"
    # not "đăng ký", "học sinh", "vệ sinh", "khai sinh", which what is due on a day is full of
    r"truyền thống|giải phóng|ban hành|số\s+\d\S*|(?<!đăng )(?<!\w)ký(?!\w))[^.;:]{0,90}$|"
    r"(?:(?<!học )(?<!vệ )(?<!phát )(?<!thí )(?<!tuyển )(?<!dân )(?<!thú )(?<!khai )(?<!kháng )"
    r"(?<!\w)sinh(?!\s+(?:viên|hoạt|thái|kế|học|sản|vật)|\w)|(?<!\w)mất(?!\w))[^.;:]{0,30}$",
    re.IGNORECASE,
)


_ORDER = (
    HALF_OF_A_YEAR, _SOME, _WEEK_OF_MONTH, _SEASON, _DAY_EACH_YEAR, _HOURS_AFTER, _WITHIN, _TERM,
)  # fmt: skip


def before_place(text: str, at: int) -> str:
    """The words before a place, as far back as any rule looks: a whole line before each of its
    dates would cost the square of its length."""
    return text[max(0, at - _LOOKED_BACK) : at]


def days_of_each(text: str) -> list[tuple[int, int]]:
    """Days that come again: "thứ Sáu hằng tuần", "ngày làm việc đầu tiên của tháng"."""
    if not _COMES_AGAIN.search(text.lower()):
        return []
    return [found.span() for found in _DAY_OF_EACH.finditer(text)]


def unsure_deadline(text: str) -> str | None:
    """The deadline words of a duty that has none of the usual ones, or None."""
    if not _DIGIT.search(text):
        found = _TERM.search(text) if "học kỳ" in text else None
        return found.group() if found else _stretch_of_time(text)
    return _in_order(text) or _stretch_of_time(text) or _bare(text)


def _in_order(text: str) -> str | None:
    """From the surest form to the least."""
    for pattern in _ORDER:
        if pattern is HALF_OF_A_YEAR and " năm" not in text:
            continue
        found = pattern.search(text)
        if (
            pattern is _SOME
            and found is not None
            and _KEPT_EACH_YEAR.search(before_place(text, found.start()))
        ):
            continue
        if found and (
            found.group().startswith(("vào ", "trong "))
            or not _DAY_OF_A_NAME.search(before_place(text, found.start()))
        ):
            return found.group()
    return None


def _bare(text: str) -> str | None:
    """A date or month of its own, where it is not that of a cited document or a day kept."""
    done = _DONE_ON.search(text)
    if done is not None:
        return done.group("words")
    for found in _BARE_DATE.finditer(text):
        if not _TOLD_OF_A_THING.search(before_place(text, found.start())):
            return found.group()
    for found in _BARE_MONTH.finditer(text):
        before = before_place(text, found.start())
        if not any(named.search(before) for named in (_TOLD_OF_A_THING, _OF_A_MONTH, _MONTH_NAMED)):
            return found.group()
    return None


def _stretch_of_time(text: str) -> str | None:
    """ "trong vòng hai tuần", and "trong một tuần" where something is to be finished by then."""
    if not any(unit in text for unit in _UNIT_WORDS):
        return None
    within = _HOURS_AFTER.search(text) or _WITHIN.search(text)
    if within is not None and not _DIGIT.search(text):
        return within.group()
    finished = _FINISHED_IN.search(text)
    return finished.group("words") if finished is not None else None
