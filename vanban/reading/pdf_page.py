"""The words of one PDF page with their places, gathered into printed rows.

Lengths are points; y grows upwards as in PDF. pdfium is asked once a word, not once a letter
(``pdf_letters``): a ten-page plan takes some tens of milliseconds.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
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
_TOUCHING_RAISED = 0.15  # of the size of the letters before it, whose ink may end early
_LONGEST_RAISED = 4  # letters
_HIGHEST_RAISED = 0.6  # of the size of its line: Writer raises by 0.4
_BESIDE_RAISED = 0.35  # of that size: the blank behind the number of a note
_ROWS_BELOW = 4  # so many may stand within the height of one, where columns do not agree
_UNIT = re.compile(r"(?:\d|\b)[kcdm]?m$")
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


SMALL = 0.8  # of the letters beside it: what is raised is smaller
RAISED = 0.1  # of their size, above their line


def is_raised(word: Word, beside: Word) -> bool:
    """Whether a word is small and stands above the line of the one beside it."""
    return word.size <= SMALL * beside.size and word.y > beside.y + RAISED * beside.size


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
    small = SMALL * asked.font(first).size
    begin = end
    while begin > 1 and text[begin - 1].isdigit() and asked.font(first + begin - 1).size < small:
        begin -= 1
    if begin == end:
        return [run]
    before, after = text[begin - 1], text[end : end + 1]
    in_brackets = before + after in ("()", "[]") and begin > 1
    if in_brackets and asked.font(first + begin - 1).size < small:
        begin, end = begin - 1, end + 1
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
    """Gather words of one baseline; what is raised stays with its line, however high."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (-word.y, word.x0)):
        if rows and abs(rows[-1][0].y - word.y) <= 0.4 * max(word.size, rows[-1][0].size, 4.0):
            rows[-1].append(word)
        else:
            rows.append([word])
    gathered = [sorted(row, key=_left) for row in rows]
    return [_row(row) for row in _with_raised(gathered) if row]


def _left(word: Word) -> float:
    return word.x0


def _with_raised(rows: list[list[Word]]) -> list[list[Word]]:
    """Rows in which each raised piece, which was gathered with what stands as high as it does, is
    given back to the row of the words that it is written to."""
    given: dict[int, list[Word]] = {}
    kept: list[list[Word]] = []
    reach = [max(word.y + _HIGHEST_RAISED * word.size for word in row) for row in rows]
    for i, row in enumerate(rows):
        lowest = min(word.y for word in row)
        below = range(i + 1, min(len(rows), i + 1 + _ROWS_BELOW))
        near = [at for at in below if reach[at] >= lowest]
        stay: list[Word] = []
        for word in row if near else ():
            to = _row_written_to(word, rows, near) if len(word.text) <= _LONGEST_RAISED else None
            (stay if to is None else given.setdefault(to, [])).append(word)
        kept.append(stay if near else row)
    for at, words in given.items():
        kept[at] = sorted([*kept[at], *words], key=_left)
    return kept


def _row_written_to(word: Word, rows: list[list[Word]], near: list[int]) -> int | None:
    """The place of the row, one of ``near``, that a word is raised from."""
    for at in near:
        if _is_written_to(word, rows[at], bisect_left(rows[at], word.x0, key=_left)):
            return at
    return None


def _is_written_to(word: Word, row: list[Word], at: int) -> bool:
    """Whether a word is raised from a row, in which it would have the place ``at``."""
    beside = [(row[at - 1], word.x0 - row[at - 1].x1)] if at else []
    if at < len(row):
        beside.append((row[at], row[at].x0 - word.x1))
    return any(
        is_raised(word, other)
        and word.y - other.y <= _HIGHEST_RAISED * other.size
        and -RAISED * other.size < gap < _BESIDE_RAISED * other.size
        for other, gap in beside
    )


def _row(words: list[Word]) -> Row:
    """Words joined by blanks, but for those that pdfium cut apart without a gap on paper."""
    pieces = [words[0].text]
    for before, word in pairwise(words):
        pieces.append(word.text if _touch(before, word) else " " + word.text)
    return Row(words, repair_line("".join(pieces)))


def _touch(before: Word, word: Word) -> bool:
    gap = word.x0 - before.x1
    if is_raised(word, before) and (ends_in_unit(before.text) or not word.text[:1].isdigit()):
        return gap < _TOUCHING_RAISED * before.size
    if is_raised(word, before):  # the power of a number is none of its digits
        return False
    apart = word.apart and not is_raised(before, word)  # it was cut there by its height alone
    return not apart and -1.0 < gap < _TOUCHING * word.size


def ends_in_unit(word: str) -> bool:
    """Whether a raised number after it is a power, no note ("m2", "120 km2"). In composed letters:
    the "m" of "điểm" stands alone where the tone is a letter of its own."""
    return _UNIT.search(unicodedata.normalize("NFC", word)) is not None


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
