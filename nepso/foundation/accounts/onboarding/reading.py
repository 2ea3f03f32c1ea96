"""Reading the uploaded spreadsheet: cells to text and days, faults by row and column."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from nepso.foundation.accounts.onboarding.columns import (
    ROWS_LIMIT,
    SHEETS,
    Column,
    SheetShape,
)
from nepso.foundation.files.spreadsheets import Cell, Sheet, spreadsheet_read
from nepso.kernel.errors import Invalid
from nepso.kernel.folding import fold, nfc

_DAYS = ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to mend: where, and one Vietnamese sentence."""

    sheet: str
    row: int
    column: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a sheet: its number as Excel shows it, and values by column key."""

    sheet: SheetShape
    number: int
    values: dict[str, Any]

    def fault(self, key: str, sentence: str) -> Fault:
        """A fault in this row at the column of ``key``."""
        return Fault(self.sheet.name, self.number, self.sheet.heading(key), sentence)


@dataclass
class Table:
    """What was read: rows by sheet name, and the faults of reading. A cell at fault is None."""

    rows: dict[str, list[Row]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def table_read(content: bytes) -> Table:
    """Read both sheets. A sheet may be missing, not both; a heading may stand in any order.

    Formulas are never evaluated: one is a fault. Raises Invalid or TooLarge for the file itself.
    """
    sheets = {fold(sheet.name): sheet for sheet in spreadsheet_read(content)}
    table = Table()
    for shape in SHEETS:
        if fold(shape.name) in sheets:
            _read_sheet(sheets[fold(shape.name)], shape, table)
    if not table.rows and not table.faults:
        raise Invalid(
            "Bảng tính không có trang “Cơ quan” hay “Cán bộ”: hãy dùng mẫu tải về từ trang này."
        )
    return table


def _read_sheet(sheet: Sheet, shape: SheetShape, table: Table) -> None:
    first: Sequence[Cell] = sheet.rows[0][1] if sheet.rows and sheet.rows[0][0] == 1 else ()
    headings = [fold(str(cell.value or "").rstrip(" *")) for cell in first]
    places = {
        c.key: headings.index(fold(c.heading)) for c in shape.columns if fold(c.heading) in headings
    }
    missing = [c.heading for c in shape.columns if c.is_needed and c.key not in places]
    for heading in missing:
        table.faults.append(Fault(shape.name, 1, heading, "Thiếu cột này: hãy dùng mẫu tải về."))
    found = table.rows.setdefault(shape.name, [])
    for number, cells in sheet.rows[1:]:
        if len(found) >= ROWS_LIMIT:
            sentence = f"Nhiều hơn {ROWS_LIMIT} dòng: hãy chia thành nhiều tệp."
            table.faults.append(Fault(shape.name, number, "", sentence))
            return
        found.append(_read_row(cells, shape, places, number, table.faults))


def _read_row(
    cells: Sequence[Cell],
    shape: SheetShape,
    places: dict[str, int],
    number: int,
    faults: list[Fault],
) -> Row:
    row = Row(shape, number, {})
    for column in shape.columns:
        place = places.get(column.key)
        if place is None:
            if column.is_needed:
                row.values[column.key] = None  # told once, of the heading
            continue
        cell = cells[place] if place < len(cells) else Cell()
        try:
            row.values[column.key] = _value(cell, column)
        except Invalid as error:
            faults.append(row.fault(column.key, error.sentence))
            row.values[column.key] = None
    return row


def _value(cell: Cell, column: Column) -> Any:
    text = _text(cell.value)
    if cell.kind == "f" or text.startswith("="):
        raise Invalid("Ô này là công thức: hãy thay bằng giá trị đã tính.")
    if cell.kind == "e":
        raise Invalid("Ô này mang lỗi của bảng tính: hãy nhập lại giá trị.")
    if column.is_needed and not text:
        raise Invalid("Ô này bắt buộc: hãy điền.")
    if column.is_date:
        return _day(cell.value, text)
    if column.choices and text:
        known = {fold(choice): choice for choice in column.choices}
        if fold(text) not in known:
            raise Invalid(f"“{text[:60]}” không có trong danh sách: hãy chọn lại.")
        return known[fold(text)]
    return text


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return nfc(str(value)).strip()


def _day(value: Any, text: str) -> dt.date | None:
    if isinstance(value, dt.date):
        return value
    if not text:
        return None
    for shape in _DAYS:
        try:
            return dt.datetime.strptime(text, shape).date()
        except ValueError:
            continue
    raise Invalid(f"“{text[:40]}” không phải ngày: hãy ghi ngày/tháng/năm, ví dụ 05/12/2026.")
