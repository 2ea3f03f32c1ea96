"""What a spreadsheet did, or would do: every fault, and every row by name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, TypedDict

from nepso.foundation.accounts.onboarding.columns import AGENCIES, OFFICERS, SHEETS
from nepso.foundation.accounts.onboarding.reading import Fault

NEW, CHANGED, ENDED, SAME = "new", "changed", "ended", "same"
HAPPENINGS = (
    (NEW, "thêm mới"),
    (CHANGED, "sửa"),
    (ENDED, "ghi ngày kết thúc"),
)
Change = tuple[str, str, str]  # heading, before, after


@dataclass(frozen=True, slots=True)
class Deed:
    """One row: what happened to whom, and each value that changed as (heading, before, after)."""

    sheet: str
    row: int
    what: str
    title: str
    changes: list[Change]


class Kept(TypedDict):
    """An outcome as it is kept between preview and confirmation, in JSON."""

    counts: dict[str, dict[str, int]]
    faults: list[list[Any]]
    deeds: list[list[Any]]


@dataclass
class Outcome:
    """Counts by sheet and happening, all faults, and the deeds of rows that change something."""

    counts: dict[str, dict[str, int]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    deeds: list[Deed] = field(default_factory=list)

    def add(self, deed: Deed) -> None:
        """One more row; one that changes nothing is only counted."""
        empty = dict.fromkeys((NEW, CHANGED, ENDED, SAME), 0)
        self.counts.setdefault(deed.sheet, empty)[deed.what] += 1
        if deed.what != SAME:
            self.deeds.append(deed)

    def sort(self) -> None:
        """Faults and deeds in the order of the spreadsheet, a cell told twice once."""
        order = {shape.name: place for place, shape in enumerate(SHEETS)}
        columns = [column.heading for shape in SHEETS for column in shape.columns]
        self.faults = sorted(
            dict.fromkeys(self.faults),
            key=lambda f: (
                order.get(f.sheet, 0),
                f.row,
                columns.index(f.column) if f.column in columns else len(columns),
            ),
        )
        self.deeds.sort(key=lambda d: (order[d.sheet], d.row))

    def kept(self) -> Kept:
        """As JSON; ``outcome_of`` gives it back."""
        return {
            "counts": self.counts,
            "faults": [[f.sheet, f.row, f.column, f.sentence] for f in self.faults],
            "deeds": [[d.sheet, d.row, d.what, d.title, d.changes] for d in self.deeds],
        }


def outcome_of(kept: Kept) -> Outcome:
    """What was kept as JSON."""
    return Outcome(
        kept["counts"],
        [Fault(*fault) for fault in kept["faults"]],
        [Deed(*deed) for deed in kept["deeds"]],
    )


@dataclass(frozen=True)
class Group:
    """The deeds of one kind on one sheet; ``code`` names it in an address."""

    code: str
    title: str
    deeds: list[Deed]


def groups_of(deeds: Iterable[Deed]) -> list[Group]:
    """The deeds by sheet and by what happens, empty groups left out."""
    deeds = list(deeds)
    codes = {AGENCIES.name: "co-quan", OFFICERS.name: "can-bo"}
    made = [
        Group(
            f"{codes[shape.name]}-{what}",
            f"{shape.name}: {words}",
            [d for d in deeds if d.sheet == shape.name and d.what == what],
        )
        for shape in SHEETS
        for what, words in HAPPENINGS
    ]
    return [group for group in made if group.deeds]
