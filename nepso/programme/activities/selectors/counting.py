"""Figures as of a moment: how many activities, items, what they count, whom they reached.

Lines are never joined (``models/counting.py``). A thing on one line only is added up by the
database; the few on several lines (an activity for two duties, an item claimed by two agencies) are
read apart and counted once for each group they stand in, so that a whole counts them once and each
agency counts them once.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from nepso.programme.activities.models import CountedActivity, CountedItem
from nepso.programme.plans.selectors import programme_plan_at

ACTIVITY_GROUPS = ("agency", "commune", "duty", "clause", "form", "audience", "month")
ITEM_GROUPS = (*ACTIVITY_GROUPS, "kind", "count_of")
_COLUMNS = {"agency": "agency_id", "commune": "commune_id", "duty": "duty_id"}
Key = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Scope:
    """Which activities: done from ``first`` to ``last``, both included, in the report at ``as_of``
    (None: now). Of the others None means all and an empty collection means none; ``agencies``,
    ``communes`` and ``duties`` are primary keys, ``clauses`` take in all under them. Only what was
    done for the plan that is the programme's at ``as_of`` counts."""

    first: dt.date
    last: dt.date
    as_of: dt.datetime | None = None
    agencies: Collection[int] | None = None
    communes: Collection[int] | None = None
    duties: Collection[int] | None = None
    clauses: Collection[str] | None = None
    forms: Collection[str] | None = None
    audiences: Collection[str] | None = None


@dataclass(frozen=True, slots=True)
class ActivityTotal:
    """``reach_measured`` and ``reach_estimated`` are two figures, never one."""

    number: int = 0
    reach_measured: int = 0
    reach_estimated: int = 0


@dataclass(frozen=True, slots=True)
class ItemTotal:
    """How many items, and the sum of what the counts among them say."""

    number: int = 0
    value: Decimal = Decimal(0)


def scope_condition(scope: Scope) -> Q:
    """The condition on lines (``CountedActivity``, ``CountedItem``)."""
    condition = Q(done_on__gte=scope.first, done_on__lte=scope.last)
    condition &= Q(plan=programme_plan_at(scope.as_of))
    if scope.as_of is None:
        condition &= Q(until_at=None)
    else:
        still = Q(until_at=None) | Q(until_at__gt=scope.as_of)
        condition &= Q(from_at__lte=scope.as_of) & still
    given = {
        "agency_id__in": scope.agencies,
        "commune_id__in": scope.communes,
        "duty_id__in": scope.duties,
        "form__in": scope.forms,
        "audience__in": scope.audiences,
    }
    for name, wanted in given.items():
        if wanted is not None:
            condition &= Q(**{name: list(wanted)})
    if scope.clauses is not None:
        under = Q(pk__in=[])
        for clause in scope.clauses:
            under |= Q(clause=clause) | Q(clause__startswith=f"{clause}.")
        condition &= under
    return condition


def _columns(by: Sequence[str], known: Sequence[str]) -> list[str]:
    unknown = set(by) - set(known)
    if unknown:
        raise ValueError(f"cannot group by {sorted(unknown)}: one of {known}")
    return [_COLUMNS.get(name, name) for name in by]


def activity_totals(scope: Scope, *, by: Sequence[str] = ()) -> dict[Key, ActivityTotal]:
    """Activities in the report and their reach, by any of ACTIVITY_GROUPS; two queries.

    Keys are tuples in the order of ``by``, ``()`` for the whole; groups without any are absent.
    """
    columns = _columns(by, ACTIVITY_GROUPS)
    rows = CountedActivity.objects.filter(scope_condition(scope)).order_by()
    totals: dict[Key, ActivityTotal] = {}
    for key, number, measured, estimated in _added_up(rows, columns, _REACH):
        totals[key] = ActivityTotal(number, int(measured or 0), int(estimated or 0))
    for key, (measured, estimated) in _apart(rows, columns, "activity_id", _REACH):
        old = totals.get(key, ActivityTotal())
        totals[key] = ActivityTotal(
            old.number + 1, old.reach_measured + measured, old.reach_estimated + estimated
        )
    return totals


def activity_totals_of(
    scope: Scope, ways: Sequence[Sequence[str]]
) -> list[dict[Key, ActivityTotal]]:
    """What ``activity_totals(scope, by=way)`` gives for each of several ways, out of one pass over
    the lines and, only where some activity stands on several, one over those."""
    names = list(dict.fromkeys(name for way in ways for name in way))
    columns = _columns(names, ACTIVITY_GROUPS)
    rows = CountedActivity.objects.filter(scope_condition(scope)).order_by()
    sums = {f"{name}_sum": Sum(name) for name in _REACH}
    grouped = list(rows.values_list(*columns, "is_only").annotate(number_of=Count("pk"), **sums))
    width = len(columns)
    alone = [(row[:width], row[width + 1 :]) for row in grouped if row[width]]
    apart = []
    if len(alone) < len(grouped):
        lines = rows.filter(is_only=False).values_list(*columns, "activity_id", *_REACH)
        apart = [(row[:width], row[width], row[width + 1 :]) for row in lines.distinct()]
    return [_regrouped([names.index(name) for name in way], alone, apart) for way in ways]


def _regrouped(
    places: list[int],
    alone: list[tuple[Key, Sequence[int]]],
    apart: list[tuple[Key, int, Sequence[int]]],
) -> dict[Key, ActivityTotal]:
    """Finer groups added up to those of the columns at ``places``; of what stands apart each
    activity once a group."""
    sums: dict[Key, list[int]] = {}
    told: set[tuple[Key, int]] = set()
    for key, numbers in alone:
        here = sums.setdefault(tuple(key[place] for place in places), [0, 0, 0])
        for place, number in enumerate(numbers):
            here[place] += int(number or 0)
    for key, activity, (measured, estimated) in apart:
        own = tuple(key[place] for place in places)
        if (own, activity) in told:
            continue
        told.add((own, activity))
        here = sums.setdefault(own, [0, 0, 0])
        for place, number in enumerate((1, measured, estimated)):
            here[place] += number
    return {key: ActivityTotal(*numbers) for key, numbers in sums.items()}


def item_totals(
    scope: Scope,
    *,
    by: Sequence[str] = (),
    kinds: Collection[str] | None = None,
    counts_of: Collection[str] | None = None,
) -> dict[Key, ItemTotal]:
    """Items accepted with activities in the report, by any of ITEM_GROUPS; two queries.

    ``value`` adds up what counts say: group or restrict by ``count_of`` before using it.
    """
    columns = _columns(by, ITEM_GROUPS)
    rows = CountedItem.objects.filter(scope_condition(scope), items_wanted(kinds, counts_of))
    totals: dict[Key, ItemTotal] = {}
    for key, number, value in _added_up(rows.order_by(), columns, ("value",)):
        totals[key] = ItemTotal(number, _exact(value))
    for key, (value,) in _apart(rows.order_by(), columns, "item_id", ("value",)):
        old = totals.get(key, ItemTotal())
        totals[key] = ItemTotal(old.number + 1, old.value + _exact(value))
    return totals


def items_wanted(kinds: Collection[str] | None, counts_of: Collection[str] | None) -> Q:
    """The condition on ``CountedItem`` for kinds of items and of counts; None: all."""
    condition = Q()
    if kinds is not None:
        condition &= Q(kind__in=list(kinds))
    if counts_of is not None:
        condition &= Q(count_of__in=list(counts_of))
    return condition


_REACH = ("reach_measured", "reach_estimated")


def _exact(value: Any) -> Decimal:
    return Decimal(0) if value is None else Decimal(str(value))


def _added_up(rows: QuerySet[Any], columns: list[str], sums: Sequence[str]) -> list[Any]:
    """(key, number, sums…) of the things that stand on one line only."""
    counted = {"number_of": Count("pk"), **{f"{name}_sum": Sum(name) for name in sums}}
    alone = rows.filter(is_only=True)
    if not columns:
        found = alone.aggregate(**counted)
        return [((), *found.values())] if found["number_of"] else []
    grouped = alone.values_list(*columns).annotate(**counted)
    width = len(columns)
    return [(tuple(row[:width]), *row[width:]) for row in grouped]


def _apart(rows: QuerySet[Any], columns: list[str], what: str, facts: Sequence[str]) -> list[Any]:
    """(key, facts) of the others, each once for every group it stands in."""
    width = len(columns)
    distinct = rows.filter(is_only=False).values_list(*columns, what, *facts).distinct()
    return [(tuple(row[:width]), row[width + 1 :]) for row in distinct]
