"""What is read as one stays in one line: "Điều 5", "24 giờ", "1/12 - 7/12", "(0208) 3.855.123".

By no-break spaces and word joiners (Unicode UAX #14, classes GL and WJ).
"""

from __future__ import annotations

import re

from nepso.outreach.distribution.making.speaking.calling import CALLED

HELD = "\u00a0"
_AFTER_DASH = "\u2060" + HELD  # a line may end between a hyphen and a no-break space (LB12a)
_LONGEST = 22  # letters; a narrow column holds it in large type

_NUMBERED = (
    r"(?:Điều|Khoản|Điểm|Chương|Mục|Phần|Quý|Số|Ngày|Tháng|Năm|Lớp|Tổ|Trang|Bước|Đợt|Kỳ|Tuần"
    r"|Phụ lục|Khóa|Cấp|Bài)"
)
_UNIT = (
    r"(?:giờ|phút|giây|tuần|tuổi|nghìn|ngàn|triệu|tỷ|tỉ|đồng|%|kg|g|km|m|cm|mm|ha|lít"
    r"|(?:ngày|tháng|năm)(?![ \u00a0]\d))"  # "5 tháng 12" is a date
)
# What stands before a blank that is held.
_HELD = re.compile(
    rf"(?:\b{_NUMBERED}(?= (?:\d|[IVXLC]+\b))"
    r"|\b[Đđ]iểm(?= [a-zđ]\b)"
    rf"|\d(?= {_UNIT}(?!\w))"
    r"|\b(?:nghìn|triệu|tỷ|tỉ)(?= đồng\b)"
    r"|\d[%h]?(?= [-–—] \d)"
    r"|\d[%h]?[ \u00a0][-–—](?= \d)"
    r"|\(0\d{1,3}\)(?= \d)"
    r"|\d(?= \d{3}(?!\d))"
    rf"|\w(?= {CALLED}(?![\w/]|[.,]\d))) ",
    re.IGNORECASE,
)


def held_together(line: str) -> str:
    """``line`` with blanks that no line may end at; what would be longer than 22 letters stays as
    it was. Nothing but blanks is changed; a joiner stands after a dash that is held."""
    held, before = line, ""
    while held != before:  # what ends one piece may begin the next: "24 giờ ngày 5 tháng 12"
        before, held = held, _HELD.sub(lambda found: _without_blank(found[0]), held)
    words = held.split(" ")
    return " ".join(w if len(w) <= _LONGEST else _loose(w) for w in words)


def _without_blank(piece: str) -> str:
    return piece[:-1] + (_AFTER_DASH if piece[-2] in "-–—" else HELD)


def _loose(word: str) -> str:
    return word.replace(_AFTER_DASH, " ").replace(HELD, " ")
