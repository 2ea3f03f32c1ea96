"""What the REST API asks of the public shell, which it may not know: the open data of its pages, so
that page, CSV and API say the same numbers (joined in ``nepso/wiring.py``)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

Facts = Mapping[str, Any]


class OpenData(Protocol):
    """The public facts as plain values; small cells are suppressed already."""

    def plan(self) -> Facts | None:
        """The plan in force: version, title, symbol, issuer, issued_on, adopted_on; None without
        one."""

    def clauses(self) -> Sequence[Facts]:
        """Each clause that gives duties, in the order of the plan: label, heading, part, promises
        (text, in_words), tasks, done, under_way, not_started, activities, in_words, counted_at."""

    def years(self) -> Sequence[int]:
        """The years of which there are figures, the newest first."""

    def figures(self, year: int) -> Facts:
        """The figures of a year: year, counted_at, closes_on, rows (table, code, name, area, value,
        is_hidden, meaning), as its CSV has them."""


class _NoData:
    def plan(self) -> Facts | None:
        return None

    def clauses(self) -> Sequence[Facts]:
        return []

    def years(self) -> Sequence[int]:
        return []

    def figures(self, year: int) -> Facts:
        raise LookupError(year)


_joined: list[OpenData] = []


def open_data_comes_from(provider: OpenData) -> None:
    """Join the public shell; the last one that joins is asked."""
    _joined[:] = [provider]


def open_data() -> OpenData:
    """Whoever joined; without anybody there is no data."""
    return _joined[0] if _joined else _NoData()
