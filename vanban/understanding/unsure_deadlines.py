"""Less usual deadline words: "02 lần/năm", "12/6 hằng năm", a bare "ngày 15/3/2025"."""

from __future__ import annotations

import re

_TIMES = re.compile(
    r"(?:mỗi\s+(?:năm|quý|tháng|tuần|học kỳ)\s+(?:ít nhất\s+|từ\s+)?\d{1,2}\s+lần|"
    r"\d{1,2}(?:\s*[-–]\s*\d{1,2})?\s+lần\s*(?:/|trong\s+một\s+|mỗi\s+|một\s+)\s*"
    r"(?:năm(?:\s+học)?|quý|tháng|tuần|học kỳ)|"
    r"\d{1,2}\s+(?:năm|tháng|tuần)\s*(?:/|\s)\s*(?:một|1|01)?\s*lần)(?!\w)",
    re.IGNORECASE,
)
_DAY_EACH_YEAR = re.compile(
    r"(?:ngày\s+)?\d{1,2}(?:\s*[/-]\s*|\s+tháng\s+)\d{1,2}\s+(?:hằng|hàng)\s+năm", re.IGNORECASE
)
_BARE_DATE = re.compile(
    r"(?:dự kiến\s+)?(?:từ\s+)?ngày\s+\d{1,2}(?:\s*[/.-]\s*|\s+tháng\s+)\d{1,2}"
    r"(?:\s*[/.-]\s*|\s+năm\s+)\d{4}",
    re.IGNORECASE,
)
_TOLD_OF_A_THING = re.compile(
    r"(?:Luật|Nghị định|Nghị quyết|Quyết định|Kế hoạch|Chỉ thị|Công văn|Thông tư|Thông báo|"
    r"Hướng dẫn|Chương trình|Kết luận|Quy định|Tờ trình|Công điện|kỷ niệm|thành lập|sinh|mất|"
    r"truyền thống|giải phóng|ban hành|ký|số\s+\S+)[^.;:]{0,90}$",
    re.IGNORECASE,
)


def unsure_deadline(text: str) -> str | None:
    """The deadline words of a duty that has none of the usual ones, or None."""
    for pattern in (_TIMES, _DAY_EACH_YEAR):
        found = pattern.search(text)
        if found:
            return found.group()
    for found in _BARE_DATE.finditer(text):
        if not _TOLD_OF_A_THING.search(text[: found.start()]):
            return found.group()
    return None
