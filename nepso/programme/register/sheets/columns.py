"""The columns of the spreadsheet: one list for writing and reading, so that both agree."""

from __future__ import annotations

from dataclasses import dataclass

SHEET = "Nhiệm vụ"
MOST_ROWS = 100_000


@dataclass(frozen=True, slots=True)
class Column:
    """``editable`` ones are read back; ``width`` in characters."""

    key: str
    title: str
    width: int
    editable: bool = False


COLUMNS = (
    Column("public_id", "Mã nhiệm vụ", 19),
    Column("revision", "Lần ghi", 8),
    Column("plan", "Kế hoạch", 20),
    Column("place", "Mục", 14),
    Column("text", "Nội dung", 70),
    Column("agency", "Cơ quan", 34),
    Column("period", "Kỳ", 14),
    Column("words", "Cách báo cáo", 18),
    Column("due_on", "Thời hạn", 13, True),
    Column("state", "Tình trạng", 16, True),
    Column("reason", "Lý do không áp dụng", 30, True),
    Column("responsible", "Người phụ trách", 30, True),
    Column("next_step", "Bước tiếp theo", 36, True),
    Column("note", "Ghi chú", 36, True),
)
# A sheet given out before the plan had a column of its own is read all the same.
WITHOUT_PLAN = tuple(column for column in COLUMNS if column.key != "plan")
EDITABLE = tuple(column.key for column in COLUMNS if column.editable)
