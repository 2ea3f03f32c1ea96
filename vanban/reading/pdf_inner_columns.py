"""A table without rules inside a cell of a ruled one: its columns are told by where words begin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from vanban.reading.pdf_page import Row, split_row

_GUTTER = 14.0
_SAME_PLACE = 1.5
_NEXT_ROW = 1.3  # of the least pitch of the lines
_MARK = re.compile(
    r"[-–—+•*o]|\(?(?:\d{1,2}|[a-zđ]|[ivxIVX]+)[.)]"
)  # a list hangs, it has no columns
_WORD = re.compile(r"[^\W\d_]{2}")


class InnerTable(NamedTuple):
    """Lines ``start`` to ``end`` of a cell are a table; its rows, their cells joined by " | "."""

    start: int
    end: int
    rows: tuple[str, ...]


def inner_table(lines: Sequence[Row]) -> InnerTable | None:
    """The first table of two columns within the lines of a cell, or None."""
    edges = [_edge(line) for line in lines]
    for start, edge in enumerate(edges):
        if edge is None:
            continue
        end = _end(lines, edges, start, edge)
        if end - start > 1 and _is_table(lines[start:end], edge):
            return InnerTable(start, end, tuple(_rows(lines[start:end], edge)))
    return None


def _edge(line: Row) -> float | None:
    """Where the words behind the first wide gap of a line begin."""
    gaps = (b.x0 for a, b in pairwise(line.words) if b.x0 - a.x1 >= _GUTTER)
    return next(gaps, None)


def _end(lines: Sequence[Row], edges: Sequence[float | None], start: int, edge: float) -> int:
    """The end of the lines that keep to the columns; the last of them stands in the right one."""
    left, end = lines[start].x0, start + 1
    for at in range(start + 1, len(lines)):
        line, own = lines[at], edges[at]
        divided = own is not None and abs(own - edge) < _SAME_PLACE
        in_right = own is None and abs(line.x0 - edge) < _SAME_PLACE
        in_left = own is None and line.x1 < edge - _GUTTER / 2
        if not in_right and not (abs(line.x0 - left) < _SAME_PLACE and (divided or in_left)):
            break
        if divided or in_right:
            end = at + 1
    return end


def _is_table(lines: Sequence[Row], edge: float) -> bool:
    """Whether two lines or more are divided, none by a mark, and none because it is justified."""
    halves = [(line, split_row(line, edge)) for line in lines]
    divided = [parts for _, parts in halves if len(parts) == 2]
    if len(divided) < 2 or not _WORD.search(divided[0][0].text):
        return False
    if any(_MARK.fullmatch(left.text) for left, _ in divided):
        return False
    ends = [right.x1 for _, right in divided]
    hangs = any(len(parts) == 1 and line.x0 > edge - _SAME_PLACE for line, parts in halves)
    return hangs or max(ends) - min(ends) > _SAME_PLACE


def _rows(lines: Sequence[Row], edge: float) -> list[str]:
    """The rows: apart by the room above them, or each divided line where there is none."""
    steps = [above.y - below.y for above, below in pairwise(lines)]
    least = min(steps)
    is_roomy = max(steps) > _NEXT_ROW * least
    rows: list[tuple[list[str], list[str]]] = []
    for line, step in zip(lines, (0.0, *steps), strict=True):
        parts = split_row(line, edge)
        begins = step > _NEXT_ROW * least if is_roomy else len(parts) == 2
        if begins or not rows:
            rows.append(([], []))
        for part in parts:
            rows[-1][part.x0 > edge - _SAME_PLACE].append(part.text)
    return [" | ".join(" ".join(cell) for cell in row if cell) for row in rows]
