"""Sentences, and what stands before the first verb of a duty."""

from __future__ import annotations

import re

from vanban.reading.letters import pattern

_BREAK = pattern(r"(?<=[.!?…])\s+(?=[A-ZĐÀ-Ỹ“\"(])")
_ABBREVIATED = re.compile(
    r"(?:\b(?:TP|Tp|ThS|TS|PGS|GS|BS|KS|St|No|Q|P|v\.v|TT|Đ/c|đ/c|Mr|Mrs)|\b\d{1,2})\.$"
)
_LEAD_IN = re.compile(
    r"(?:Căn cứ|Trên cơ sở|Theo(?! dõi)|Để|Nhằm|Trong|Hằng|Hàng|Định kỳ|Trước|Sau|Từ|Khi|Vào|"
    r"Đồng thời|Bên cạnh đó|Ngoài ra|"
    r"Nhận được|Kết thúc|Cùng với|Tùy|Tuỳ|Tùy theo|Đối với|Bám sát|Qua)\b[^.;:]{0,260}?,\s*"
)
_ADVERB = re.compile(
    r"(?:chủ động|tích cực|kịp thời|thường xuyên|tiếp tục|định kỳ|khẩn trương|nghiêm túc|"
    r"tăng cường|trực tiếp|đồng thời|"
    r"(?:hằng|hàng|mỗi)\s+(?:năm|quý|tháng|tuần|ngày|học kỳ|buổi)|có trách nhiệm|"
    r"chịu trách nhiệm|cần|phải|sẽ|"
    r"đẩy mạnh|làm đầu mối|là đầu mối|là cơ quan đầu mối|là cơ quan thường trực|"
    r"đầu mối)\s*,?\s*(?:và\s+)?",
    re.IGNORECASE,
)


def sentences(text: str) -> list[tuple[int, str]]:
    """The sentences of a paragraph with their offsets."""
    found: list[tuple[int, str]] = []
    start = 0
    for gap in _BREAK.finditer(text):
        if _ABBREVIATED.search(text[start : gap.start()]):
            continue
        found.append((start, text[start : gap.start()]))
        start = gap.end()
    found.append((start, text[start:]))
    return found


def after_lead_in(text: str, at: int = 0) -> int:
    """The offset past "Căn cứ …," and the like; commas inside names may make it a little late."""
    found = _LEAD_IN.match(text, at)
    return found.end() if found else at


def lead_in_ends(text: str) -> list[int]:
    """Every place after a comma of a leading "Căn cứ …," at which the subject may begin."""
    if not _LEAD_IN.match(text):
        return []
    first = re.split(r"[.;:]", text, maxsplit=1)[0]
    return [found.end() for found in re.finditer(r",\s*", first)]


def after_adverbs(text: str, at: int) -> int:
    """The offset past adverbs before the verb."""
    while True:
        found = _ADVERB.match(text, at)
        if not found or found.end() == at:
            return at
        at = found.end()
