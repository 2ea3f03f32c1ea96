"""The report's annex as XLSX: totals are live sums of the cells beside them, every number is a link
to its evidence, and no text of anybody's can become a formula."""

from __future__ import annotations

import datetime as dt
import io
from collections import defaultdict
from decimal import Decimal
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from nepso.programme.reporting.consolidated.annex_lists import (
    write_corrections,
    write_dictionary,
    write_reporters,
)
from nepso.programme.reporting.consolidated.annex_shapes import Shapes
from nepso.programme.reporting.consolidated.snapshot import AgencyFigure, Line, Snapshot

_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
# A worksheet holds 65,530 links at most (Excel's own limit).
MOST_LINKS = 60_000
BY_KIND = "agency_kind"
_FIRST = 4  # the row of the first line, under title, note, blank and head


def annex_of(snapshot: Snapshot) -> bytes:
    """The XLSX annex; the same snapshot gives the same bytes."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, _OPTIONS) as book:
        made = dt.datetime.fromisoformat(snapshot.as_of).replace(tzinfo=None, microsecond=0)
        book.set_properties({"title": snapshot.title, "created": made})
        shapes = Shapes(book)
        _write_totals(book, shapes, snapshot)
        _write_agencies(book, shapes, snapshot)
        write_reporters(book, shapes, snapshot)
        write_corrections(book, shapes, snapshot)
        write_dictionary(book, shapes, snapshot)
    return buffer.getvalue()


def _heading(sheet: Any, shapes: Shapes, snapshot: Snapshot, title: str) -> None:
    sheet.write_string(0, 0, title, shapes.title)
    since, until = (
        dt.date.fromisoformat(day) for day in (snapshot.counts_from, snapshot.counts_until)
    )
    told = f"{snapshot.scope}. Số liệu từ {since:%d/%m/%Y} đến hết {until:%d/%m/%Y}."
    sheet.write_string(1, 0, told, shapes.note)


def _kinds(snapshot: Snapshot) -> list[tuple[str, str]]:
    seen = dict[str, str]()
    for line in snapshot.lines:
        seen.update({p.key: p.name for p in line.parts if p.breakdown == BY_KIND})
    return list(seen.items())


def _write_totals(book: Any, shapes: Shapes, snapshot: Snapshot) -> None:
    sheet, kinds = book.add_worksheet("Tổng hợp"), _kinds(snapshot)
    heads = ["STT", "Điểm của kế hoạch", "Chỉ tiêu", "Đơn vị tính", *(name for _, name in kinds)]
    heads += ["Tổng số", "Cùng kỳ năm trước", "Chênh lệch"]
    widths = [6, 14, 52, 14, *(13 for _ in kinds), 14, 14, 14]
    shapes.columns(sheet, widths)
    _heading(sheet, shapes, snapshot, snapshot.title)
    shapes.head(sheet, _FIRST - 1, heads)
    sheet.freeze_panes(_FIRST, 3)
    for row, line in enumerate(snapshot.lines, _FIRST):
        shapes.room(sheet, row, [(line.name, 52), (line.unit, 14)])
        sheet.write_number(row, 0, line.number, shapes.text)
        sheet.write_string(row, 1, line.clause, shapes.text)
        sheet.write_string(row, 2, line.name, shapes.text)
        sheet.write_string(row, 3, line.unit, shapes.text)
        _write_sum(sheet, shapes, row, line, kinds)
    shapes.landscape(sheet, repeat=_FIRST - 1)


def _write_sum(
    sheet: Any, shapes: Shapes, row: int, line: Line, kinds: list[tuple[str, str]]
) -> None:
    """Parts by kind of agency, their live sum, last year, and the live difference."""
    parts = {p.key: p for p in line.parts if p.breakdown == BY_KIND}
    for place, (key, _) in enumerate(kinds, 4):
        if part := parts.get(key):
            shapes.linked_number(sheet, row, place, part.value, part.address)
        else:
            sheet.write_blank(row, place, None, shapes.whole)
    total = 4 + len(kinds)
    if line.value is not None:
        sums_up = parts and sum((p.value for p in parts.values()), Decimal(0)) == line.value
        first, last = xl_rowcol_to_cell(row, 4), xl_rowcol_to_cell(row, total - 1)
        formula = f"=SUM({first}:{last})" if sums_up else ""
        shapes.linked_number(sheet, row, total, line.value, line.address, formula=formula)
    if line.last_year is not None:
        sheet.write_number(row, total + 1, line.last_year, shapes.number)
    if line.value is not None and line.last_year is not None:
        now, before = xl_rowcol_to_cell(row, total), xl_rowcol_to_cell(row, total + 1)
        shapes.formula(sheet, row, total + 2, f"={now}-{before}", line.value - line.last_year)


def _write_agencies(book: Any, shapes: Shapes, snapshot: Snapshot) -> None:
    """One row an agency, one column an indicator, live sums in the last row."""
    sheet, lines = book.add_worksheet("Từng cơ quan"), snapshot.lines
    shapes.columns(sheet, [6, 44, 22, *(13 for _ in lines)])
    _heading(sheet, shapes, snapshot, "Số liệu của từng cơ quan")
    shapes.head(
        sheet, _FIRST - 1, ["STT", "Cơ quan", "Loại", *(f"{x.name} ({x.unit})" for x in lines)]
    )
    sheet.freeze_panes(_FIRST, 2)
    of_agency = defaultdict[str, dict[str, AgencyFigure]](dict)
    for figure in snapshot.figures:
        of_agency[figure.agency][figure.indicator] = figure
    linked = len(snapshot.figures) <= MOST_LINKS
    sums = [Decimal(0) for _ in lines]
    row = _FIRST
    for number, reporter in enumerate(snapshot.reporters, 1):
        sheet.write_number(row, 0, number, shapes.text)
        shapes.linked_text(sheet, row, 1, reporter.name, reporter.address)
        sheet.write_string(row, 2, reporter.kind_name, shapes.text)
        for place, line in enumerate(lines):
            found = of_agency[reporter.agency].get(line.indicator)
            if found is not None and found.value is not None:
                address = found.address if linked else ""
                shapes.linked_number(sheet, row, 3 + place, found.value, address)
                sums[place] += found.value
            else:
                sheet.write_blank(row, 3 + place, None, shapes.whole)
        row += 1
    if row > _FIRST:
        _write_agency_sums(sheet, shapes, row, sums)
    shapes.landscape(sheet, repeat=_FIRST - 1)


def _write_agency_sums(sheet: Any, shapes: Shapes, row: int, sums: list[Decimal]) -> None:
    """The last row: live sums of the rows above it, of which there is at least one."""
    for place, word in enumerate(["", "Tổng số", ""]):
        sheet.write_string(row, place, word, shapes.head_format)
    for place, total in enumerate(sums, 3):
        first, last = xl_rowcol_to_cell(_FIRST, place), xl_rowcol_to_cell(row - 1, place)
        shapes.formula(sheet, row, place, f"=SUM({first}:{last})", total)
