"""How cells of the annex look, and the only places where a link or a formula is written."""

from __future__ import annotations

import math
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

_FONT = {"font_name": "Times New Roman", "font_size": 11, "valign": "top"}

_HEAD_HEIGHT, _LINE_HEIGHT = 48, 15  # points
_WIDE = 1.1  # a Vietnamese letter against the digit by which the width of a column is told


class Shapes:
    """The formats of one workbook."""

    def __init__(self, book: Any) -> None:
        self.title = book.add_format(_FONT | {"bold": True, "font_size": 14})
        self.note = book.add_format(_FONT | {"italic": True})
        self.head_format = book.add_format(
            _FONT | {"bold": True, "text_wrap": True, "border": 1, "bg_color": "#F3ECDF"}
        )
        self.text = book.add_format(_FONT | {"text_wrap": True, "border": 1})
        self.number = book.add_format(_FONT | {"border": 1, "num_format": "#,##0.##"})
        self.whole = book.add_format(_FONT | {"border": 1, "num_format": "#,##0"})
        self._link = _FONT | {"border": 1, "font_color": "#1D4F91", "underline": 1}
        self.link_text = book.add_format(self._link | {"text_wrap": True})
        self.link_number = book.add_format(self._link | {"num_format": "#,##0.##"})
        self.link_whole = book.add_format(self._link | {"num_format": "#,##0"})

    def _for(self, value: Decimal, *, linked: bool) -> Any:
        if value == value.to_integral_value():
            return self.link_whole if linked else self.whole
        return self.link_number if linked else self.number

    @staticmethod
    def columns(sheet: Any, widths: Iterable[int]) -> None:
        """Set the widths of the columns from the left, in characters."""
        for place, width in enumerate(widths):
            sheet.set_column(place, place, width)

    def head(self, sheet: Any, row: int, titles: Iterable[str]) -> None:
        """Write one row of column titles, three lines high."""
        sheet.set_row(row, _HEAD_HEIGHT)
        for place, title in enumerate(titles):
            sheet.write_string(row, place, title, self.head_format)

    @staticmethod
    def room(sheet: Any, row: int, words: Iterable[tuple[str, int]]) -> None:
        """Make a row high enough for its longest (text, width of its column), before it is written:
        not every program does so of itself on opening."""
        lines = max(math.ceil(len(text) * _WIDE / width) for text, width in words)
        if lines > 1:
            sheet.set_row(row, lines * _LINE_HEIGHT)

    @staticmethod
    def landscape(sheet: Any, *, repeat: int) -> None:
        """A4 landscape, as wide as the page, the head row repeated on each page."""
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(repeat)
        sheet.set_footer("&C&P/&N")

    def linked_number(
        self, sheet: Any, row: int, place: int, value: Decimal, address: str, *, formula: str = ""
    ) -> None:
        """A number that opens its evidence; with ``formula`` (ours) it is a live sum."""
        shape = self._for(value, linked=bool(address))
        if address:
            sheet.write_url(row, place, address, shape, string="", tip="Mở minh chứng")
        if formula:
            sheet.write_formula(row, place, formula, shape, float(value))
        else:
            sheet.write_number(row, place, value, shape)

    def linked_text(self, sheet: Any, row: int, place: int, text: str, address: str) -> None:
        """A text that opens an address; text alone where there is none."""
        if address:
            sheet.write_url(row, place, address, self.link_text, string=text)
        else:
            sheet.write_string(row, place, text, self.text)

    def formula(self, sheet: Any, row: int, place: int, formula: str, value: Decimal) -> None:
        """A formula of ours with its value already worked out."""
        sheet.write_formula(row, place, formula, self._for(value, linked=False), float(value))
