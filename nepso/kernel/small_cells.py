"""What of a table of counts may be shown: small counts are hidden, and as much more as is needed
so that none can be reckoned back from what is shown.

The threshold rule (OECD, *Glossary of statistical terms*, "threshold rule": a cell of fewer than
some number of respondents is sensitive; some agencies ask for three, others for five) with 5, the
stricter one, and zeros hidden as any other number under it. Complementary suppression is the
network-flow heuristic for tables of two dimensions (Hundepool et al., *Handbook on Statistical
Disclosure Control*, 2nd ed. 2024, chapters 4 and 5, sdctools.github.io/HandbookSDC): a hidden cell
is safe when the hidden numbers can be moved along closed ways through the table, no total that is
shown changing, until the cell would be at least LEAST.

The reader is taken to know every number shown, that no count is negative and how this works; not to
file submissions of their own in order to subtract them.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass

LEAST = 5
# A total tells more than one cell of it: it is hidden last.
_TOTAL_COSTS = 50

Arc = tuple[int, int]


@dataclass(frozen=True, slots=True)
class SafeTable:
    """What is shown of a table; None where it is hidden. The total of all is always shown."""

    cells: list[list[int | None]]
    row_totals: list[int | None]
    column_totals: list[int | None]
    total: int


def is_publishable(total: int) -> bool:
    """Whether so few things may be divided at all."""
    return total >= LEAST


def safe_list(counts: Sequence[int]) -> list[int | None]:
    """What is shown of counts whose total is known, the total being at least LEAST.

    Which ones are hidden beside the small ones goes by place, the last first, and not by size, so
    that from one day to the next it stays the same one.
    """
    if not is_publishable(sum(counts)):
        raise ValueError("so few are not divided")
    hidden = {place for place, count in enumerate(counts) if count < LEAST}
    if not sum(counts[place] for place in hidden):
        return list(counts)  # nobody stands behind a nought, and the total gives it away
    for place in reversed(range(len(counts))):
        # Who knows this rule knows that a place hidden without need holds LEAST or more: were none
        # hidden so, each hidden count would be below it, and 4 + 4 is all that 8 can be.
        if len(hidden) > 1 and any(counts[one] >= LEAST for one in hidden):
            break
        hidden.add(place)
    return [None if place in hidden else count for place, count in enumerate(counts)]


def safe_table(counts: Sequence[Sequence[int]]) -> SafeTable:
    """What is shown of rows of counts, with the totals of rows and columns. The column totals are
    hidden exactly as ``safe_list`` hides them, so that both may stand side by side."""
    network = _Network(counts)
    for arc in sorted(network.hidden, key=lambda one: (-network.value[one], one)):
        network.protect(arc)
    rows, columns = range(len(counts)), range(len(counts[0]))
    return SafeTable(
        [[network.shown(network.cell(row, column)) for column in columns] for row in rows],
        [network.shown(network.row_total(row)) for row in rows],
        [network.shown(network.column_total(column)) for column in columns],
        sum(sum(row) for row in counts),
    )


class _Network:
    """The table as a flow that goes round: from the total through the columns to the rows, and
    back. What is hidden may change while what goes into each place still comes out of it."""

    def __init__(self, counts: Sequence[Sequence[int]]) -> None:
        self._width = len(counts[0])
        self._end = 1 + self._width + len(counts)
        margins = [sum(column) for column in zip(*counts, strict=True)]
        self.value: dict[Arc, int] = {}
        self._cost: dict[Arc, int] = {}
        self.hidden: set[Arc] = set()
        shown = safe_list(margins)
        for column, margin in enumerate(margins):
            self.value[self.column_total(column)] = margin
            if shown[column] is None:
                self.hidden.add(self.column_total(column))
        for row, line in enumerate(counts):
            self._open(self.row_total(row), sum(line), _TOTAL_COSTS)
            for column, count in enumerate(line):
                # Where a column is shown to hold nothing, each of its cells is shown too.
                if shown[column] != 0:
                    self._open(self.cell(row, column), count, 0)
                else:
                    self.value[self.cell(row, column)] = 0
        self._onward: dict[int, list[int]] = {}
        self._backward: dict[int, list[int]] = {}
        for start, end in [*self._cost, *(self.hidden - self._cost.keys())]:
            self._onward.setdefault(start, []).append(end)
            self._backward.setdefault(end, []).append(start)

    def cell(self, row: int, column: int) -> Arc:
        return 1 + column, 1 + self._width + row

    def row_total(self, row: int) -> Arc:
        return 1 + self._width + row, self._end

    def column_total(self, column: int) -> Arc:
        return 0, 1 + column

    def shown(self, arc: Arc) -> int | None:
        return None if arc in self.hidden else self.value[arc]

    def _open(self, arc: Arc, count: int, more: int) -> None:
        """A number that may be hidden, at a cost; at once when it is small."""
        self.value[arc], self._cost[arc] = count, 1 + count + more
        if count < LEAST:
            self.hidden.add(arc)

    def protect(self, arc: Arc) -> None:
        """Hide what is needed so that a small number could as well be LEAST; a nought one, and what
        is hidden beside it one more than it is."""
        count = self.value[arc]
        wanted = LEAST - count if 0 < count < LEAST else 1
        moved: dict[Arc, int] = {}
        while wanted > 0:
            way = self._way(arc, moved)
            self.hidden.update(one for one, _ in way)
            amount = min(
                [wanted, *(self.value[one] + moved.get(one, 0) for one, up in way if not up)]
            )
            for one, up in way:
                moved[one] = moved.get(one, 0) + (amount if up else -amount)
            wanted -= amount

    def _way(self, closed: Arc, moved: dict[Arc, int]) -> list[tuple[Arc, bool]]:
        """The cheapest way back from the end of an arc to its beginning, each step an arc and
        whether more goes through it then. There always is one: whatever stands beside a small cell
        in its row and its column adds up to what it lacks, or the total there is hidden too."""
        goal, begin = closed
        came: dict[int, tuple[int, tuple[Arc, bool]]] = {}
        best, heap = {begin: 0}, [(0, begin)]
        while heap:
            cost, node = heapq.heappop(heap)
            if node == goal:
                return self._steps(came, begin, goal)
            if cost > best[node]:
                continue
            for step, there in self._steps_from(node, closed, moved):
                arc = step[0]
                further = cost + (0 if arc in self.hidden else self._cost[arc])
                if further < best.get(there, further + 1):
                    best[there], came[there] = further, (node, step)
                    heapq.heappush(heap, (further, there))
        raise AssertionError("a total of LEAST always leaves a way")

    def _steps_from(
        self, node: int, closed: Arc, moved: dict[Arc, int]
    ) -> list[tuple[tuple[Arc, bool], int]]:
        up = [(((node, end), True), end) for end in self._onward.get(node, ())]
        down = [
            (((start, node), False), start)
            for start in self._backward.get(node, ())
            if self.value[start, node] + moved.get((start, node), 0) > 0
        ]
        return [one for one in (*up, *down) if one[0][0] != closed]

    @staticmethod
    def _steps(
        came: dict[int, tuple[int, tuple[Arc, bool]]], begin: int, goal: int
    ) -> list[tuple[Arc, bool]]:
        way, node = [], goal
        while node != begin:
            node, step = came[node]
            way.append(step)
        return way
