"""Opening a spreadsheet that somebody sent: what is dangerous is refused before it is read."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import openpyxl

from nepso.kernel.errors import Invalid, TooLarge
from nepso.programme.register.sheets.columns import COLUMNS, MOST_ROWS

MOST_BYTES = 10 * 1024 * 1024
MOST_UNPACKED = 80 * 1024 * 1024
MOST_PARTS = 200
_TITLES = [column.title for column in COLUMNS]


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row as typed: ``number`` as the spreadsheet shows it; ``formulas`` are column titles."""

    number: int
    values: dict[str, Any]
    formulas: list[str]


def sheet_rows(data: bytes) -> Iterator[SheetRow]:
    """The rows of an exported spreadsheet. Raises Invalid or TooLarge in words."""
    _must_be_harmless(data)
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=False)
        rows = book.worksheets[0].iter_rows(max_col=len(COLUMNS), max_row=MOST_ROWS + 1)
        header = next(rows, ())
    except Exception as error:  # openpyxl raises whatever its XML reader does
        raise Invalid(_UNREADABLE) from error
    if [str(cell.value or "").strip() for cell in header] != _TITLES:
        raise Invalid(
            "Bảng không có đúng các cột của sổ theo dõi: hãy xuất bảng mới rồi sửa trong bảng đó."
        )
    yield from _read(rows)


_UNREADABLE = "Không đọc được tệp này: hãy gửi tệp .xlsx đã xuất từ sổ theo dõi."


def _must_be_harmless(data: bytes) -> None:
    if len(data) > MOST_BYTES:
        raise TooLarge("Tệp lớn hơn 10 MB: hãy lọc bớt nhiệm vụ khi xuất rồi gửi từng phần.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            unpacked = sum(part.file_size for part in parts)
            if len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED:
                raise TooLarge("Tệp giải nén ra quá lớn: hãy xuất bảng mới từ sổ theo dõi.")
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    # A spreadsheet never declares a document type; entities hide behind one.
                    with archive.open(part) as stream:
                        if b"<!DOCTYPE" in stream.read(4096).upper():
                            raise Invalid(_UNREADABLE)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError) as error:
        raise Invalid(_UNREADABLE) from error


def _read(rows: Iterator[tuple[Any, ...]]) -> Iterator[SheetRow]:
    try:
        for number, cells in enumerate(rows, 2):
            values, formulas = {}, []
            for column, cell in zip(COLUMNS, cells, strict=False):
                values[column.key] = cell.value
                if cell.data_type == "f":
                    formulas.append(column.title)
            if any(value not in (None, "") for value in values.values()):
                yield SheetRow(number, values, formulas)
    except Invalid:
        raise
    except Exception as error:  # a part broken in the middle
        raise Invalid(_UNREADABLE) from error


def as_text(value: Any) -> str:
    """A cell as text; a date as dd/mm/yyyy, a whole number without ".0"."""
    if value is None:
        return ""
    if isinstance(value, dt.datetime | dt.date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def as_date(value: Any) -> dt.date | None:
    """A cell as a day, None when empty; ValueError for what is no day."""
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    text = as_text(value)
    return dt.datetime.strptime(text, "%d/%m/%Y").date() if text else None
