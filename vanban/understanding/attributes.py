"""Lines that tell of a duty rather than state one: "Cơ quan chủ trì: …", "Thời gian: …"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from vanban.understanding.agencies import begins_name, split_names

_LABELS = (
    (
        "lead",
        r"(?:(?:cơ quan|đơn vị|đầu mối|phòng|bộ phận)\s+)?chủ trì(?:\s+(?:thực hiện|tham mưu|"
        r"triển khai|tổ chức))?",
    ),
    (
        "partner",
        r"(?:(?:các\s+)?(?:cơ quan|đơn vị|phòng)\s+)?phối hợp(?:\s+(?:thực hiện|triển khai|"
        r"tổ chức))?",
    ),
    (
        "lead",
        r"(?:cơ quan|đơn vị|bộ phận|người)\s+(?:thực hiện|tổ chức|chịu trách nhiệm|phụ trách|"
        r"tham mưu|đầu mối)(?:\s+thực hiện)?",
    ),
    ("lead", r"(?:phân công|trách nhiệm)(?:\s+(?:thực hiện|chủ trì))?"),
    (
        "time",
        r"(?:thời gian|thời hạn|tiến độ|thời điểm)(?:\s+(?:thực hiện|hoàn thành|tổ chức|"
        r"triển khai|báo cáo|trình|dự kiến)){0,2}|hoàn thành",
    ),
    (
        "product",
        r"(?:sản phẩm|kết quả|đầu ra)(?:\s+(?:đầu ra|dự kiến|cần đạt|đạt được|thực hiện|"
        r"hoàn thành)){0,2}",
    ),
    (
        "other",
        r"địa điểm(?:\s+\S+){0,2}|thành phần(?:\s+\S+){0,2}|số lượng(?:\s+\S+){0,2}|"
        r"kinh phí(?:\s+\S+){0,3}|nguồn kinh phí|đối tượng(?:\s+\S+){0,3}|quy mô|ghi chú|lưu ý",
    ),
)
_LINE = re.compile(
    "|".join(f"(?P<k{i}_{kind}>{pattern})" for i, (kind, pattern) in enumerate(_LABELS)),
    re.IGNORECASE,
)

REPORT_TIME = r"(?:thời gian|thời hạn)\s+(?:(?:gửi|nộp)\s+)?báo cáo"
_REPORTS = re.compile(rf"{REPORT_TIME}\s*:\s*\S", re.IGNORECASE)
# "Công an tỉnh chủ trì; Sở Công Thương, UBND cấp xã phối hợp": roles after the names
_LEADS = re.compile(
    r"\s+(?:(?:là (?:cơ quan|đơn vị)\s+)?chủ trì|làm đầu mối|phụ trách|thực hiện)"
    r"(?:,?\s*(?:thực hiện|tham mưu|triển khai|tổ chức))*\s*$",
    re.IGNORECASE,
)
_JOINS = re.compile(r"\s+(?:cùng\s+)?phối hợp(?:\s+(?:thực hiện|triển khai|tổ chức))*\s*$", re.I)
_VALUE = re.compile(r"\s*:\s*\S")
_NEXT_ROLE = re.compile(r"(?<=chủ trì)\s*,\s*|\s*;\s*")


@dataclass(slots=True)
class Attributes:
    """What attribute lines say of the duty before them."""

    leads: list[str] = field(default_factory=list)
    partners: list[str] = field(default_factory=list)
    time: str | None = None
    product: str | None = None


def tells_of_reports(text: str) -> bool:
    """Whether a line says when to report, which is a duty where none to report stands above."""
    return _REPORTS.match(text) is not None


def attribute_kind(text: str) -> str | None:
    """The sort of an attribute line, or None when the text is not one."""
    found = _LINE.match(text)
    if not found or not _VALUE.match(text, found.end()):
        return None
    return str(found.lastgroup).split("_", 1)[1]


def note_attributes(text: str, into: Attributes) -> None:
    """Take the values of a line like "Cơ quan chủ trì: A; phối hợp: B; thời gian: C"."""
    starts = [
        (found.start(), found.end(), str(found.lastgroup).split("_", 1)[1])
        for found in _LINE.finditer(text)
        if _VALUE.match(text, found.end()) and _opens_part(text, found.start())
    ]
    for i, (_, end, kind) in enumerate(starts):
        until = starts[i + 1][0] if i + 1 < len(starts) else len(text)
        value = text[end:until].strip(" :;.,()-+")
        _take(kind, value, into)


def _opens_part(text: str, at: int) -> bool:
    """Whether a part of the line begins at ``at``: nothing, or ". ; , (" and perhaps a dash, stands
    before. Looked at backwards from there: a search from the line's beginning costs the square."""
    if at == 0:
        return True
    at = _past_blanks(text, at)
    if at and text[at - 1] in "-+":
        at = _past_blanks(text, at - 1)
    return at > 0 and text[at - 1] in ".;,("


def _past_blanks(text: str, at: int) -> int:
    while at and text[at - 1].isspace():
        at -= 1
    return at


def has_inline(text: str) -> bool:
    """Whether a duty carries such values in its own text after it."""
    return bool(
        re.search(
            r"[.;(]\s*(?:[-+]\s*)?(?:cơ quan|đơn vị)\s+(?:chủ trì|phối hợp|thực hiện)\s*:",
            text,
            re.IGNORECASE,
        )
    )


def _by_role(value: str) -> list[str]:
    """The parts of a line that each have a role; "Các Sở: Tài chính; Tư pháp" is one of them."""
    parts = _NEXT_ROLE.split(value)
    if ":" in value and not any(map(_has_role, parts)):
        return [value]
    groups: list[str] = []
    for part in parts:
        goes_on = groups and ":" in groups[-1] and not _has_role(groups[-1])
        if goes_on and not begins_name(part):
            groups[-1] += f"; {part}"
        else:
            groups.append(part)
    return groups


def _has_role(part: str) -> bool:
    return _LEADS.search(part) is not None or _JOINS.search(part) is not None


def _take(kind: str, value: str, into: Attributes) -> None:
    if kind == "lead" and not into.leads:
        for part in _by_role(value):
            joining = _JOINS.search(part)
            if joining:
                _take("partner", part[: joining.start()], into)
            else:
                into.leads += split_names(_LEADS.sub("", part))
    elif kind == "partner":
        into.partners += [name for name in split_names(value) if name not in into.partners]
    elif kind == "time":
        into.time = into.time or value
    elif kind == "product":
        into.product = into.product or value
