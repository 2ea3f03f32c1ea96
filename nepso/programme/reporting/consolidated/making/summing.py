"""Figures of the whole out of evidence and reports.

An agency that has sent its report brings the value that it stated there; one that has not brings
what the system counts of its accepted evidence. Over a span that is no period an agency brings what
is counted, with its corrections and typed values from the periods within. From the sum comes off
what several agencies claim together: that counts once in the whole.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from nepso.programme.reporting.consolidated.making.said import Reason, Said
from nepso.programme.reporting.consolidated.making.scoping import Reach
from nepso.programme.reporting.counting import reported_together, tasks_together
from nepso.programme.reporting.kinds import Breakdown, CountedFrom
from nepso.programme.reporting.models import IndicatorVersion
from nepso.programme.reporting.ports import Counted, Totals, evidence
from nepso.programme.reporting.rules import rule_of


@dataclass(frozen=True, slots=True)
class Brought:
    """What one agency brings to one figure."""

    agency: int
    counted: Decimal | None
    stated: Decimal | None
    said: Said | None
    reason: Reason | None
    is_estimate: bool

    @property
    def value(self) -> Decimal | None:
        """What enters the sum."""
        return self.counted if self.stated is None else self.stated

    @property
    def is_corrected(self) -> bool:
        """Whether the agency states another value than the counted one."""
        return None not in (self.counted, self.stated) and self.counted != self.stated


@dataclass(slots=True)
class Summed:
    """One figure of the whole; ``parts`` by breakdown and key, ``brought`` by agency."""

    version: IndicatorVersion
    counted: Decimal | None = None
    stated: Decimal | None = None
    twice: Decimal = Decimal(0)
    parts: dict[tuple[str, str], Decimal] = field(default_factory=dict)
    brought: list[Brought] = field(default_factory=list)


def totals_counted(
    versions: Iterable[IndicatorVersion], reach: Reach, kinds: Mapping[int, str]
) -> Totals:
    """What the system counts, by the primary key of the version as text."""
    rules = {str(v.pk): (v, rule_of(v.counted_from, v.rule)) for v in versions if v.is_counted}
    of_tasks = {n: v for n, (v, r) in rules.items() if r.counted_from == CountedFrom.TASKS}
    reported = {n: v for n, (v, r) in rules.items() if r.counted_from == CountedFrom.SUBMISSIONS}
    apart = {*of_tasks, *reported}
    of_evidence = {n: r for n, (_, r) in rules.items() if n not in apart}
    found = [evidence().totals(of_evidence, reach.agencies, reach.span, kinds)]
    if of_tasks:
        found.append(tasks_together(of_tasks, reach.agencies, kinds))
    if reported:
        found.append(reported_together(reported, reach.agencies, reach.span, kinds))
    of_agency: dict[tuple[int, str], Decimal] = {}
    whole: dict[str, Counted] = {}
    for one in found:
        of_agency |= one.of_agency
        whole |= one.whole
    return Totals(of_agency, whole)


def figures_summed(
    versions: Iterable[IndicatorVersion],
    totals: Totals,
    said: Mapping[tuple[int, int], list[Said]],
    reasons: Mapping[int, Reason],
    kinds: Mapping[int, str],
    *,
    of_period: bool,
) -> Iterator[Summed]:
    """One figure after another, in the order of the versions."""
    counted_by: defaultdict[str, dict[int, Decimal]] = defaultdict(dict)
    for (agency, name), value in totals.of_agency.items():
        counted_by[name][agency] = value
    said_by: defaultdict[int, dict[int, list[Said]]] = defaultdict(dict)
    for (agency, indicator), figures in said.items():
        said_by[indicator][agency] = figures
    for version in versions:
        counted = counted_by[str(version.pk)]
        told = said_by[version.indicator_id]
        brought = [
            _brought(
                agency,
                _values(version, counted.get(agency), told.get(agency, []), of_period),
                told.get(agency, []),
                reasons,
            )
            for agency in kinds
            if agency in counted or agency in told
        ]
        whole = totals.whole.get(str(version.pk), Counted(Decimal(0)))
        yield _summed(version, [b for b in brought if _matters(b)], counted, whole, kinds)


def _matters(brought: Brought) -> bool:
    return bool(brought.counted or brought.stated)


def _values(
    version: IndicatorVersion, counted: Decimal | None, told: list[Said], of_period: bool
) -> tuple[Decimal | None, Decimal | None]:
    """(counted, stated) of one agency; stated is None where it said nothing."""
    if not version.is_counted:
        stated = sum((s.stated or Decimal(0) for s in told), Decimal(0)) if told else None
        return None, stated
    counted = counted or Decimal(0)
    if not told:
        return counted, None
    if of_period:
        last = told[-1]
        return (last.counted if last.counted is not None else counted), last.stated
    return counted, counted + sum((s.correction for s in told), Decimal(0))


def _brought(
    agency: int,
    values: tuple[Decimal | None, Decimal | None],
    told: list[Said],
    reasons: Mapping[int, Reason],
) -> Brought:
    counted, stated = values
    last = told[-1] if told else None
    plain = Brought(agency, counted, stated, last, None, any(s.is_estimate for s in told))
    if last is None or not plain.is_corrected:
        return plain
    return dataclasses.replace(plain, reason=reasons.get(last.source))


def _summed(
    version: IndicatorVersion,
    brought: list[Brought],
    counted: Mapping[int, Decimal],
    whole: Counted,
    kinds: Mapping[int, str],
) -> Summed:
    summed = Summed(version, brought=brought)
    if version.is_counted:
        summed.counted = whole.value
        summed.twice = sum(counted.values(), Decimal(0)) - whole.value
    if version.is_counted or brought:
        values = sum((one.value or Decimal(0) for one in brought), Decimal(0))
        summed.stated = values - summed.twice
    for kind, value in sorted(_by_kind(brought, counted, whole, kinds).items()):
        if value:
            summed.parts[Breakdown.AGENCY_KIND, kind] = value
    for breakdown in version.breakdowns:
        if breakdown != Breakdown.AGENCY_KIND:
            for key, value in sorted(whole.parts.get(breakdown, {}).items()):
                summed.parts[breakdown, key] = value
    return summed


def _by_kind(
    brought: list[Brought],
    counted: Mapping[int, Decimal],
    whole: Counted,
    kinds: Mapping[int, str],
) -> dict[str, Decimal]:
    """The values of the agencies of each kind, less what several of that kind claim together."""
    sums: defaultdict[str, Decimal] = defaultdict(Decimal)
    for one in brought:
        sums[kinds[one.agency]] += one.value or Decimal(0)
    for agency, value in counted.items():
        sums[kinds[agency]] -= value
    for kind, value in whole.parts.get(Breakdown.AGENCY_KIND, {}).items():
        sums[kind] += value
    return sums
