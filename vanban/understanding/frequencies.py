"""How often a duty is to be done: "02 lần/ngày", "mỗi tháng một lần", "04 tin, bài/tháng"."""

from __future__ import annotations

import re

_SPELL = r"(?:ngày|năm(?:\s+học)?|quý|tháng|tuần|học kỳ)"
_NUMBER = r"(?:\d{1,2}(?:\s*[-–]\s*\d{1,2})?|một|hai|ba|bốn)"
_TIMES = r"(?:lần|lượt|kỳ|số|buổi|đợt|phiên|cuộc)"
_THING = (
    r"(?:lần|lượt|kỳ|số|buổi|đợt|phiên|cuộc|tin,\s*bài|tin\s+bài|tin|bài(?:\s+viết)?|bản\s+tin|"
    r"chuyên\s+mục|phóng\s+sự|sản\s+phẩm|video|clip)"
)
_PART_OF_DAY = r"(?:buổi\s+)?(?:sáng|trưa|chiều|tối)"
_PARTS_OF_DAY = (
    rf"(?:,?\s+vào\s+(?:các\s+)?{_PART_OF_DAY}(?:(?:\s+và\s+|,\s*){_PART_OF_DAY})*(?=[.;,]|$))?"
)
_OFTEN = re.compile(
    rf"(?=[\dmhbđ])(?:(?:mỗi|hằng|hàng)\s+{_SPELL}\s+(?:ít nhất\s+|tối thiểu\s+|từ\s+)?"
    rf"{_NUMBER}\s+{_THING}|"
    rf"{_NUMBER}\s+{_TIMES}\s*(?:trong\s+một\s+|mỗi\s+|một\s+)\s*{_SPELL}|"
    rf"{_NUMBER}\s+{_THING}\s*/\s*{_SPELL}|"
    rf"{_NUMBER}\s+(?:ngày|năm|quý|tháng|tuần)\s*(?:/|\s)\s*(?:một|1|01)?\s*lần|"
    rf"định\s+kỳ\s+(?:mỗi\s+)?(?!0?6\s+tháng){_NUMBER}\s+(?:ngày|năm|quý|tháng|tuần)(?!\s+(?:đầu|cuối))(?:\s+(?:một|01|1)\s+lần|/lần)?)(?!\w)"
    rf"{_PARTS_OF_DAY}",
    re.IGNORECASE,
)
_EACH = re.compile(  # "02 bài viết mỗi tuần", "cuối mỗi học kỳ"
    rf"(?:\d{{1,3}}\s+(?:(?!đồng|triệu|tỷ|giờ|người)[^\W\d]+\s+){{1,3}}|(?<!\w)(?=(?:đầu|cuối|giữa)\s))"
    rf"(?P<words>(?:(?:đầu|cuối|giữa)\s+)?(?:mỗi|hằng|hàng)\s+{_SPELL})(?!\w)",
    re.IGNORECASE,
)
# Each day or each week; "trong ngày 15/6", "trong một tuần" tell a stretch of time, not how often.
STANDING_OFTEN = re.compile(
    rf"(?:mỗi|/)\s*(?:ngày|tuần)(?!\w)|"
    rf"(?<!\w){_NUMBER}\s+{_THING}\s+(?:trong\s+)?(?:một\s+)?(?:ngày|tuần)(?!\w|\s+\d)|"
    rf"(?<!\w)một\s+(?:ngày|tuần)\s+(?:ít nhất\s+|tối thiểu\s+)?{_NUMBER}\s+{_THING}(?!\w)"
)

# Without one of these words there is no frequency; looking for them is far quicker.
_EACH_HAS = ("mỗi", "hằng", "hàng")
_OFTEN_HAS = (*_EACH_HAS, "/", "lần", "định", "một")


def frequency_in(text: str) -> tuple[int, int] | None:
    """Where the first explicit frequency stands in the words of a duty, or None."""
    lowered = text.lower()
    often = _OFTEN.search(text) if any(word in lowered for word in _OFTEN_HAS) else None
    if often is not None:
        return often.span()
    each = _EACH.search(text) if any(word in lowered for word in _EACH_HAS) else None
    return each.span("words") if each is not None else None
