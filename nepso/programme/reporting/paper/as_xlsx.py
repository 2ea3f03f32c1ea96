"""The form as a spreadsheet: what is not to be changed is locked, every cell says what goes in."""

from __future__ import annotations

import io
from typing import Any

import xlsxwriter

from nepso.programme.reporting.paper.layout import (
    CODE,
    FIGURE_TITLES,
    FIGURES,
    HOW_TO,
    WORD_TITLES,
    WORDS,
    FormContent,
    FormRow,
)

# No text is ever a formula, an address or a number by its looks.
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_WIDTHS = (6, 46, 14, 13, 11, 16, 44, 10)
_COUNTED_HINT = "Đúng thì ghi “Đúng”. Khác thì ghi số, ví dụ 1.234, và ghi vì sao ở cột bên."
_TYPED_HINT = "Ghi số, ví dụ 12 hoặc 12,5; không có thì ghi 0. Ghi lấy số từ đâu ở cột bên."


def form_as_xlsx(content: FormContent) -> bytes:
    """The XLSX file of a form."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, _OPTIONS) as book:
        shapes = _shapes(book)
        _figures(book.add_worksheet(FIGURES), content, shapes)
        _words(book.add_worksheet(WORDS), content, shapes)
    return buffer.getvalue()


def _shapes(book: Any) -> dict[str, Any]:
    base = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#C9BFAE"}
    return {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "plain": book.add_format({}),
        "head": book.add_format({**base, "bold": True, "bg_color": "#E7EFF6"}),
        "part": book.add_format({**base, "bold": True, "bg_color": "#F3ECDF"}),
        "locked": book.add_format({**base, "bg_color": "#F7F3EA"}),
        "code": book.add_format({**base, "font_size": 6, "font_color": "#8A8A8A"}),
        "free": book.add_format({**base, "locked": False}),
    }


def _head(sheet: Any, content: FormContent, shapes: dict[str, Any]) -> int:
    """Title, agency, code, how to; returns the row after them."""
    sheet.write_string(0, 1, content.title, shapes["title"])
    sheet.write_string(1, 1, content.agency, shapes["title"])
    sheet.write_string(2, 1, CODE, shapes["plain"])
    sheet.write_string(2, 2, content.code, shapes["plain"])
    row = 3
    for line in (content.until, *HOW_TO):
        if line:
            sheet.write_string(row, 1, line, shapes["plain"])
            row += 1
    return row + 1


def _figures(sheet: Any, content: FormContent, shapes: dict[str, Any]) -> None:
    for place, width in enumerate(_WIDTHS):
        sheet.set_column(place, place, width)
    row = _head(sheet, content, shapes)
    for place, title in enumerate(FIGURE_TITLES):
        sheet.write_string(row, place, title, shapes["head"])
    sheet.repeat_rows(row)
    for name, figures in content.parts:
        row += 1
        sheet.merge_range(row, 0, row, len(FIGURE_TITLES) - 1, name, shapes["part"])
        for figure in figures:
            row += 1
            _figure(sheet, row, figure, shapes)
    sheet.protect("", {"format_columns": True, "format_rows": True})
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _figure(sheet: Any, row: int, figure: FormRow, shapes: dict[str, Any]) -> None:
    sheet.write_string(row, 0, figure.code, shapes["code"])
    for place, text in enumerate((figure.name, figure.unit, figure.counted, figure.last_year), 1):
        sheet.write_string(row, place, text, shapes["locked"])
    for place in (5, 6, 7):
        sheet.write_blank(row, place, None, shapes["free"])
    hint = _COUNTED_HINT if figure.is_counted else _TYPED_HINT
    told = {"validate": "any", "input_title": "Số của cơ quan", "input_message": hint}
    sheet.data_validation(row, 5, row, 5, told)
    mark = {"validate": "list", "source": ["x"], "error_message": "Chỉ đánh dấu x, hoặc để trống."}
    sheet.data_validation(row, 7, row, 7, mark)


def _words(sheet: Any, content: FormContent, shapes: dict[str, Any]) -> None:
    for place, width in enumerate((8, 40, 90)):
        sheet.set_column(place, place, width)
    sheet.write_string(0, 1, f"{content.title}: {WORDS.lower()}", shapes["title"])
    sheet.write_string(1, 1, HOW_TO[-1], shapes["plain"])
    for place, title in enumerate(WORD_TITLES):
        sheet.write_string(3, place, title, shapes["head"])
    for row, (code, label) in enumerate(content.sections, 4):
        sheet.set_row(row, 90)
        sheet.write_string(row, 0, code, shapes["code"])
        sheet.write_string(row, 1, label, shapes["locked"])
        sheet.write_blank(row, 2, None, shapes["free"])
    sheet.protect("", {"format_columns": True, "format_rows": True})
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
