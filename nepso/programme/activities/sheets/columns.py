"""The columns, the same for the empty template, the export and the import."""

from __future__ import annotations

from dataclasses import dataclass

SHEET, LISTS = "Hoạt động", "Danh mục"
MOST_ROWS = 1_000


@dataclass(frozen=True, slots=True)
class Column:
    """``key`` in the code, ``title`` in the sheet; ``listed`` names its list of choices."""

    key: str
    title: str
    width: int = 18
    listed: str = ""


COLUMNS = (
    Column("public_id", "Mã (để trống khi ghi mới)", 20),
    Column("title", "Đã làm gì", 48),
    Column("done_on", "Ngày làm", 12),
    Column("done_until", "Đến ngày", 12),
    Column("task", "Nhiệm vụ", 48, "tasks"),
    Column("form", "Hình thức", 26, "forms"),
    Column("audience", "Đối tượng", 22, "audiences"),
    Column("place", "Nơi làm", 26),
    Column("reach_measured", "Lượt tiếp cận đo được", 14),
    Column("reach_source", "Đo bằng gì", 22),
    Column("reach_estimated", "Lượt tiếp cận ước tính", 14),
    Column("reach_basis", "Ước theo cách nào", 22),
    Column("note", "Kể thêm", 40),
    Column("photos", "Tên các ảnh, cách nhau bằng dấu ;", 30),
    Column("state", "Tình trạng (hệ thống ghi)", 20),
)
DATES = ("done_on", "done_until")
NUMBERS = ("reach_measured", "reach_estimated")
