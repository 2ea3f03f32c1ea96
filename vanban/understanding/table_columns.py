"""Which column of a task table holds what, told from the words of its heading rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import compress

from vanban.understanding.table_kinds import (
    holds_measures,
    holds_quantities,
    is_open,
    is_quantity,
    kind_of,
    may_be_heading,
)

_Row = Sequence[str]
_MOST_HEADING_ROWS = 3


class Withheld(Enum):
    """Tables whose rows are no tasks (contract, *No tasks*), though an office may stand in them."""

    TARGETS = "targets"
    COSTS = "costs"
    MEMBERS = "members"


@dataclass(frozen=True, slots=True)
class Columns:
    """The index of each column by what it holds, and how many rows head the table."""

    work: int
    number: int | None
    lead: int | None
    partner: int | None
    time: int | None
    product: int | None
    heading_rows: int
    lead_is_chair: bool  # the heading says "chủ trì", not only "thực hiện"
    shared: bool = False  # one column names who leads and who joins in
    start: int | None = None  # from when; no deadline
    withheld: Withheld | None = None  # why its rows are no tasks, whatever its columns name

    @property
    def of_duty(self) -> tuple[int | None, ...]:
        """The columns that only a row with a duty fills; who stands first."""
        return (self.lead, self.partner, self.time, self.product, self.start)


def columns_of(rows: Sequence[_Row]) -> Columns | None:
    """The columns of a task table, or None when its heading names no task table."""
    if rows and any(map(is_quantity, rows[0])):
        return None  # the first row of a table that goes on from the page before
    # what one cell fills only names a group
    told = [len({*row}) > 1 for row in rows]
    best: Columns | None = None
    for count in range(1, min(_MOST_HEADING_ROWS, len(rows) - 1) + 1):
        if count > 1 and not may_be_heading(rows[count - 1], rows[count - 2]):
            break
        columns = _columns(rows[:count], list(compress(rows[count:], told[count:])))
        if columns is not None and (best is None or _known(columns) > _known(best)):
            best = columns
    if best is None:
        return None
    return _past_numbers(best, rows)


def _past_numbers(columns: Columns, rows: Sequence[_Row]) -> Columns:
    """Skip the row "(1) (2) (3)" under a heading."""
    at = columns.heading_rows
    if at < len(rows) and all(
        re.fullmatch(r"\(?\d{0,2}\)?|[A-G]", cell.strip()) for cell in rows[at]
    ):
        filled = [cell for cell in rows[at] if cell.strip()]
        if len(filled) >= 3:
            return replace(columns, heading_rows=at + 1)
    return columns


def _columns(heading: Sequence[_Row], body: Sequence[_Row]) -> Columns | None:
    titles = [
        list(dict.fromkeys(row[at].strip().lower() for row in heading if at < len(row)))
        for at in range(len(heading[0]))
    ]
    words = [" ".join(filter(None, cells)) for cells in titles]
    kinds: dict[str, int] = {}
    chair = False
    for at, cells in enumerate(titles):
        kind = kind_of(words[at], cells[-1] if cells else "")
        if kind == "lead" and "lead" not in kinds and _is_no_lead(at, words, body):
            kind = "note"
        if kind is not None and kind not in kinds:
            kinds[kind] = at
            chair = chair or (kind in ("lead", "shared") and "chủ trì" in words[at])
    shared = "shared" in kinds and not {"lead", "partner"} & kinds.keys()
    if shared:
        kinds["lead"] = kinds["shared"]
    withheld = _withheld(words, kinds, body)
    work = kinds.get("work", kinds.get("target") if withheld is Withheld.TARGETS else None)
    if work is None or not (withheld or {"lead", "time", "start", "partner"} & kinds.keys()):
        return None
    return Columns(
        work, kinds.get("number"), kinds.get("lead"), kinds.get("partner"), kinds.get("time"),
        kinds.get("product"), len(heading), chair, shared, kinds.get("start"), withheld,
    )  # fmt: skip


def _is_no_lead(at: int, headings: Sequence[str], body: Sequence[_Row]) -> bool:
    """Whether a column whose heading could name an office holds figures or units of measure."""
    cells = _cells(body, at)
    if holds_quantities(cells):
        return True
    others = [words for other, words in enumerate(headings) if other != at]
    return is_open(headings[at]) and holds_measures(cells, others)


def _cells(body: Sequence[_Row], at: int) -> list[str]:
    return [row[at] for row in body if at < len(row)]


def _withheld(
    headings: Sequence[str], kinds: dict[str, int], body: Sequence[_Row]
) -> Withheld | None:
    """Why a table is none of tasks: it holds persons, targets or costs."""
    if "person" in kinds:
        return Withheld.MEMBERS
    if "work" not in kinds:
        return Withheld.TARGETS if "target" in kinds else None
    work = kinds["work"]
    if holds_quantities(_cells(body, work)):
        return Withheld.TARGETS
    is_of_targets = re.search(r"chỉ tiêu|mục tiêu", headings[work]) and not re.search(
        r"nhiệm vụ", headings[work]
    )
    if is_of_targets and "lead" not in kinds:
        return Withheld.TARGETS
    costs = sum(any(sign in words for words in headings) for sign in ("đơn giá", "thành tiền"))
    if costs and (costs > 1 or not {"lead", "partner"} & kinds.keys()):
        return Withheld.COSTS
    return None


def _known(columns: Columns) -> int:
    every = (columns.number, *columns.of_duty)
    return sum(value is not None for value in every)
