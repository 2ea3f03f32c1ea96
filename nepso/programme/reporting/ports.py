"""What reporting asks of the packages that hold evidence; joined in ``nepso/wiring.py``.

Counts are of what was accepted by ``as_of`` and done between two days, grouped so that one call
serves one agency or three thousand.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Protocol

from nepso.programme.reporting.rules import Rule


@dataclass(frozen=True, slots=True)
class Span:
    """From ``first`` to ``last``, both included, as it was known at ``as_of``."""

    first: dt.date
    last: dt.date
    as_of: dt.datetime


@dataclass(frozen=True, slots=True)
class Counted:
    """A number and how it divides: {breakdown: {key: number}}."""

    value: Decimal
    parts: Mapping[str, Mapping[str, Decimal]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Behind:
    """One thing that a figure counts: an activity or an item of evidence, with its own page."""

    title: str
    url: str
    on: dt.date | None
    agency: str
    kind: str
    value: Decimal
    is_photo: bool = False


@dataclass(frozen=True, slots=True)
class BehindPage:
    """One page of them; cursors are "" where there is no neighbour."""

    rows: list[Behind]
    after: str = ""
    before: str = ""


class EvidenceSource(Protocol):
    """Counts of activities and evidence. Keys of the answer: (agency id, name of the rule)."""

    def counted(
        self, rules: Mapping[str, Rule], agencies: Iterable[int] | None, span: Span
    ) -> dict[tuple[int, str], Counted]: ...

    def behind(
        self, rule: Rule, agencies: Iterable[int] | None, span: Span, after: str, before: str
    ) -> BehindPage: ...


class _NothingYet:
    """Until evidence joins, everything counts zero."""

    def counted(
        self, rules: Mapping[str, Rule], agencies: Iterable[int] | None, span: Span
    ) -> dict[tuple[int, str], Counted]:
        return {}

    def behind(
        self, rule: Rule, agencies: Iterable[int] | None, span: Span, after: str, before: str
    ) -> BehindPage:
        return BehindPage([])


_source: EvidenceSource = _NothingYet()


def evidence_comes_from(source: EvidenceSource) -> None:
    """Join the package that counts evidence."""
    global _source  # noqa: PLW0603 - one source for the process, joined at start
    _source = source


def evidence() -> EvidenceSource:
    """The package that counts evidence."""
    return _source
