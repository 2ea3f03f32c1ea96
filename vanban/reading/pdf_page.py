"""The words of one PDF page with their places, gathered into printed rows.

Lengths are points; y grows upwards as in PDF. pdfium is asked once a word, not once a letter
(``pdf_letters``): a ten-page plan takes some tens of milliseconds.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium_c

from vanban.reading.pdf_letters import LettersAsked, letters_of
from vanban.reading.pdf_mixed_fonts import Run, mixes_fonts, runs_by_place
from vanban.reading.repair import repair_line

_RULES_OF_A_TABLE = 6
_TOUCHING = 0.09  # of the letter size; a blank between words is a quarter of it
_MOST_OBJECTS_LOOKED_AT = 20_000
_LINE_END_HYPHENS = "\ufffe\x02"  # how pdfium tells a hyphen that ends a line
# A hyphen that ends a line ends its run too: the word goes on a line below.
_RUN = re.compile(
    rf"[^\s\0{_LINE_END_HYPHENS}][^\s{_LINE_END_HYPHENS}]*[{_LINE_END_HYPHENS}]?|[{_LINE_END_HYPHENS}]"
)
_ENDS_IN_NUMBER = re.compile(r"(?P<number>\d{1,2})[.,;:)\]”\"]*$")
_MAY_CLOSE_A_NUMBER = frozenset('0123456789.,;:)]”"')
_SMALLER = 0.8  # of the letters before it
_FILLED_IN = re.compile(r"[\d/.-]{1,5}$")


class Word(NamedTuple):
    """A run of letters without a blank: left, right, baseline, size, weight."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    italic: bool
    laid_over: bool = False
    apart: bool = False  # a blank is written before it, however narrow it stands on paper


def _length(word: Word) -> int:
    return len(word.text)


@dataclass(slots=True)
class Row:
    """Words on one baseline, from left to right; a part of a line where columns split it."""

    words: list[Word]
    text: str = ""
    size: float = field(init=False)  # of its longest word; asked for many times

    def __post_init__(self) -> None:
        self.size = max(self.words, key=_length).size

    @property
    def x0(self) -> float:
        return self.words[0].x0

    @property
    def x1(self) -> float:
        return self.words[-1].x1

    @property
    def y(self) -> float:
        return self.words[0].y

    @property
    def bold(self) -> bool:
        return self.words[0].bold and self.words[-1].bold

    @property
    def italic(self) -> bool:
        return self.words[0].italic and self.words[-1].italic


@dataclass(slots=True)
class PageText:
    """A page: its size, its rows from top to bottom, and whether ruled lines suggest a table."""

    width: float
    height: float
    rows: list[Row] = field(default_factory=list)
    stamps: list[Row] = field(default_factory=list)
    ruled: bool = False


def page_rows(page: pypdfium2.PdfPage, laid_over_from: int | None = None) -> PageText:
    """Read one page.

    Letters from ``laid_over_from`` on were laid over the page by a signing program: a number or
    a day that it filled in belongs to the text, the words of its stamp do not.
    """
    width, height = page.get_size()
    text_page = page.get_textpage()
    try:
        words = _words(text_page, laid_over_from)
    finally:
        text_page.close()
    stamped = [word for word in words if word.laid_over and not _FILLED_IN.match(word.text)]
    if stamped:
        words = [word for word in words if not word.laid_over or _FILLED_IN.match(word.text)]
    return PageText(width, height, _rows(words), _rows(stamped), _is_ruled(page))


def letters_on(page: pypdfium2.PdfPage) -> int:
    """How many letters a page holds, counted as pdfium counts."""
    text_page = page.get_textpage()
    try:
        return int(text_page.count_chars())
    finally:
        text_page.close()


def _words(text_page: pypdfium2.PdfTextPage, laid_over_from: int | None) -> list[Word]:
    raw = text_page.raw
    letters = letters_of(raw, text_page.count_chars())
    late = len(letters) if laid_over_from is None else laid_over_from
    asked = LettersAsked(raw)
    mixed = mixes_fonts(asked, letters)
    return [
        _word(asked, piece, laid_over=run[1] >= late, apart=mixed)
        for run in (runs_by_place(raw, letters) if mixed else _runs(letters))
        for piece in (_pieces(asked, run) if run[0][-1] in _MAY_CLOSE_A_NUMBER else (run,))
    ]


def _pieces(asked: LettersAsked, run: Run) -> list[Run]:
    """A run, cut where the small raised number of a footnote is written to its end."""
    text, first, last = run
    found = _ENDS_IN_NUMBER.search(text)
    if found is None or found.start() == 0 or last - first + 1 != len(text):
        return [run]
    end = found.end("number")
    small = _SMALLER * asked.font(first).size
    begin = end
    while begin > 1 and text[begin - 1].isdigit() and asked.font(first + begin - 1).size < small:
        begin -= 1
    if begin == end:
        return [run]
    cuts = [0, begin, end, len(text)]
    return [(text[a:b], first + a, first + b - 1) for a, b in pairwise(cuts) if a < b]


def _runs(letters: str) -> Iterator[Run]:
    """The words of a page in the order in which pdfium hands its letters out: one search of the
    whole page, for a step in Python for each letter costs more than all else here."""
    for found in _RUN.finditer(letters):
        start, end = found.span()
        yield letters[start:end], start, end - 1


def _word(asked: LettersAsked, run: Run, *, laid_over: bool, apart: bool) -> Word:
    """A run of letters with its place, size and weight."""
    text, first, last = run
    if last > first and unicodedata.combining(text[-1]):
        last -= 1  # the word ends where its letter ends, not where the mark over it does
    begins, y = asked.origin(first)
    ends = max(asked.right(last), begins)
    size, bold, italic, _ = asked.font(first)
    return Word(text, begins, ends, y, size, bold, italic, laid_over, apart)


def _rows(words: list[Word]) -> list[Row]:
    """Gather words of one baseline (a raised footnote number stays with its line)."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (-word.y, word.x0)):
        if rows and abs(rows[-1][0].y - word.y) <= 0.4 * max(word.size, rows[-1][0].size, 4.0):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [_row(sorted(row, key=lambda word: word.x0)) for row in rows]


def _row(words: list[Word]) -> Row:
    """Words joined by blanks, but for those that pdfium cut apart without a gap on paper."""
    pieces = [words[0].text]
    for before, word in pairwise(words):
        touching = not word.apart and -1.0 < word.x0 - before.x1 < _TOUCHING * word.size
        pieces.append(word.text if touching else " " + word.text)
    return Row(words, repair_line("".join(pieces)))


def split_row(row: Row, at: float) -> list[Row]:
    """The left and the right part of a row that a gutter at ``at`` divides (one may be absent)."""
    left = [word for word in row.words if (word.x0 + word.x1) / 2 < at]
    right = [word for word in row.words if (word.x0 + word.x1) / 2 >= at]
    return [_row(part) for part in (left, right) if part]


def row_of(words: list[Word]) -> Row:
    """A row of the given words, from left to right."""
    return _row(sorted(words, key=lambda word: word.x0))


def _is_ruled(page: pypdfium2.PdfPage) -> bool:
    """Whether the page draws enough lines or boxes to hold a table."""
    raw, found = page.raw, 0
    for i in range(min(pdfium_c.FPDFPage_CountObjects(raw), _MOST_OBJECTS_LOOKED_AT)):
        kind = pdfium_c.FPDFPageObj_GetType(pdfium_c.FPDFPage_GetObject(raw, i))
        if kind == pdfium_c.FPDF_PAGEOBJ_PATH:
            found += 1
            if found >= _RULES_OF_A_TABLE:
                return True
    return False
