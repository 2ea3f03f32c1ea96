"""What reporting asks of the packages that hold evidence or cases; joined in ``nepso/wiring.py``.

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
    value: Decimal | None = None
    is_photo: bool = False


@dataclass(frozen=True, slots=True)
class BehindPage:
    """One page of them; cursors are "" where there is no neighbour. ``by_word``: how many of all
    only a person's word stands behind."""

    rows: list[Behind]
    after: str = ""
    before: str = ""
    by_word: int = 0


@dataclass(frozen=True, slots=True)
class Totals:
    """What rules count over many agencies: ``of_agency`` each agency's own by (agency id, name of
    the rule), ``whole`` all together, where a thing that several agencies claim counts once.

    The parts of ``whole`` are "form", "audience", "clause" and, by the kinds given, "agency_kind".
    """

    of_agency: Mapping[tuple[int, str], Decimal] = field(default_factory=dict)
    whole: Mapping[str, Counted] = field(default_factory=dict)


# What of a figure is listed: what it counts itself, or the items that prove what it counts.
COUNTED_THINGS, PROOFS = "counted", "proofs"


class EvidenceSource(Protocol):
    """Counts of activities and evidence; agencies None means all. Parts are those of ``Totals``."""

    def counted(
        self, rules: Mapping[str, Rule], agencies: Iterable[int] | None, span: Span
    ) -> dict[tuple[int, str], Counted]:
        """By (agency id, name of the rule), each agency on its own, with parts."""

    def totals(
        self,
        rules: Mapping[str, Rule],
        agencies: Iterable[int] | None,
        span: Span,
        kind_of: Mapping[int, str],
    ) -> Totals:
        """Of many agencies together; a fixed number of queries, memory that does not grow."""

    def behind(
        self,
        rule: Rule,
        agencies: Iterable[int] | None,
        span: Span,
        *,
        what: str = COUNTED_THINGS,
        after: str = "",
        before: str = "",
    ) -> BehindPage:
        """One page of what a rule counts, or of the items behind it."""


class _NothingYet:
    """Until evidence joins, everything counts zero."""

    def counted(
        self, rules: Mapping[str, Rule], agencies: Iterable[int] | None, span: Span
    ) -> dict[tuple[int, str], Counted]:
        return {}

    def totals(
        self,
        rules: Mapping[str, Rule],
        agencies: Iterable[int] | None,
        span: Span,
        kind_of: Mapping[int, str],
    ) -> Totals:
        return Totals()

    def behind(
        self,
        rule: Rule,
        agencies: Iterable[int] | None,
        span: Span,
        *,
        what: str = COUNTED_THINGS,
        after: str = "",
        before: str = "",
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


class SubmissionSource(Protocol):
    """Numbers of what people reported (``kinds.Measure``): never a list, never a word of it."""

    def counted(self, agencies: Iterable[int] | None, span: Span) -> Mapping[tuple[int, str], int]:
        """By (agency id, measure); agencies None means all; each thing with one agency only."""

    def divided(
        self, measure: str, agencies: Iterable[int] | None, span: Span
    ) -> list[tuple[str, list[tuple[str, int]]]]:
        """One measure divided in some ways: (title, [(label, number)])."""


class _NothingReported:
    """Until casework joins, nothing was reported."""

    def counted(self, agencies: Iterable[int] | None, span: Span) -> Mapping[tuple[int, str], int]:
        return {}

    def divided(
        self, measure: str, agencies: Iterable[int] | None, span: Span
    ) -> list[tuple[str, list[tuple[str, int]]]]:
        return []


_submissions: SubmissionSource = _NothingReported()


def submissions_come_from(source: SubmissionSource) -> None:
    """Join the package that counts what people reported."""
    global _submissions  # noqa: PLW0603 - one source for the process, joined at start
    _submissions = source


def submissions() -> SubmissionSource:
    """The package that counts what people reported."""
    return _submissions
