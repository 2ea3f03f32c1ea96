"""Counting where the programme stands: a fixed number of queries, each over all rows."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import Any

from django.db.models import Count, F, Min, OuterRef, Q, QuerySet, Subquery

from nepso.foundation.worktime.selectors import current_period
from nepso.kernel.clock import today
from nepso.programme.activities.models import CountedActivity
from nepso.programme.activities.selectors import Scope, activity_totals_of
from nepso.programme.activities.selectors.counting import scope_condition
from nepso.programme.activities.selectors.standing import refused_items_count
from nepso.programme.plans.models import Duty
from nepso.programme.register.models import PlanTask
from nepso.programme.register.presenting import short
from nepso.programme.register.selectors import plan_tasks_of_programme
from nepso.programme.register.states import DONE, NOT_APPLICABLE, NOT_STARTED, UNDER_WAY
from nepso.programme.reporting.following.standing.facts import (
    Facts,
    HeldDuty,
    LateAgency,
    NamedActivity,
    Share,
    together,
)

MOST_NAMED = 10
MOST_OF_A_CLAUSE = 2
SOON = dt.timedelta(days=30)
_OPEN = (NOT_STARTED, UNDER_WAY)


def standing_count() -> Facts:
    """Count everything now; about a dozen queries, however many rows."""
    tasks = plan_tasks_of_programme().filter(agency__isnull=False).order_by()
    by_duty = list(_by_duty(tasks))
    duties = Duty.objects.in_bulk({row["duty_id"] for row in by_duty})
    clauses, kinds = defaultdict[str, list[Share]](list), defaultdict[str, list[Share]](list)
    for row in by_duty:
        share = _share(row)
        clauses[duties[row["duty_id"]].clause].append(share)
        kinds[row["kind"]].append(share)
    whole = together(share for shares in kinds.values() for share in shares)
    done = _activities()
    return Facts(
        whole=whole,
        soon=sum(row["soon"] for row in by_duty),
        clauses={name: together(shares) for name, shares in sorted(clauses.items())},
        kinds={name: together(shares) for name, shares in sorted(kinds.items())},
        held=_held(by_duty, duties),
        late=_late(tasks),
        refused_items=refused_items_count(),
        words_only=tuple(sorted({duties[r["duty_id"]].public_id for r in by_duty if r["words"]})),
        rows=whole.total + whole.not_applicable + done["activities"],
        **done,
    )


def _by_duty(tasks: QuerySet[PlanTask]) -> QuerySet[Any, Any]:
    late = Q(due_sort__lt=today(), state__in=_OPEN)
    soon = Q(due_sort__gte=today(), due_sort__lte=today() + SOON, state__in=_OPEN)
    grouped: Any = tasks.values("duty_id", kind=F("agency__kind"))
    counted: QuerySet[Any, Any] = grouped.annotate(
        **_counts(),
        soon=Count("pk", filter=soon),
        since=Min("due_sort", filter=late),
        words=Count("pk", filter=Q(words_only=True)),
    )
    return counted


def _counts() -> dict[str, Count]:
    late = Q(due_sort__lt=today(), state__in=_OPEN)
    return {
        "done": Count("pk", filter=Q(state=DONE)),
        "under_way": Count("pk", filter=Q(state=UNDER_WAY)),
        "not_started": Count("pk", filter=Q(state=NOT_STARTED)),
        "overdue": Count("pk", filter=late),
        "not_applicable": Count("pk", filter=Q(state=NOT_APPLICABLE)),
    }


def _share(row: dict[str, Any]) -> Share:
    return Share(**{name: row[name] for name in _counts()})


def _held(rows: list[dict[str, Any]], duties: dict[int, Duty]) -> tuple[HeldDuty, ...]:
    late: defaultdict[int, int] = defaultdict(int)
    since: dict[int, dt.date] = {}
    for row in rows:
        if row["overdue"]:
            late[row["duty_id"]] += row["overdue"]
            since[row["duty_id"]] = min(since.get(row["duty_id"], row["since"]), row["since"])
    worst = sorted(late, key=lambda pk: (-late[pk], since[pk], duties[pk].order))[:MOST_NAMED]
    return tuple(
        HeldDuty(
            duties[pk].public_id,
            short(duties[pk].text, 160),
            duties[pk].clause,
            late[pk],
            since[pk].isoformat(),
        )
        for pk in worst
    )


def _late(tasks: QuerySet[PlanTask]) -> tuple[LateAgency, ...]:
    late = tasks.filter(due_sort__lt=today(), state__in=_OPEN)
    counted = late.values("agency_id").annotate(number=Count("pk"))
    worst = [row["agency_id"] for row in counted.order_by("-number", "agency_id")[:MOST_NAMED]]
    of_worst = tasks.filter(agency_id__in=worst)
    named: Any = of_worst.values(public=F("agency__public_id"), name=F("agency__name"))
    rows = named.annotate(**_counts()).order_by("-overdue", "name")
    return tuple(
        LateAgency(row["public"], row["name"], row["overdue"], _share(row)) for row in rows
    )


_WAYS = ((), ("month",), ("form",), ("clause",))


def _activities() -> dict[str, Any]:
    """One pass over the lines for all four ways of adding them up: each pass sorts a million."""
    scope = scope_now()
    wholes, *by = activity_totals_of(scope, _WAYS)
    if not wholes:
        return {"activities": 0}
    whole = wholes[()]
    months, forms, clauses = (
        {str(key[0]): total.number for key, total in sorted(totals.items())} for totals in by
    )
    return {
        "activities": whole.number,
        "reach_measured": whole.reach_measured,
        "reach_estimated": whole.reach_estimated,
        "months": months,
        "forms": forms,
        "activities_by_clause": clauses,
        "named": _named(scope),
    }


def _named(scope: Scope) -> dict[str, tuple[NamedActivity, ...]]:
    """The latest few activities of each clause; two queries. The first reads off the index of each
    duty, so that a million lines are neither ranked nor joined."""
    lines = CountedActivity.objects.filter(scope_condition(scope))
    latest = lines.filter(duty=OuterRef("pk")).order_by("-done_on", "-pk").values("pk")
    first = {f"line{n}": Subquery(latest[n : n + 1]) for n in range(2 * MOST_OF_A_CLAUSE)}
    duties = Duty.objects.order_by().annotate(**first).values_list(*first)
    wanted = [pk for of_duty in duties for pk in of_duty if pk is not None]
    rows = CountedActivity.objects.filter(pk__in=wanted).order_by("clause", "-done_on", "-pk")
    found: dict[str, dict[int, NamedActivity]] = defaultdict(dict)
    facts = ("clause", "activity_id", "activity__title", "agency__name", "done_on")
    for clause, activity, title, agency, day in rows.values_list(*facts):
        if len(found[clause]) < MOST_OF_A_CLAUSE:
            found[clause].setdefault(activity, NamedActivity(title, agency, day.isoformat()))
    return {clause: tuple(some.values()) for clause, some in found.items()}


def scope_now() -> Scope:
    """What counts now: the current period's days, or this year's while no period is open."""
    period = current_period()
    if period is not None:
        return Scope(period.counts_from, period.counts_until)
    year = today().year
    return Scope(dt.date(year, 1, 1), dt.date(year, 12, 31))
