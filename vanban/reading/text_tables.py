"""Tables in plain text: cells between pipes, or between tabs as Word pastes them.

Conservative: the first line must look like a heading (three short names or more, none empty), and
at least one line under it must have as many cells; everything else stays lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vanban.reading.repair import repair

Rows = tuple[tuple[str, ...], ...]
_FEWEST_CELLS = 3
_LONGEST_NAME = 60  # letters of a column's name
_MOST_JOINED = 8  # lines that one row may be broken over where a cell holds several paragraphs
_RULE = re.compile(r"[\s|:+=–—-]*-{2,}[\s|:+=–—-]*")
_NUMBER = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[IVX]{1,5}|[A-H])[.)]?")
_GROUP = re.compile(r"(?:[IVX]{1,5}|[A-H])[.)]?")
_NO_HEADING = re.compile(r"CỘNG HÒA|CỘNG HOÀ|Độc lập|ĐẢNG CỘNG SẢN|Nơi nhận|NƠI NHẬN|[.;:]$")


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table and the count of printed lines that it takes."""

    rows: Rows
    lines: int


def table_at(lines: Sequence[str], at: int) -> TextTable | None:
    """The table that begins with line ``at``, or None."""
    for cells_of, read in ((_between_pipes, _piped), (_between_tabs, _tabbed)):
        heading = cells_of(lines[at])
        if _is_heading(heading):
            rows, end = read(lines, at + 1, len(heading))
            if rows:
                return TextTable((tuple(heading), *rows), end - at)
    return None


def table_text(rows: Rows) -> str:
    """What the block of a table says: its cells between pipes, a row a line. Nothing is merged in
    plain text, so that two cells with the same words are both said."""
    return "\n".join(" | ".join(cell for cell in row if cell) for row in rows)


def _is_heading(cells: Sequence[str]) -> bool:
    return len(cells) >= _FEWEST_CELLS and all(
        0 < len(cell) <= _LONGEST_NAME
        and any(letter.isalpha() for letter in cell)
        and not _NO_HEADING.search(cell)
        and not _NUMBER.fullmatch(cell)
        for cell in cells
    )


def _between_pipes(line: str) -> list[str]:
    if line.count("|") < _FEWEST_CELLS - 1:
        return []
    return _clean(line.strip().removeprefix("|").removesuffix("|").split("|"))


def _between_tabs(line: str) -> list[str]:
    return _clean(line.split("\t")) if "\t" in line else []


def _clean(cells: Sequence[str]) -> list[str]:
    return [" ".join(repair(cell).split()) for cell in cells]


def _piped(lines: Sequence[str], at: int, width: int) -> tuple[Rows, int]:
    rows: list[tuple[str, ...]] = []
    while at < len(lines):
        if "|" in lines[at] and _RULE.fullmatch(lines[at]):
            at += 1
            continue
        cells = _between_pipes(lines[at])
        if len(cells) != width:
            break
        rows.append(tuple(cells))
        at += 1
    return tuple(row for row in rows if any(row)), at


def _tabbed(lines: Sequence[str], at: int, width: int) -> tuple[Rows, int]:
    rows: list[tuple[str, ...]] = []
    even = False
    while at < len(lines):
        found = _tabbed_row(lines, at, width)
        if found is None:
            break
        row, at = found
        rows.append(row)
        even = even or sum(bool(cell) for cell in row) >= _FEWEST_CELLS
    return (tuple(row for row in rows if any(row)), at) if even else ((), at)


def _tabbed_row(lines: Sequence[str], at: int, width: int) -> tuple[tuple[str, ...], int] | None:
    """One row: even with the heading, a group over all columns, or broken over several lines."""
    cells = _between_tabs(lines[at])
    if len(cells) == width:
        return tuple(cells), at + 1
    if not cells or len(cells) > width or not _NUMBER.fullmatch(cells[0]):
        return None
    if len(cells) == 2 and _GROUP.fullmatch(cells[0]):
        return (*cells, *[""] * (width - 2)), at + 1
    joined, end = list(cells), at + 1
    while len(joined) < width and end < min(len(lines), at + _MOST_JOINED):
        more = _between_tabs(lines[end]) or _clean([lines[end]])
        if not any(more) or (len(more) > 1 and _NUMBER.fullmatch(more[0])):
            break
        joined = [*joined[:-1], f"{joined[-1]} {more[0]}".strip(), *more[1:]]
        end += 1
    if len(joined) == width:
        return tuple(joined), end
    if len(cells) == width - 1:  # an empty last cell whose tab was lost
        return (*cells, ""), at + 1
    return None
