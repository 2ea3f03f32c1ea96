"""Where the cells of a table lie once the merged ones are spread out; every row becomes full."""

from __future__ import annotations

from dataclasses import dataclass

from vanban.writing.official.document import Align, Cell, Table

MAX_COLUMNS = 60  # Word holds 63


@dataclass(frozen=True, slots=True)
class Place:
    """A cell at its column; ``continued`` is the part of a cell that began in a row above."""

    cell: Cell
    column: int
    columns: int
    rows: int
    align: Align
    continued: bool = False


def laid(table: Table) -> list[list[Place]]:
    """The rows of head and body, each as the places that fill it from left to right.

    A cell that reaches beyond the last row or the last column is cut there; a row that is short
    is filled with empty cells. Head cells do not reach into the body.
    """
    width = column_count(table)
    return _section(table.head, width, table.aligns) + _section(table.rows, width, table.aligns)


def column_count(table: Table) -> int:
    """How many columns the fullest row takes."""
    fullest = max(_fullest(table.head), _fullest(table.rows), len(table.widths), 1)
    return min(fullest, MAX_COLUMNS)


def shares(table: Table) -> list[float]:
    """The part of the width that each column takes; they add up to 1."""
    count = column_count(table)
    given = [max(width, 0.0) for width in table.widths[:count]]
    if not given or sum(given) <= 0:
        return [1 / count] * count
    given += [sum(given) / len(given)] * (count - len(given))
    return [max(width, sum(given) * 0.01) / sum(given) for width in given]


def _fullest(rows: tuple[tuple[Cell, ...], ...]) -> int:
    hanging: dict[int, int] = {}
    fullest = 0
    for row in rows:
        taken = sum(1 for left in hanging.values() if left > 0)
        own = sum(max(cell.columns, 1) for cell in row)
        fullest = max(fullest, taken + own)
        hanging = {column: left - 1 for column, left in hanging.items() if left > 1}
        free = (column for column in range(MAX_COLUMNS * 2) if column not in hanging)
        for cell in row:
            for _ in range(max(cell.columns, 1)):
                column = next(free, None)
                if column is not None and cell.rows > 1:
                    hanging[column] = cell.rows - 1
    return fullest


def _section(
    rows: tuple[tuple[Cell, ...], ...], width: int, aligns: tuple[Align, ...]
) -> list[list[Place]]:
    above: dict[int, tuple[Place, int]] = {}  # by first column: what hangs down, rows left
    result = []
    for number, row in enumerate(rows):
        places, column, waiting = [], 0, list(row)
        while column < width:
            if column in above:
                place, _ = above[column]
                places.append(_continuation(place))
            else:
                room = min((c for c in above if c > column), default=width) - column
                cell = waiting.pop(0) if waiting else Cell()
                places.append(_place(cell, column, room, len(rows) - number, aligns))
            column += places[-1].columns
        above = _hanging(places, above)
        result.append(places)
    return result


def _place(cell: Cell, column: int, room: int, depth: int, aligns: tuple[Align, ...]) -> Place:
    own = aligns[column] if column < len(aligns) else Align.LEFT
    columns = min(max(cell.columns, 1), room)
    rows = min(max(cell.rows, 1), depth)
    return Place(cell, column, columns, rows, cell.align or own)


def _continuation(place: Place) -> Place:
    return Place(place.cell, place.column, place.columns, place.rows, place.align, continued=True)


def _hanging(
    places: list[Place], above: dict[int, tuple[Place, int]]
) -> dict[int, tuple[Place, int]]:
    left = {column: (place, rows - 1) for column, (place, rows) in above.items() if rows > 1}
    for place in places:
        if not place.continued and place.rows > 1:
            left[place.column] = (place, place.rows - 1)
    return left
