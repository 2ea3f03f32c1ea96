"""From the rows of a page to blocks in reading order: columns, tables, footnotes, looks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from vanban.reading.block import Block, BlockKind, Column, Look
from vanban.reading.pdf_columns import Placed, place_rows
from vanban.reading.pdf_marks import marks_in, number_in, without_marks
from vanban.reading.pdf_ornaments import is_ornament, stamp_rows
from vanban.reading.pdf_page import PageText, Row
from vanban.reading.pdf_tables import PageTable

_NUMBERED = re.compile(r"[\[(]?(\d{1,2})(?!\d)")
_MOST_NOTE_ROWS = 30
_FOOTNOTE_STARTS = re.compile(r"^[\[(]?(?:\d{1,2}|\*{1,3})[\])]?[\s.]*\S")


@dataclass(frozen=True, slots=True)
class Margins:
    """Where the text of a page begins and ends, its usual letter size and line pitch."""

    left: float
    right: float
    size: float
    pitch: float
    width: float


def margins_of(page: PageText, usual: Margins | None) -> Margins:
    """The margins of a page from its own rows, or those of the page before when it has few."""
    wide = [row for row in page.rows if row.x1 - row.x0 > 0.55 * page.width]
    if len(wide) < 4 and usual is not None and abs(usual.width - page.width) < 1:
        return usual
    rows = wide or page.rows
    if not rows:
        return usual or Margins(72, page.width - 72, 13, 18, page.width)
    left = _low_mode([row.x0 for row in rows])
    right = _high_mode([row.x1 for row in rows])
    if usual is not None and abs(usual.right - right) < 6 and 10 < left - usual.left < 60:
        left = usual.left  # a page of short paragraphs shows first lines only
    steps = [a.y - b.y for a, b in pairwise(rows)]
    near = [step for step in steps if 6 < step < 40]
    size = Counter(round(row.size, 1) for row in rows).most_common(1)[0][0]
    return Margins(left, right, size, median(near) if near else size * 1.3, page.width)


def blocks_of_page(
    number: int,
    page: PageText,
    margins: Margins,
    heads: frozenset[str],
    tables: Sequence[PageTable],
) -> Iterator[Block]:
    """The blocks of one page; ornaments first, footnotes last."""
    rows, notes, ornaments = _set_apart(page, margins, heads, tables)
    for row in ornaments:
        yield Block(BlockKind.PAGE_FURNITURE, row.text, page=number)
    outside = [row for row in rows if not _in_table(row, tables)]
    placed = place_rows(outside, page.width)
    yield from _in_order(number, placed, margins, tables)
    yield from (Block(BlockKind.FOOTNOTE, text, page=number) for text in notes)


def _set_apart(
    page: PageText, margins: Margins, heads: frozenset[str], tables: Sequence[PageTable]
) -> tuple[list[Row], list[str], list[Row]]:
    stamped = stamp_rows(page.rows)
    rows: list[Row] = []
    ornaments: list[Row] = list(page.stamps)
    for i, row in enumerate(page.rows):
        if not row.text:
            continue
        aside = i in stamped or is_ornament(row, page, heads)
        (ornaments if aside else rows).append(row)
    marks = marks_in(rows)
    # No note stands over the last row of a table: what a table holds is duties.
    below = max((i + 1 for i, row in enumerate(rows) if _in_table(row, tables)), default=0)
    start = _footnote_start(rows, below, page, margins, marks)
    notes = _footnotes(rows[start:])
    numbers = {found.group(1) for found in map(_NUMBERED.match, notes) if found}
    marked = {id(row) for bearing in marks.values() for row in bearing}
    body: list[Row] = []
    for row in rows[:start]:
        bare, elsewhere = without_marks(row, numbers) if id(row) in marked else (row, [])
        body.append(bare)
        notes += elsewhere
    return body, notes, ornaments


def _in_table(row: Row, tables: Sequence[PageTable]) -> bool:
    return any(table.holds(row) for table in tables)


def _footnote_start(
    rows: list[Row], below: int, page: PageText, margins: Margins, marks: Collection[str]
) -> int:
    """Where the small rows at the foot of the page begin, or the number of rows; never above
    the row ``below``."""
    start = _marked_start(rows, below, page, margins, marks)
    if start < len(rows):
        return start
    while start > below and rows[start - 1].size <= 0.9 * margins.size:
        start -= 1
    while start < len(rows) and not _begins_footnote(rows[start]):
        start += 1
    if start == len(rows) or start == 0 or rows[start].y > 0.6 * page.height:
        return len(rows)
    if any(row.text.startswith("Nơi nhận") for row in rows[:start]):
        return len(rows)
    return start


def _marked_start(
    rows: list[Row], below: int, page: PageText, margins: Margins, marks: Collection[str]
) -> int:
    """Where the first note begins whose number is raised in the text above, whatever its size.

    It may stand under the list of recipients, which is small as well. One in letters of the body
    is told from a numbered duty by the room above it.
    """
    start = len(rows)
    above = max(0, below - 1, len(rows) - _MOST_NOTE_ROWS)
    for i in range(len(rows) - 1, above, -1):
        row = rows[i]
        if row.y > 0.6 * page.height:
            break
        begins = len(row.words) > 1 and number_in(row.words[0]) in marks
        if not begins or row.x0 >= margins.left + 40:
            continue
        small = row.size < 0.95 * margins.size or row.words[0].size < 0.8 * row.size
        if small or rows[i - 1].y - row.y > 1.6 * margins.pitch:
            start = i
    return start


def _begins_footnote(row: Row) -> bool:
    return bool(_FOOTNOTE_STARTS.match(row.text)) and not row.text.startswith("-")


def _footnotes(rows: Iterable[Row]) -> list[str]:
    notes: list[str] = []
    for row in rows:
        number = re.match(r"^[\[(]?(\d{1,2})\b", row.text)
        raised = row.words[0].size < row.size - 1 or len(row.words[0].text) <= 2
        if not notes or (number and raised):
            notes.append(row.text)
        else:
            notes[-1] += " " + row.text
    return notes


def _in_order(
    number: int, placed: list[Placed], margins: Margins, tables: Sequence[PageTable]
) -> Iterator[Block]:
    waiting = sorted(tables, key=lambda table: -table.top)
    before: Placed | None = None
    for item in placed:
        while waiting and waiting[0].top > item.row.y:
            yield waiting.pop(0).block(number)
            before = None
        yield _line(number, item, before, margins)
        before = item
    for table in waiting:
        yield table.block(number)


def _line(number: int, item: Placed, before: Placed | None, margins: Margins) -> Block:
    row = item.row
    gap = None
    if before is not None and before.column is item.column:
        gap = max(0.0, round((before.row.y - row.y) / margins.pitch, 2))
    middle = (row.x0 + row.x1) / 2 - (margins.left + margins.right) / 2
    indent, right_gap = row.x0 - margins.left, margins.right - row.x1
    centred = abs(middle) < 8 and indent > 14 and right_gap > 14
    look = Look(
        indent=round(indent, 1),
        right_gap=round(right_gap, 1),
        width=round(row.x1 - row.x0, 1),
        second_word=round(row.words[1].x0 - margins.left, 1) if len(row.words) > 1 else None,
        gap_before=gap,
        size=round(row.size, 1),
        bold=row.bold,
        italic=row.italic,
        centred=centred and item.column is Column.FULL,
    )
    return Block(BlockKind.LINE, row.text, page=number, column=item.column, look=look)


def _low_mode(values: list[float]) -> float:
    """The leftmost edge that several rows share, for short paragraphs have many first lines."""
    counts = Counter(round(value / 3) for value in values)
    enough = max(2.0, max(counts.values()) * 0.15)
    best = min((bucket for bucket, count in counts.items() if count >= enough), default=min(counts))
    return min(value for value in values if round(value / 3) == best)


def _high_mode(values: list[float]) -> float:
    counts = Counter(round(value / 3) for value in values)
    most = max(counts.values())
    best = max(bucket for bucket, count in counts.items() if count >= most * 0.4)
    return max(value for value in values if round(value / 3) == best)
