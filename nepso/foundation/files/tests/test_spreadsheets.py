"""An XLSX of a stranger: values as they are, formulas told, the rest refused in one sentence."""

import datetime as dt
import io

import pytest
from openpyxl import Workbook

from nepso.foundation.files import spreadsheets
from nepso.foundation.files.limited import Limits
from nepso.foundation.files.spreadsheets import Cell, spreadsheet_read
from nepso.kernel.errors import Invalid


def saved(book):
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_values_kinds_and_row_numbers_come_back():
    book = Workbook()
    book.active.title = "Nhiệm vụ"
    book.active.append(["Tên", 1, 2.5, True, dt.datetime(2026, 12, 5, 8), "=1+1", "#REF!"])
    book.active["A5"] = "dưới hai dòng trống"
    book.create_sheet("Trống")
    first, empty = spreadsheet_read(saved(book))
    assert (first.name, empty.name, empty.rows) == ("Nhiệm vụ", "Trống", [])
    (number, cells), (later, _) = first.rows
    assert (number, later) == (1, 5)
    assert [cell.value for cell in cells[:5]] == ["Tên", 1, 2.5, True, dt.date(2026, 12, 5)]
    assert cells[5] == Cell("=1+1", "f")
    assert cells[6] == Cell("#REF!", "e")


def test_a_sheet_that_costs_too_much_is_refused_in_words(monkeypatch):
    """Many short rows pack small and unfold large: memory ends the child, not the server."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for _ in range(1_500):
        sheet.append([f"{n}" * 20 for n in range(30)])
    data = saved(book)
    monkeypatch.setattr(spreadsheets, "SPREADSHEET_LIMITS", Limits(40 * 1024 * 1024))
    with pytest.raises(Invalid, match="quá nặng"):
        spreadsheet_read(data)
