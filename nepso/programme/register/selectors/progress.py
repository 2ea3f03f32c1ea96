"""How far the plan is: counts by state, for everything, a clause, an agency, a kind, a group."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from nepso.foundation.agencies.kinds import AgencyKind
from nepso.kernel.clock import today
from nepso.programme.plans.models import Duty, MeasureLink, PlanVersion
from nepso.programme.register.models import PlanTask
from nepso.programme.register.states import (
    DONE,
    NOT_APPLICABLE,
    NOT_STARTED,
    PLAN_TASK_STATES,
    UNDER_WAY,
)


@dataclass(frozen=True, slots=True)
class Progress:
    """Counts of tasks of single agencies. ``overdue`` is part of the open ones; ``not_applicable``
    is left out of ``total``, so that a share says how much of what applies is done."""

    key: str
    label: str
    done: int = 0
    under_way: int = 0
    not_started: int = 0
    overdue: int = 0
    not_applicable: int = 0

    @property
    def total(self) -> int:
        return self.done + self.under_way + self.not_started

    @property
    def open(self) -> int:
        return self.under_way + self.not_started

    @property
    def percent(self) -> int:
        """Done out of what applies, rounded down: 100 only when everything is done."""
        return self.done * 100 // self.total if self.total else 0


def _counts() -> dict[str, Count]:
    overdue = Q(due_sort__lt=today(), state__in=PLAN_TASK_STATES.group("open"))
    return {
        "done": Count("id", filter=Q(state=DONE)),
        "under_way": Count("id", filter=Q(state=UNDER_WAY)),
        "not_started": Count("id", filter=Q(state=NOT_STARTED)),
        "overdue": Count("id", filter=overdue),
        "not_applicable": Count("id", filter=Q(state=NOT_APPLICABLE)),
    }


def overall_progress(rows: QuerySet[PlanTask]) -> Progress:
    """All of ``rows``, in one query."""
    return Progress("", "Toàn bộ", **rows.filter(agency__isnull=False).aggregate(**_counts()))


def _of_agencies(rows: QuerySet[PlanTask]) -> QuerySet[PlanTask]:
    return rows.filter(agency__isnull=False)


def _grouped(rows: QuerySet[PlanTask], key: str) -> list[dict[str, Any]]:
    grouped: QuerySet[PlanTask, Any] = rows.order_by().values(key=F(key)).annotate(**_counts())
    return list(grouped)


def clause_progress(rows: QuerySet[PlanTask]) -> dict[str, Progress]:
    """Progress of each clause in which duties stand, by its label; one query."""
    found = _grouped(_of_agencies(rows), "duty__clause")
    return {str(row["key"]): _progress(row, str(row["key"])) for row in found}


def duty_progress(rows: QuerySet[PlanTask]) -> dict[int, Progress]:
    """Progress of each duty, by its key; one query."""
    return {int(row["key"]): _progress(row, "") for row in _grouped(_of_agencies(rows), "duty_id")}


def measures_carried_out(version: PlanVersion) -> dict[int, list[Duty]]:
    """By the key of each measure: the duties that carry it out, as people confirmed, in the order
    of the document. A measure itself is given to nobody; one query."""
    links = MeasureLink.objects.filter(measure__version=version, is_confirmed=True)
    found: dict[int, list[Duty]] = {}
    for link in links.select_related("duty").defer("duty__compiled").order_by("duty__order"):
        found.setdefault(link.measure_id, []).append(link.duty)
    return found


def kind_progress(rows: QuerySet[PlanTask]) -> list[Progress]:
    """Progress of each kind of agency, least done first; one query."""
    found = [
        _progress(r, AgencyKind(r["key"]).label)
        for r in _grouped(_of_agencies(rows), "agency__kind")
    ]
    return sorted(found, key=lambda p: (p.percent, p.label))


def agency_progress(rows: QuerySet[PlanTask], *, limit: int = 0) -> list[Progress]:
    """Progress of each agency, most overdue first; one query. ``key`` is its public id."""
    rows = rows.filter(agency__isnull=False).order_by()
    named: Any = rows.values(key=F("agency__public_id"), label=F("agency__name"))
    named = named.annotate(**_counts()).order_by("-overdue", "label")
    return [Progress(**row) for row in (named[:limit] if limit else named)]


def _progress(row: Mapping[str, Any], label: str) -> Progress:
    counts = {name: int(row[name]) for name in _counts()}
    return Progress(key=str(row["key"]), label=label, **counts)


def roll_ups(parents: Iterable[PlanTask]) -> dict[int, Progress]:
    """Of each group row among ``parents``, how its members stand; one query, or none."""
    ids = [task.pk for task in parents if task.agency_id is None]
    if not ids:
        return {}
    counts: dict[int, dict[str, int]] = {pk: {"overdue": 0} for pk in ids}
    # Runs inside the index (parent, state, due_sort), without touching a row.
    members = PlanTask.objects.filter(parent_id__in=ids).order_by()
    late = Count("id", filter=Q(due_sort__lt=today()))
    for parent, state, number, overdue in members.values_list("parent_id", "state").annotate(
        Count("id"), late=late
    ):
        of_parent = counts[parent or 0]
        of_parent[state] = number
        if state in PLAN_TASK_STATES.group("open"):
            of_parent["overdue"] += overdue
    wanted = _counts().keys()
    return {
        pk: Progress(str(pk), "", **{name: found.get(name, 0) for name in wanted})
        for pk, found in counts.items()
    }


@dataclass(frozen=True, slots=True)
class Held:
    """One duty that holds the plan: how many agencies are late with it, since when."""

    duty_public_id: str
    text: str
    clause: str
    late: int
    since: dt.date


def longest_overdue(rows: QuerySet[PlanTask], *, limit: int = 10) -> list[Held]:
    """The duties with most agencies late, no person named; one query."""
    late = (
        rows.filter(
            agency__isnull=False,
            due_sort__lt=today(),
            state__in=PLAN_TASK_STATES.group("open"),
        )
        .order_by()
        .values("duty__public_id", "duty__text", "duty__clause", "due_sort")
        .annotate(late=Count("id"))
        .order_by("-late", "due_sort")[:limit]
    )
    return [
        Held(
            row["duty__public_id"],
            row["duty__text"],
            row["duty__clause"],
            row["late"],
            row["due_sort"],
        )
        for row in late
    ]
