"""Tables whose rows are no tasks although an office may stand in them: of targets, costs, members.

The contract makes targets no tasks. Where such a table names who is to see to it, this is said to
the person who checks the register, and no task is made up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanban.model import Problem
from vanban.reading.block import on_one_line
from vanban.understanding.duties import tells_to_act
from vanban.understanding.outline import Node
from vanban.understanding.table_columns import Columns, Withheld, columns_of

_BY_HAND = "nên không lập nhiệm vụ từ bảng; nếu có dòng giao việc, hãy thêm nhiệm vụ bằng tay."
_WHY = {
    Withheld.TARGETS: f"Bảng này ghi chỉ tiêu cùng cơ quan phụ trách, không ghi việc, {_BY_HAND}",
    Withheld.COSTS: f"Bảng này là dự toán kinh phí có ghi đơn vị thực hiện, {_BY_HAND}",
    Withheld.MEMBERS: f"Bảng này là danh sách thành viên có ghi việc của từng người, {_BY_HAND}",
}
_TARGETS = re.compile(r"(?:các |một số |những |về )*(?:mục tiêu|chỉ tiêu)(?!\w)")
_DUTIES = re.compile(r"nhiệm vụ|giải pháp|biện pháp|nội dung|phân công|tổ chức thực hiện")
_WORK = re.compile(r"nhiệm vụ|công việc|giải pháp|hoạt động")


def withheld_tables(root: Node) -> list[Problem]:
    """What to tell of the tables under ``root`` from which no task is made."""
    return list(_told_under(root))


def _told_under(root: Node) -> Iterator[Problem]:
    before: tuple[str, ...] | None = None
    for node in root.walk():
        if not node.is_table or node.unit is None:
            before = None  # another table, though its heading be the same
            continue
        rows = [tuple(map(on_one_line, row)) for row in node.unit.paragraph.first.rows]
        columns = columns_of(rows)
        why = _why(columns, rows, node) if columns is not None else None
        if columns is None or why is None or rows[0] == before:
            continue  # what goes on overleaf with its heading printed again is told once
        before = rows[0]
        if _tells_work(columns, why, rows):
            yield Problem("table_unread", _WHY[why], node.unit.span)


def is_withheld(columns: Columns, rows: list[tuple[str, ...]], node: Node) -> bool:
    """Whether no task is made of a table, by its columns or by the section it stands in."""
    return _why(columns, rows, node) is not None


def _why(columns: Columns, rows: list[tuple[str, ...]], node: Node) -> Withheld | None:
    if columns.withheld is not None:
        return columns.withheld
    if not _is_under_targets(node):
        return None
    heading = " ".join(row[columns.work].lower() for row in rows[: columns.heading_rows])
    named = columns.lead is not None or columns.partner is not None
    return None if named and _WORK.search(heading) else Withheld.TARGETS


def _is_under_targets(node: Node) -> bool:
    above = node.parent
    while above is not None and above.mark is not None:
        words = above.words.lower()
        if _DUTIES.search(words):
            return False
        if _TARGETS.match(words):
            return True
        above = above.parent
    return False


def _tells_work(columns: Columns, why: Withheld, rows: list[tuple[str, ...]]) -> bool:
    """Whether somebody is named for what the table holds; of members, whether one is to act."""
    if why is Withheld.MEMBERS:
        return any(tells_to_act(row[columns.work]) for row in rows[columns.heading_rows :])
    return columns.lead is not None or columns.partner is not None
