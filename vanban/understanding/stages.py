"""Lines that name a stage of the work, and what is done in it."""

from __future__ import annotations

import re

from vanban.understanding.lexicon import verbs

_ORDINAL = r"(?:thứ\s+)?(?:\d|[IVX]+\b|(?:một|hai|ba|nhất)\b)"
_STAGE = re.compile(  # "+ Đợt 1: từ ngày …" under "- Tổ chức 02 đợt chiến dịch:"
    r"(?:Đợt|Lớp|Lần|Giai đoạn|Bước|Vòng|Kỳ|Buổi|Phiên|Hội nghị|Cuộc|Chặng)\s+"
    rf"{_ORDINAL}[^:]{{0,40}}:\s*\S"
)
_GROUP = re.compile(  # "+ Nhóm 1: đối soát và đưa vào sử dụng" under "- Phân loại thành 03 nhóm:"
    rf"(?:Nhóm|Loại|Trường hợp)\s+(?:{_ORDINAL}|[A-C]\b)[^:]{{0,40}}:\s*(?P<deed>\S.*)",
    re.DOTALL,
)
_DATED_STAGE = re.compile(  # "Tháng 3/2026: Ban hành kế hoạch" in a section on the time table
    r"(?:(?:Từ|Trong|Trước|Đến|Cuối|Đầu)\s+)?(?:tháng|quý|tuần|ngày(?=\s+\d))\s[^:]{1,45}:\s*"
    r"(?P<deed>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_TIMED_STAGE = re.compile(  # "Giai đoạn 1 (từ tháng 12/2026 đến …): chuẩn bị hạ tầng"
    rf"(?:Giai đoạn|Đợt|Bước)\s+{_ORDINAL}\s*[(,:]?[^:]{{0,60}}20\d{{2}}[^:]{{0,10}}:\s*"
    r"(?P<deed>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_TARGET = re.compile(r"(?:phấn đấu|đạt|có)\s", re.IGNORECASE)


def is_stage(words: str) -> bool:
    """Whether an item is one of the stages that the line above it announces, or of the groups that
    something is to be done with."""
    group = _GROUP.match(words)
    deed = group is not None and verbs().match(group.group("deed")) is not None
    return deed or _STAGE.match(words) is not None


def is_dated_stage(words: str) -> bool:
    """Whether a line of a time table says what is done by then, and not how much is reached."""
    stage = _DATED_STAGE.match(words) or _TIMED_STAGE.match(words)
    if stage is None or _TARGET.match(stage.group("deed")):
        return False
    return verbs().match(stage.group("deed")) is not None
