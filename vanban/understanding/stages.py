"""Lines that name a stage of the work, and what is done in it."""

from __future__ import annotations

import re

from vanban.understanding.lexicon import verbs

_STAGE = re.compile(  # "+ Đợt 1: từ ngày …" under "- Tổ chức 02 đợt chiến dịch:"
    r"(?:Đợt|Lớp|Lần|Giai đoạn|Bước|Vòng|Kỳ|Buổi|Phiên|Hội nghị|Cuộc|Chặng)\s+(?:thứ\s+)?"
    r"(?:\d|[IVX]+\b|một\b|hai\b|ba\b|nhất\b)[^:]{0,40}:\s*\S"
)
_DATED_STAGE = re.compile(  # "Tháng 3/2026: Ban hành kế hoạch" in a section on the time table
    r"(?:(?:Từ|Trong|Trước|Đến|Cuối|Đầu)\s+)?(?:tháng|quý|tuần)\s[^:]{1,45}:\s*(?P<deed>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_TARGET = re.compile(r"(?:phấn đấu|đạt|có)\s", re.IGNORECASE)


def is_stage(words: str) -> bool:
    """Whether an item is one of the stages that the line above it announces."""
    return _STAGE.match(words) is not None


def is_dated_stage(words: str) -> bool:
    """Whether a line of a time table says what is done by then, and not how much is reached."""
    stage = _DATED_STAGE.match(words)
    if stage is None or _TARGET.match(stage.group("deed")):
        return False
    return verbs().match(stage.group("deed")) is not None
