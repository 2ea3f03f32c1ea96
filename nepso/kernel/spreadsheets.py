"""An XLSX that somebody sent, read in a limited child process: rows of plain values.

Formulas are never evaluated; entities, zip bombs and what is no spreadsheet are refused in words.
"""

from __future__ import annotations

import datetime as dt
import io
import sys
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from nepso.kernel.limited import Refused, Words, limited_read

UNPACKED_LIMIT = 80_000_000
RATIO_LIMIT = 120
MEMBERS_LIMIT = 500
COLUMNS_LIMIT = 60
ROWS_LIMIT = 100_001
_SMALL = 100_000  # a tiny file may compress better than any bomb
_NOT_XLSX = (
    "Tệp này không phải bảng tính XLSX đọc được: "
    "hãy mở bằng Excel hoặc LibreOffice rồi lưu lại dạng .xlsx, không đặt mật khẩu."
)
_SWOLLEN = (
    "Bảng tính này phình quá lớn khi mở ra, nên không được đọc: "
    "hãy bỏ hình ảnh và những dòng trống, rồi lưu lại."
)
_WORDS = Words(too_costly=_SWOLLEN, unreadable=_NOT_XLSX)

Value = str | int | float | bool | dt.date | None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. ``kind`` is "f" for a formula (``value`` is its text), "e" for an error value,
    else "" ; a moment is read as its day."""

    value: Value = None
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name and its rows from the first on, each with its number as Excel shows it.
    Empty rows are left out, cells beyond the last filled one too."""

    name: str
    rows: Sequence[tuple[int, Sequence[Cell]]]


def spreadsheet_read(data: bytes) -> list[Sheet]:
    """All sheets of an XLSX, at most 60 columns and 100,001 rows of each.

    Raises Invalid or TooLarge with one Vietnamese sentence; costs a process of its own.
    """
    found = limited_read("nepso.kernel.spreadsheets:read_in_child", data, words=_WORDS)
    return [
        Sheet(name, [(number, [_cell(*cell) for cell in cells]) for number, cells in rows])
        for name, rows in found
    ]


def _cell(kind: str, value: Any) -> Cell:
    if kind == "d":
        return Cell(dt.date.fromisoformat(value))
    return Cell(value, kind)


def read_in_child(data: bytes) -> list[Any]:
    """The child's part: ``[[name, [[number, [[kind, value], …]], …]], …]``."""
    _require_safe(data)
    for name in ("numpy", "PIL", "lxml"):
        # openpyxl takes them where they are installed; reading cells needs none, and starts thrice
        # as fast without.
        sys.modules[name] = None  # type: ignore[assignment]
    from openpyxl import load_workbook  # noqa: PLC0415 - only the child pays for it

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=False)
        return [[sheet.title, list(_rows(sheet))] for sheet in book.worksheets]
    except (MemoryError, Refused):
        raise
    except Exception as error:  # openpyxl raises whatever its XML reader does
        raise Refused(_NOT_XLSX) from error


def _rows(sheet: Any) -> Iterator[list[Any]]:
    rows = sheet.iter_rows(max_col=COLUMNS_LIMIT, max_row=ROWS_LIMIT)
    for number, cells in enumerate(rows, start=1):
        row = [_plain(cell) for cell in cells]
        while row and row[-1][1] in (None, ""):
            row.pop()
        if row:
            yield [number, row]


def _plain(cell: Any) -> list[Any]:
    value = cell.value
    if cell.data_type == "f":
        return ["f", str(value)]
    if cell.data_type == "e":
        return ["e", str(value)]
    if isinstance(value, dt.datetime):
        return ["d", value.date().isoformat()]
    if isinstance(value, dt.date):
        return ["d", value.isoformat()]
    if value is None or isinstance(value, str | int | float | bool):
        return ["", value]
    return ["", str(value)]


def _require_safe(data: bytes) -> None:
    """Sizes are those of the directory; zipfile reads no byte beyond them."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            _require_size(members)
            if "xl/workbook.xml" not in archive.namelist():
                raise Refused(_NOT_XLSX)
            for member in members:
                if member.filename.endswith((".xml", ".rels")):
                    _require_plain(archive.read(member))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise Refused(_NOT_XLSX) from error


def _require_size(members: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(member.file_size for member in members)
    swollen = any(
        member.file_size > _SMALL and member.file_size > RATIO_LIMIT * max(member.compress_size, 1)
        for member in members
    )
    if len(members) > MEMBERS_LIMIT or unpacked > UNPACKED_LIMIT or swollen:
        raise Refused(_SWOLLEN, is_too_large=True)


def _require_plain(xml: bytes) -> None:
    """No DOCTYPE, so no entities; UTF-8 only, so that none hides in another encoding."""
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml or xml[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise Refused(_NOT_XLSX)
