"""Raised numbers of footnotes: told by their size, taken out of the text where the note stands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable

from vanban.reading.pdf_page import Row, Word, row_of

_CLOSES = re.compile(r"[.,;:)\]”\"]")
_UNIT = re.compile(r"(?:\d|\b)[kcdm]?m$")  # "m2", "120 km2": a power, no note
_SMALL = 0.8  # of the size of the line
_RAISED = 0.1  # of it, above the line


def marks_in(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """The raised numbers on a page, each with the rows that bear it."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        for i, word in enumerate(row.words):
            if not (len(word.text) <= 2 and word.text.isdigit() and _is_mark(word, row)):
                continue
            if i == 0 or not _ends_in_unit(row.words[i - 1].text):
                found.setdefault(word.text, []).append(row)
    return found


def without_marks(row: Row, numbers: Collection[str]) -> Row:
    """The row without the marks of notes that are on the page; a full stop closes up."""
    kept: list[Word] = []
    after_mark = False
    for word in row.words:
        if word.text in numbers and _is_mark(word, row):
            after_mark = bool(kept)
            continue
        if after_mark and _CLOSES.match(word.text):
            kept[-1] = kept[-1]._replace(text=kept[-1].text + word.text, x1=word.x1)
        else:
            kept.append(word)
        after_mark = False
    return row_of(kept) if kept else row


def _ends_in_unit(word: str) -> bool:
    """In composed letters: the "m" of "điểm" stands alone where the tone is a letter of its own."""
    return _UNIT.search(unicodedata.normalize("NFC", word)) is not None


def _is_mark(word: Word, row: Row) -> bool:
    size = row.size
    if word.size > _SMALL * size or len(word.text) > 2 or not word.text.isdigit():
        return False
    line = max((other.y for other in row.words if other.size == size), default=row.y)
    return word.y > line + _RAISED * size
