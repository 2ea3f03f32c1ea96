"""Counting the figures of reports: evidence through its port, tasks from the register."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from nepso.foundation.worktime.models import Period
from nepso.programme.register.models import PlanTask
from nepso.programme.register.selectors.visible import plan_tasks_of_programme
from nepso.programme.reporting.kinds import CountedFrom
from nepso.programme.reporting.models import IndicatorVersion
from nepso.programme.reporting.ports import Counted, Span, Totals, evidence, submissions
from nepso.programme.reporting.rules import Rule, any_place_matches, rule_of

Key = tuple[int, str]


def span_of(period: Period, as_of: dt.datetime) -> Span:
    """What counts in a period: done from its first counted day to its cut-off, known ``as_of``."""
    return Span(period.counts_from, period.counts_until, as_of)


def figures_counted(
    versions: Mapping[str, IndicatorVersion], agencies: Iterable[int] | None, span: Span
) -> dict[Key, Counted]:
    """The counted value of each (agency id, name of version); what is typed has none.

    One call of each port and one query of the register, however many agencies (None: all).
    """
    agencies = None if agencies is None else list(agencies)
    rules = {name: rule_of(v.counted_from, v.rule) for name, v in versions.items()}
    of_tasks = {n: r for n, r in rules.items() if r.counted_from == CountedFrom.TASKS}
    typed = {n for n, r in rules.items() if r.counted_from == CountedFrom.TYPED}
    reported = {n: r for n, r in rules.items() if r.counted_from == CountedFrom.SUBMISSIONS}
    apart = {*typed, *of_tasks, *reported}
    of_evidence = {n: r for n, r in rules.items() if n not in apart}
    found = evidence().counted(of_evidence, agencies, span) if of_evidence else {}
    told = {key: Counted(value) for key, value in _reported(reported, agencies, span).items()}
    return {**found, **_tasks_counted(of_tasks, agencies), **told}


def _reported(
    rules: Mapping[str, Rule], agencies: Iterable[int] | None, span: Span
) -> dict[Key, Decimal]:
    """What people reported, by agency and rule; one call of the port, none without a rule."""
    if not rules:
        return {}
    counted = submissions().counted(agencies, span)
    return {
        (agency, name): Decimal(number)
        for (agency, measure), number in counted.items()
        for name, rule in rules.items()
        if rule.measure == measure
    }


def reported_together(
    versions: Mapping[str, IndicatorVersion],
    agencies: Iterable[int] | None,
    span: Span,
    kind_of: Mapping[int, str],
) -> Totals:
    """What versions that count submissions count over many agencies: each stands with one agency,
    so the whole is the plain sum."""
    rules = {name: rule_of(v.counted_from, v.rule) for name, v in versions.items()}
    of_agency = _reported(rules, agencies, span)
    whole: defaultdict[str, Decimal] = defaultdict(Decimal)
    kinds: dict[str, defaultdict[str, Decimal]] = {name: defaultdict(Decimal) for name in rules}
    for (agency, name), number in of_agency.items():
        whole[name] += number
        kinds[name][kind_of.get(agency, "")] += number
    return Totals(
        of_agency,
        {name: Counted(value, {"agency_kind": dict(kinds[name])}) for name, value in whole.items()},
    )


def tasks_together(
    versions: Mapping[str, IndicatorVersion],
    agencies: Iterable[int] | None,
    kind_of: Mapping[int, str],
) -> Totals:
    """What versions that count tasks count over many agencies; a task is given to one agency, so
    the whole is the plain sum. One query, memory that does not grow with the parts."""
    rules = {name: rule_of(v.counted_from, v.rule) for name, v in versions.items()}
    of_agency: defaultdict[Key, int] = defaultdict(int)
    parts: dict[str, dict[str, Counter[str]]] = {
        name: {part: Counter() for part in ("agency_kind", "clause", "state")} for name in rules
    }
    for agency, name, state, clause in _tasks_matched(rules, agencies):
        of_agency[agency, name] += 1
        told = {"agency_kind": kind_of.get(agency, ""), "clause": clause, "state": state}
        for part, key in told.items():
            parts[name][part][key] += 1
    whole = {
        name: Counted(
            Decimal(of_rule["state"].total()),
            {part: _decimals(counts) for part, counts in of_rule.items()},
        )
        for name, of_rule in parts.items()
        if of_rule["state"]
    }
    return Totals({key: Decimal(number) for key, number in of_agency.items()}, whole)


def _tasks_matched(
    rules: Mapping[str, Rule], agencies: Iterable[int] | None
) -> Iterator[tuple[int, str, str, str]]:
    """(agency, rule, state, clause) of each task that a rule counts. Tasks of the plan in force;
    those accounted for in words alone are left out."""
    rows = plan_tasks_of_programme().filter(agency__isnull=False, words_only=False)
    if agencies is not None:
        rows = rows.filter(agency_id__in=agencies)
    known: dict[tuple[str, int | None], list[tuple[str, frozenset[str]]]] = {}
    tasks = rows.order_by().values_list("agency_id", "state", "duty__clause", "duty__bullet")
    for agency, state, clause, bullet in tasks.iterator(chunk_size=5000):
        here = known.get((clause, bullet))
        if here is None:
            here = known[clause, bullet] = [
                (name, rule.states)
                for name, rule in rules.items()
                if any_place_matches(rule.places, clause, bullet)
            ]
        for name, states in here:
            if state in states:
                yield agency or 0, name, state, clause


def _tasks_counted(rules: Mapping[str, Rule], agencies: list[int] | None) -> dict[Key, Counted]:
    """Tasks by agency, each with its parts."""
    if not rules:
        return {}
    states: defaultdict[Key, Counter[str]] = defaultdict(Counter)
    clauses: defaultdict[Key, Counter[str]] = defaultdict(Counter)
    for agency, name, state, clause in _tasks_matched(rules, agencies):
        states[agency, name][state] += 1
        clauses[agency, name][clause] += 1
    return {
        key: Counted(
            Decimal(counts.total()),
            {"state": _decimals(counts), "clause": _decimals(clauses[key])},
        )
        for key, counts in states.items()
    }


def _decimals(counts: Counter[str]) -> dict[str, Decimal]:
    return {name: Decimal(number) for name, number in sorted(counts.items())}


def agencies_asked(
    versions: Mapping[str, IndicatorVersion], agencies: Iterable[int] | None
) -> dict[str, set[int] | None]:
    """Whom each version asks: None for everybody, else the agencies with a task at its places.

    A task accounted for in words alone asks nobody for a figure. One query.
    """
    narrow = {name: v.asked_of for name, v in versions.items() if v.asked_of}
    asked: dict[str, set[int] | None] = {
        name: set() if name in narrow else None for name in versions
    }
    if not narrow:
        return asked
    rows = _tasks_of(agencies)
    for agency, clause, bullet in rows:
        for name, places in narrow.items():
            if any_place_matches(places, clause, bullet):
                asked[name].add(agency)  # type: ignore[union-attr]
    return asked


def _tasks_of(agencies: Iterable[int] | None) -> Iterable[tuple[int, str, int | None]]:
    rows = PlanTask.objects.filter(agency__isnull=False, words_only=False)
    rows = rows.filter(pk__in=plan_tasks_of_programme().values("pk"))
    if agencies is not None:
        rows = rows.filter(agency_id__in=list(agencies))
    found = rows.order_by().values_list("agency_id", "duty__clause", "duty__bullet").distinct()
    return [(agency or 0, clause, bullet) for agency, clause, bullet in found]
