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

from nepso.foundation.files.archives import archive_opened
from nepso.foundation.files.limited import Limits, run_limited
from nepso.kernel.errors import Invalid, NepsoError

SPREADSHEET_LIMITS = Limits(cpu_seconds=10)
COLUMNS_LIMIT = 60
ROWS_LIMIT = 100_001
UNREADABLE = (
    "Tệp này không phải bảng tính XLSX đọc được: "
    "hãy mở bằng Excel hoặc LibreOffice rồi lưu lại dạng .xlsx, không đặt mật khẩu."
)
TOO_COSTLY = (
    "Bảng tính này quá nặng hoặc đã hỏng, nên không đọc được: "
    "hãy bỏ hình ảnh và những dòng trống, rồi lưu lại dạng .xlsx."
)

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
    answer = run_limited(
        "nepso.foundation.files.spreadsheets:read_in_child",
        data,
        limits=SPREADSHEET_LIMITS,
        sentence=TOO_COSTLY,
    )
    return [
        Sheet(name, [(number, [_cell(*cell) for cell in cells]) for number, cells in rows])
        for name, rows in answer.facts["sheets"]
    ]


def _cell(kind: str, value: Any) -> Cell:
    if kind == "d":
        return Cell(dt.date.fromisoformat(value))
    return Cell(value, kind)


def read_in_child(data: bytes) -> tuple[dict[str, Any], list[bytes]]:
    """The child's part: ``{"sheets": [[name, [[number, [[kind, value], …]], …]], …]}``."""
    _require_safe(data)
    for name in ("numpy", "PIL", "lxml"):
        # openpyxl takes them where they are installed; reading cells needs none, and starts
        # twice as fast without.
        sys.modules[name] = None  # type: ignore[assignment]
    from openpyxl import load_workbook  # noqa: PLC0415 - only the child pays for it

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=False)
        return {"sheets": [[sheet.title, list(_rows(sheet))] for sheet in book.worksheets]}, []
    except (MemoryError, NepsoError):
        raise
    except Exception as error:  # openpyxl raises whatever its XML reader does
        raise Invalid(UNREADABLE) from error


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
    """A workbook, and no part that declares a document type: entities hide behind one."""
    archive = archive_opened(data, UNREADABLE)
    if "xl/workbook.xml" not in archive.namelist():
        raise Invalid(UNREADABLE)
    try:
        for member in archive.infolist():
            if member.filename.endswith((".xml", ".rels")):
                _require_plain(archive.read(member))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise Invalid(UNREADABLE) from error


def _require_plain(xml: bytes) -> None:
    """No DOCTYPE, so no entities; UTF-8 only, so that none hides in another encoding."""
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml or xml[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise Invalid(UNREADABLE)
