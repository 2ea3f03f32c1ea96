"""What is known of where the programme stands: plain values that are kept as JSON."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Share:
    """Tasks of single agencies. ``overdue`` is part of the open ones; what does not apply to an
    agency stands apart."""

    done: int = 0
    under_way: int = 0
    not_started: int = 0
    overdue: int = 0
    not_applicable: int = 0

    @property
    def total(self) -> int:
        """How many apply."""
        return self.done + self.under_way + self.not_started

    @property
    def open_in_time(self) -> int:
        """Open, and not past their date."""
        return self.under_way + self.not_started - self.overdue

    @property
    def percent(self) -> int:
        """Done out of what applies, rounded down: 100 only when everything is done."""
        return self.done * 100 // self.total if self.total else 0


def together(shares: Iterable[Share]) -> Share:
    """The sum of several."""
    sums = [0] * len(dataclasses.fields(Share))
    for share in shares:
        sums = [a + b for a, b in zip(sums, dataclasses.astuple(share), strict=True)]
    return Share(*sums)


@dataclass(frozen=True, slots=True)
class HeldDuty:
    """A duty with which many agencies are late; ``since`` is the earliest date, as ISO text."""

    public_id: str
    text: str
    clause: str
    late: int
    since: str


@dataclass(frozen=True, slots=True)
class LateAgency:
    """An agency with many tasks past their date."""

    public_id: str
    name: str
    late: int
    share: Share


@dataclass(frozen=True, slots=True)
class NamedActivity:
    """An activity in the report, by what it was; ``day`` as ISO text."""

    title: str
    agency: str
    day: str


@dataclass(frozen=True, slots=True)
class Facts:
    """``clauses`` by the label of the duty's clause, words-only duties too; ``months`` ("202611"),
    ``forms`` and ``activities_by_clause`` count activities in the report, done in the current
    period, ``named`` the latest few of each clause. ``words_only`` are the duties (public ids) that
    are accounted for in words alone. ``rows`` is how many rows were counted."""

    whole: Share = Share()
    soon: int = 0
    clauses: dict[str, Share] = field(default_factory=dict)
    kinds: dict[str, Share] = field(default_factory=dict)
    held: tuple[HeldDuty, ...] = ()
    late: tuple[LateAgency, ...] = ()
    months: dict[str, int] = field(default_factory=dict)
    forms: dict[str, int] = field(default_factory=dict)
    activities_by_clause: dict[str, int] = field(default_factory=dict)
    named: dict[str, tuple[NamedActivity, ...]] = field(default_factory=dict)
    words_only: tuple[str, ...] = ()
    activities: int = 0
    reach_measured: int = 0
    reach_estimated: int = 0
    refused_items: int = 0
    rows: int = 0

    def plain(self) -> dict[str, Any]:
        """As JSON values."""
        return dataclasses.asdict(self)

    def activities_of(self, label: str) -> int:
        """Activities of a clause and all under it; one that was done for two of them is in both."""
        counts = self.activities_by_clause.items()
        return sum(n for name, n in counts if name == label or name.startswith(f"{label}."))

    def clause(self, label: str) -> Share:
        """A clause with everything under it."""
        return together(
            s for name, s in self.clauses.items() if name == label or name.startswith(f"{label}.")
        )


def facts_of_json(data: dict[str, Any]) -> Facts:
    """What ``Facts.plain`` gave; what a newer version added and this row lacks is empty."""
    known = {f.name for f in dataclasses.fields(Facts)}
    given = {name: value for name, value in data.items() if name in known}
    for name in ("clauses", "kinds"):
        given[name] = {key: Share(**share) for key, share in data.get(name, {}).items()}
    given["named"] = {
        clause: tuple(NamedActivity(**one) for one in some)
        for clause, some in data.get("named", {}).items()
    }
    given["words_only"] = tuple(data.get("words_only", ()))
    given["whole"] = Share(**data.get("whole", {}))
    given["held"] = tuple(HeldDuty(**row) for row in data.get("held", ()))
    given["late"] = tuple(
        LateAgency(**{**row, "share": Share(**row["share"])}) for row in data.get("late", ())
    )
    return Facts(**given)
