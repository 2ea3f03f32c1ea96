"""Raised numbers of footnotes: told by their size and taken out of the text.

A mark whose note stands on the page is known from the note. One whose note stands elsewhere (on the
next page, at the end of the document) is told where it touches a word that is no symbol: 10 with a
raised 6, x with a raised 2 are powers.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from vanban.reading.pdf_page import RAISED, SMALL, Row, Word, ends_in_unit, row_of

_MARK = re.compile(r"[(\[]?(\d{1,2})[)\]]?$")
_CLOSES = re.compile(r"[.,;:)\]”\"]")
_NO_SYMBOL = re.compile(r"[^\W\d_]{2}[)\]”\"]?$")
_SUBSTANCE = re.compile(r"(?:\b|\d)(?:CO|NO|SO|PO|CH|NH|PM)$")  # its number raised by mistake
_TOUCHING = 0.15  # of the size of the letters before it


def marks_in(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """The raised numbers on a page, each with the rows that bear it."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        for at in _marks(row):
            found.setdefault(number_in(row.words[at]), []).append(row)
    return found


def number_in(word: Word) -> str:
    """The number that a mark bears, with or without brackets; "" of what is none."""
    found = _MARK.match(word.text)
    return found.group(1) if found else ""


def without_marks(row: Row, numbers: Collection[str] = ()) -> tuple[Row, list[str]]:
    """The row without its marks, and those of them whose note is none of ``numbers``, which are
    the notes on the page; a full stop closes up."""
    marks = set(_marks(row))
    kept: list[Word] = []
    elsewhere: list[str] = []
    after_mark = False
    for at, word in enumerate(row.words):
        noted = number_in(word) in numbers
        if at in marks and (noted or _touches_a_word(row, at)):
            after_mark = bool(kept)
            elsewhere += [] if noted else [word.text]
            continue
        if after_mark and _CLOSES.match(word.text):
            kept[-1] = kept[-1]._replace(text=kept[-1].text + word.text, x1=word.x1)
        else:
            kept.append(word)
        after_mark = False
    return (row_of(kept), elsewhere) if kept else (row, [])


def _marks(row: Row) -> Iterator[int]:
    """The places of the words of a row that are marks."""
    for at, word in enumerate(row.words):
        if not number_in(word) or not _is_mark(word, row):
            continue
        if at == 0 or not ends_in_unit(row.words[at - 1].text):
            yield at


def _touches_a_word(row: Row, at: int) -> bool:
    if at == 0:
        return False
    before, word = row.words[at - 1], row.words[at]
    if word.x0 - before.x1 >= _TOUCHING * before.size:
        return False
    return bool(_NO_SYMBOL.search(before.text)) and not _SUBSTANCE.search(before.text)


def _is_mark(word: Word, row: Row) -> bool:
    size = row.size
    if word.size > SMALL * size:
        return False
    line = max((other.y for other in row.words if other.size == size), default=row.y)
    return word.y > line + RAISED * size
