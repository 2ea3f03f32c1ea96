"""Task tables that a PDF page prints without ruling lines, told by their heading and gutters.

Only what plainly is one: a heading row that begins with "TT" or "STT" over gutters that no line of
the table crosses, and rows that each begin with a number. Anything less stays running text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from vanban.reading.pdf_marks import without_marks
from vanban.reading.pdf_ornaments import is_ornament
from vanban.reading.pdf_page import PageText, Row, Word, row_of
from vanban.reading.pdf_tables import PageTable

_NUMBERED = re.compile(r"(?:STT|TT)\.?", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,2})*[.)]?")
_GROUP = re.compile(r"(?:[IVX]{1,5}|[A-ZĐ])[.)]?(?=\s)")
_OPENING_GAP = 0.5  # of the letter size, between two headings; a blank is a quarter of it
_NARROWEST_GAP = 2.0  # points, of a gutter that is still one
_LARGEST_STEP = 4.0  # of the letter size, from one line of a table to the next
_FEWEST_COLUMNS, _FEWEST_ROWS = 4, 2
_Strip = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Gutters:
    """The blank strips between the columns of a table; each row narrows them.

    Of a gap between two headings several strips may be left, of which further rows leave one.
    """

    gaps: tuple[tuple[_Strip, ...], ...]

    @classmethod
    def of_heading(cls, row: Row) -> Gutters:
        """The wide gaps of one row."""
        wide = _OPENING_GAP * row.size
        found = [(a.x1, b.x0) for a, b in pairwise(row.words) if b.x0 - a.x1 > wide]
        return cls(tuple((strip,) for strip in found))

    @property
    def middles(self) -> list[float]:
        """Where one column ends and the next begins, from left to right."""
        widest = [max(strips, key=lambda strip: strip[1] - strip[0]) for strips in self.gaps]
        return [(start + end) / 2 for start, end in widest]

    def narrowed(self, row: Row) -> Gutters | None:
        """As left by a row that stands between them, or None where a word of it crosses one."""
        gaps = self.gaps
        for word in row.words:
            gaps = tuple(tuple(_without(strips, word)) for strips in gaps)
        return Gutters(gaps) if all(gaps) else None

    def cells(self, rows: list[Row]) -> tuple[str, ...]:
        """The text of each column of one row of the table, its printed lines joined; a line that
        lies across them fills each, as a merged cell does in a ruled table."""
        if len(rows) == 1 and self.narrowed(rows[0]) is None:
            return (rows[0].text,) * (len(self.gaps) + 1)
        middles = self.middles
        lines: list[list[str]] = [[] for _ in range(len(middles) + 1)]
        for row in rows:
            words: list[list[Word]] = [[] for _ in lines]
            for word in row.words:
                words[sum(word.x0 > middle for middle in middles)].append(word)
            for column, some in zip(lines, words, strict=True):
                if some:
                    column.append(without_marks(row_of(some))[0].text)
        return tuple(" ".join(column) for column in lines)


def _without(strips: tuple[_Strip, ...], word: Word) -> Iterator[_Strip]:
    """What a word leaves of the strips of one gap."""
    for start, end in strips:
        if word.x1 <= start or word.x0 >= end:
            yield start, end
            continue
        for left, right in ((start, word.x0), (word.x1, end)):
            if right - left >= _NARROWEST_GAP:
                yield left, right


@dataclass(slots=True)
class _Lines:
    """The printed lines of one table: its heading, then each of its rows."""

    gutters: Gutters
    heading: list[Row]
    rows: list[list[Row]] = field(default_factory=list)
    is_open: bool = True

    def table(self) -> PageTable:
        printed = [row for rows in [self.heading, *self.rows] for row in rows]
        cells = [self.gutters.cells(self.heading)] if self.heading else []
        cells += [self.gutters.cells(rows) for rows in self.rows]
        return PageTable(
            min(row.x0 for row in printed),
            max(row.x1 for row in printed),
            min(row.y for row in printed),
            max(row.y for row in printed),
            tuple(cells),
        )


class UnruledTables:
    """Finds them page by page; a table that runs to the foot of a page may go on on the next."""

    def __init__(self) -> None:
        self._open: Gutters | None = None

    def close(self) -> None:
        """The next page has ruled tables: what was open does not go on behind it."""
        self._open = None

    def tables(self, page: PageText, heads: frozenset[str]) -> tuple[PageTable, ...]:
        """The unruled task tables of the next page; page numbers and running heads are none."""
        rows = [row for row in page.rows if row.text and not is_ornament(row, page, heads)]
        found = self._going_on(rows) or _first_table(rows)
        self._open = found.gutters if found is not None and found.is_open else None
        return (found.table(),) if found is not None else ()

    def _going_on(self, rows: list[Row]) -> _Lines | None:
        if self._open is None or not rows:
            return None
        found = _with_rows(_Lines(self._open, []), rows)
        return found if found.rows else None


def _first_table(rows: list[Row]) -> _Lines | None:
    for at, row in enumerate(rows):
        if not _NUMBERED.fullmatch(row.words[0].text):
            continue
        gutters = Gutters.of_heading(row)
        if len(gutters.gaps) + 1 < _FEWEST_COLUMNS:
            continue
        found = _with_heading(gutters, rows, at)
        if found is not None and len(found.rows) >= _FEWEST_ROWS:
            return found
    return None


def _with_heading(gutters: Gutters, rows: list[Row], at: int) -> _Lines | None:
    """The heading may run over several lines, above and below the one that begins with "TT"."""
    heading = [rows[at]]
    for row in reversed(rows[max(0, at - 2) : at]):
        narrower = gutters.narrowed(row)
        if narrower is None or len(Gutters.of_heading(row).gaps) < 1:
            break
        gutters, heading = narrower, [row, *heading]
    for below, row in enumerate(rows[at + 1 :], at + 1):
        narrower = gutters.narrowed(row)
        title = narrower is None and _is_title_of_group(row, rows[below + 1 : below + 2])
        if title or _NUMBER.fullmatch(row.words[0].text):
            return _with_rows(_Lines(gutters, heading), rows[below:])
        if narrower is None or len(heading) > 3:
            return None
        gutters, heading = narrower, [*heading, row]
    return None


def _with_rows(table: _Lines, rows: list[Row]) -> _Lines:
    """Take lines for as long as they keep the gutters; a group's title may lie across them."""
    for at, row in enumerate(rows):
        narrower = table.gutters.narrowed(row)
        if at and rows[at - 1].y - row.y > _LARGEST_STEP * row.size:
            table.is_open = False  # a signature below, not a line of the last cell
            return table
        if narrower is None:
            if not _is_title_of_group(row, rows[at + 1 : at + 2]):
                table.is_open = False
                return table
            table.rows.append([row])
            continue
        in_first = row.x0 < narrower.middles[0]
        begins = in_first and bool(_NUMBER.fullmatch(row.words[0].text))
        if in_first and not begins:
            table.is_open = False
            return table
        table.gutters = narrower
        if begins or not table.rows:
            table.rows.append([row])
        else:
            table.rows[-1].append(row)
    return table


def _is_title_of_group(row: Row, after: list[Row]) -> bool:
    """ "I. NHÓM NHIỆM VỤ …" over the rows of a group: numbered, and a row follows at once."""
    numbered = [_NUMBER.fullmatch(below.words[0].text) for below in after]
    return bool(_GROUP.match(row.text)) and any(numbered)
