"""The lines of a cell that names agencies: which begin a name of their own."""

from __future__ import annotations

import re

from vanban.understanding.agencies import begins_name
from vanban.understanding.attributes import attribute_kind

# What goes on with the name of another body: "Văn phòng", "Ủy ban nhân dân" on the next line
_HOLDS_A_NAME = re.compile(
    r"(?:^|[;,]\s*)(?:Văn phòng|Lãnh đạo|Thường trực|Thủ trưởng|Chủ tịch|Giám đốc|Chánh Văn phòng|"
    r"Trưởng|Phó|Ban|Ban Chấp hành|Ban Thường vụ|Ban Thường trực|Ban Giám đốc|BCH|BTV|Bộ phận|"
    r"Trung tâm|Phòng|Tổ|Hội|Đoàn|Trường|Trạm|Đội|Cơ quan|Đơn vị|Công đoàn|Đảng ủy|Chi bộ|Báo)$"
)
_GOES_ON = re.compile(r"(?:[,:–(/-]|(?:^|\s)(?:và|của|thuộc|với|các|cùng|trực thuộc|hoặc))$")


def names_apart(cell: str) -> str:
    """A cell on one line; where a line begins another name, a semicolon stands before it.

    Forms print agencies of one duty under one another, without a comma between them.
    """
    lines = cell.split("\n")
    joined = lines[0]
    for line in lines[1:]:
        joined += f"; {line}" if _begins_another(joined, line) else f" {line}"
    return joined


def _begins_another(before: str, line: str) -> bool:
    if attribute_kind(line) in ("lead", "partner"):  # "Chủ trì: …" over "Phối hợp: …"
        return not before.endswith((";", ":"))
    if not line[:1].isupper() or not begins_name(line):
        return False
    if before.count("(") > before.count(")") or before.endswith(";"):
        return False
    return begins_name(_last(before)) and not (
        _HOLDS_A_NAME.search(before) or _GOES_ON.search(before)
    )


def _last(names: str) -> str:
    return names.rpartition("; ")[2].rpartition(": ")[2].lstrip("-–+• ")
