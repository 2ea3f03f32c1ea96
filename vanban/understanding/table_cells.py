"""The lines of a cell that names agencies: which begin a name of their own."""

from __future__ import annotations

import re

from vanban.reading.letters import pattern
from vanban.understanding.agencies import begins_name, split_names
from vanban.understanding.agency_words import HEAD_WORDS, NO_HEAD
from vanban.understanding.attributes import attribute_kind
from vanban.understanding.lexicon import known_name

# What goes on with the name of another body: "Văn phòng", "Ủy ban nhân dân" on the next line
_HOLDS_A_NAME = re.compile(
    r"(?:^|[;,]\s*)(?:Văn phòng|Lãnh đạo|Thường trực|Thủ trưởng|Chủ tịch|Giám đốc|Chánh Văn phòng|"
    r"Trưởng|Phó|Ban|Ban Chấp hành|Ban Thường vụ|Ban Thường trực|Ban Giám đốc|BCH|BTV|Bộ phận|"
    r"Trung tâm|Phòng|Tổ|Hội|Đoàn|Trường|Trạm|Đội|Cơ quan|Đơn vị|Công đoàn|Đảng ủy|Chi bộ|Báo|"
    r"Ủy ban|Uỷ ban|UB|Hội đồng|Thanh tra|Chi cục|Liên đoàn|Sở|Ban [Qq]uản lý)$"
)
# An office of another body over the name of a body, with no place of its own between them
_OFFICE = re.compile(
    r"(?:Trung tâm|Thanh tra|Chi cục|Văn phòng|Phòng|Ban [Qq]uản lý|Trạm|Đội|Khoa)\s"
)
_OF_A_PLACE = re.compile(
    r"(?<!\w)(?:tỉnh|thành phố|TP|huyện|quận|xã|phường|khu vực|Nhà nước|Sở|UBND|HĐND)(?!\w)"
)
_BODY = re.compile(r"(?:Sở|Bộ|Cục|Tổng cục|Ủy ban|Uỷ ban|UBND|Tỉnh ủy|Thành ủy)\s")
_GOES_ON = re.compile(r"(?:[,:–(/-]|(?:^|\s)(?:và|của|thuộc|với|các|cùng|trực thuộc|hoặc))$")

_LISTED = pattern(r"(?:^|\s)[-–+•]\s+(?=[A-ZĐÀ-Ỹ])")
# A dash before a label, or before a word that only begins the name of an office, opens an item.
_ITEM = (
    r"(?:^|\s)[-–+•]\s*(?=(?:(?:[Cc]ơ quan|[Đđ]ơn vị)\s+)?(?:[Cc]hủ trì|[Pp]hối hợp|"
    rf"[Tt]hực hiện)[^:;]{{0,30}}:|Các\s|(?!Báo\s+[Cc]hí(?!\w)){NO_HEAD}(?:{HEAD_WORDS})(?!\w))"
)
# Names of one office in which such a word stands after a dash: "Văn phòng HĐND - UBND".
_COUNCIL = r"(?:Đảng ủy|HĐND|UBND|UBMTTQ)"
_WHOLE = (
    rf"{_COUNCIL}(?:\s[-–]\s{_COUNCIL})+|Văn phòng\s[-–]\sThống kê|"
    r"Văn hóa\s[-–]\s(?:Thư viện|Bảo tàng)|Lao động\s[-–]\sNgười có công|"
    r"Mặt trận\s[-–]\sĐoàn thể|"
    r"Phòng\s[^;:,–-]{1,30}\s[-–]\s(?:Thống kê|Thanh tra)|"
    r"(?:Trường|Khoa|Viện)\s[^;:,–-]{1,60}\s[-–]\s(?:Đại học|Học viện)"
)
_WHOLE_OR_ITEM = pattern(f"(?P<whole>{_WHOLE})|{_ITEM}")


def names_apart(cell: str) -> tuple[str, dict[str, str]]:
    """A cell on one line; where a line begins another name, a semicolon stands before it.

    Forms print agencies of one duty under one another, without a comma between them. Beside it, the
    names that only the end of a line parts from a body that may be theirs, with that body: "Trung
    tâm Y tế" over "Sở Y tế" may be two agencies, or the centre of that department.
    """
    over_bodies: dict[str, str] = {}
    lines = cell.split("\n")
    joined = lines[0]
    for line in lines[1:]:
        another = _begins_another(joined, line)
        office = _last(joined)
        if another and _may_be_of(office, line):
            over_bodies[office] = line.rstrip(" ,;")
        joined += f"; {line}" if another else f" {line}"
    return joined, over_bodies


def _may_be_of(office: str, line: str) -> bool:
    if not _OFFICE.match(office) or _OF_A_PLACE.search(office):
        return False
    return _BODY.match(line) is not None


def _begins_another(before: str, line: str) -> bool:
    if attribute_kind(line) in ("lead", "partner"):  # "Chủ trì: …" over "Phối hợp: …"
        return not before.endswith((";", ":"))
    if not line[:1].isupper() or not begins_name(line):
        return False
    if before.count("(") > before.count(")") or before.endswith(";"):
        return False
    if _is_one_known_name(_last(before), line):
        return False
    return begins_name(_last(before)) and not (
        _HOLDS_A_NAME.search(before) or _GOES_ON.search(before)
    )


def _is_one_known_name(before: str, line: str) -> bool:
    """Whether a name that is known reaches over the end of the line."""
    found = known_name(f"{before} {line}")
    return found is not None and found.end() > len(before) + 1


def _last(names: str) -> str:
    return names.rpartition("; ")[2].rpartition(": ")[2].lstrip("-–+• ")


def items_apart(cell: str) -> str:
    """The items of a cell that dashes set off, divided by semicolons."""
    apart = _WHOLE_OR_ITEM.sub(lambda found: found["whole"] or "; ", cell)
    return re.sub(r"[;,.]?\s*;\s*", "; ", apart).strip(" ;")


def agencies_in(cell: str) -> tuple[str, ...]:
    """The agencies that a cell names; a dash or "nt" names none."""
    if not cell.strip() or re.fullmatch(
        r"[-–.…\s]+|nt|như trên|"
        r"không",
        cell.strip(),
        re.IGNORECASE,
    ):
        return ()
    listed = _LISTED.match(cell)  # "Phòng Văn hóa - Xã hội" holds a dash but is no list
    return split_names(_LISTED.sub("; ", cell).strip(" ;") if listed else cell)
