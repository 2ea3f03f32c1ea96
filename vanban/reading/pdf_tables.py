"""Ruled tables of a PDF page, found by pdfplumber, filled with the words pdfium has read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import IO

import pdfplumber

from vanban.reading.block import Block, BlockKind, on_one_line
from vanban.reading.pdf_inner_columns import inner_table
from vanban.reading.pdf_marks import without_marks
from vanban.reading.pdf_page import PageText, Row, Word, row_of

_BROKEN_DATE = re.compile(r"(\d{1,2}/\d{1,2}/(?:19|20)\d?) (\d{1,2})(?!\d)")
_PADDING = 16.0  # points, of both sides of a cell: Word leaves 10.8, Chromium up to 16
_ROOM_OF_A_BLANK = 0.5  # of the letter size, with room for how letters are set
_Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table: its box (y upwards) and the text of each place of its grid."""

    left: float
    right: float
    bottom: float
    top: float
    rows: tuple[tuple[str, ...], ...]

    def holds(self, row: Row) -> bool:
        """Whether a printed row stands inside the table."""
        inside = self.bottom - 1 <= row.y <= self.top + 1
        return inside and self.left - 3 <= (row.x0 + row.x1) / 2 <= self.right + 3

    def block(self, page: int) -> Block:
        """The table as a block; a cell that covers several places is written once in the text."""
        return Block(BlockKind.TABLE, table_text(self.rows), page=page, rows=self.rows)


def table_text(rows: tuple[tuple[str, ...], ...]) -> str:
    """Rows by line breaks, the distinct neighbouring cells of each joined by " | "."""
    lines = []
    for row in rows:
        cells = [cell for i, cell in enumerate(row) if cell and (i == 0 or cell != row[i - 1])]
        if cells:
            lines.append(on_one_line(" | ".join(cells)))
    return "\n".join(lines)


class TableFinder:
    """Looks for tables on single pages; the file is opened when the first page is asked for."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._pdf: pdfplumber.PDF | None = None

    def close(self) -> None:
        if self._pdf is not None:
            self._pdf.close()

    def tables(self, number: int, page: PageText) -> tuple[PageTable, ...]:
        """The tables of page ``number`` with text; one row is enough where a table goes on."""
        if self._pdf is None:
            self._pdf = pdfplumber.open(self._file)
        plumbed = self._pdf.pages[number - 1]
        found = [self._table(table.cells, page) for table in plumbed.find_tables()]
        return tuple(table for table in found if table is not None)

    def _table(self, cells: list[_Box], page: PageText) -> PageTable | None:
        xs, ys = (
            _edges([c[0] for c in cells] + [c[2] for c in cells]),
            _edges([c[1] for c in cells] + [c[3] for c in cells]),
        )
        if len(xs) < 3 or len(ys) < (2 if len(xs) > 3 else 3):
            return None
        filled = {cell: _cell_text(cell, page) for cell in cells}
        rows = []
        for top, bottom in pairwise(ys):
            rows.append(
                tuple(
                    _at(filled, (left + right) / 2, (top + bottom) / 2)
                    for left, right in pairwise(xs)
                )
            )
        if not any(any(row) for row in rows):
            return None
        return PageTable(xs[0], xs[-1], page.height - ys[-1], page.height - ys[0], tuple(rows))


def _edges(values: list[float]) -> list[float]:
    """Distinct rule positions; those nearer than 3 points are one."""
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > 3:
            edges.append(value)
    return edges


def _at(filled: dict[_Box, str], x: float, y: float) -> str:
    for (left, top, right, bottom), text in filled.items():
        if left <= x <= right and top <= y <= bottom:
            return text
    return ""


def _cell_text(cell: _Box, page: PageText) -> str:
    left, top, right, bottom = cell
    lines: list[Row] = []
    for row in page.rows:
        y = page.height - row.y
        if not top - 1 <= y <= bottom + 1:
            continue
        words: list[Word] = [w for w in row.words if left <= (w.x0 + w.x1) / 2 <= right]
        if words:
            lines.append(without_marks(row_of(words))[0])
    return _BROKEN_DATE.sub(r"\1\2", _joined(lines, right - left))


def _joined(lines: list[Row], width: float) -> str:
    """The lines of a cell; a table within it keeps its rows and columns."""
    inner = inner_table(lines)
    if inner is None:
        return _flowing(lines, width)
    around = (_flowing(lines[: inner.start], width), _joined(lines[inner.end :], width))
    return "\n".join(piece for piece in (around[0], *inner.rows, around[1]) if piece)


def _flowing(lines: list[Row], width: float) -> str:
    """Lines by blanks, by a line break where the next word had room above."""
    pieces = [line.text for line in lines[:1]]
    for before, line in pairwise(lines):
        word = line.words[0]
        needed = before.x1 - before.x0 + word.x1 - word.x0 + _ROOM_OF_A_BLANK * line.size
        pieces += ["\n" if needed < width - _PADDING else " ", line.text]
    return "".join(pieces)
