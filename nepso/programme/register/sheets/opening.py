"""The rows of a spreadsheet that was exported from the register, as somebody sent it back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from nepso.foundation.files.spreadsheets import Cell, spreadsheet_read
from nepso.kernel.errors import Invalid, TooLarge
from nepso.programme.register.sheets.columns import COLUMNS, WITHOUT_PLAN, Column

MOST_BYTES = 10 * 1024 * 1024
_SHAPES = {tuple(column.title for column in shape): shape for shape in (COLUMNS, WITHOUT_PLAN)}


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row as typed: ``number`` as the spreadsheet shows it; ``formulas`` are column titles."""

    number: int
    values: dict[str, Any]
    formulas: list[str]


def sheet_rows(data: bytes) -> Iterator[SheetRow]:
    """The rows of an exported spreadsheet, read in a limited child process (``files``).

    Raises Invalid or TooLarge in words.
    """
    if len(data) > MOST_BYTES:
        raise TooLarge("Tệp lớn hơn 10 MB: hãy lọc bớt nhiệm vụ khi xuất rồi gửi từng phần.")
    sheets = spreadsheet_read(data)
    rows = sheets[0].rows if sheets else ()
    columns = _columns(rows[0][1]) if rows and rows[0][0] == 1 else None
    if columns is None:
        raise Invalid(
            "Bảng không có đúng các cột của sổ theo dõi: hãy xuất bảng mới rồi sửa trong bảng đó."
        )
    for number, cells in rows[1:]:
        yield _row(number, cells, columns)


def _columns(header: Sequence[Cell]) -> tuple[Column, ...] | None:
    titles = tuple(str(cell.value or "").strip() for cell in header)
    return next((shape for names, shape in _SHAPES.items() if titles[: len(names)] == names), None)


def _row(number: int, cells: Sequence[Cell], columns: Sequence[Column]) -> SheetRow:
    found = dict(zip(columns, cells, strict=False))
    return SheetRow(
        number,
        {column.key: found[column].value if column in found else None for column in columns},
        [column.title for column, cell in found.items() if cell.kind == "f"],
    )


def as_text(value: Any) -> str:
    """A cell as text; a date as dd/mm/yyyy, a whole number without ".0"."""
    if value is None:
        return ""
    if isinstance(value, dt.date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def as_date(value: Any) -> dt.date | None:
    """A cell as a day, None when empty; ValueError for what is no day."""
    if isinstance(value, dt.date):
        return value
    text = as_text(value)
    return dt.datetime.strptime(text, "%d/%m/%Y").date() if text else None
