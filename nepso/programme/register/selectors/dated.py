"""The calendar of one month: each open dated task once, members of a group that share a day in one
entry, counted by day and paged, so that nothing stops without a word."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, F, Min, QuerySet
from django.db.models.functions import Coalesce

from nepso.kernel.keyset import Page
from nepso.programme.register.models import PlanTask
from nepso.programme.register.states import PLAN_TASK_STATES

PAGE_SIZE = 100


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a day: a task, or the row of a group with how many members share the day."""

    day: dt.date
    task: PlanTask
    members: int


@dataclass(frozen=True, slots=True)
class Month:
    """The open tasks of single agencies by day, of the whole month, and one page of entries."""

    tasks: dict[dt.date, int]
    page: Page[PlanTask]
    entries: list[Entry]

    @property
    def total(self) -> int:
        return sum(self.tasks.values())


def month_of_dates(
    rows: QuerySet[PlanTask], first: dt.date, last: dt.date, *, start: int = 0, grouped: bool = True
) -> Month:
    """Open tasks among ``rows`` due from ``first`` to ``last``, both included; three queries.

    A member's own date counts, whatever the row of its group says. ``start`` is the number of
    entries on earlier pages; beyond the end the first page is shown.
    """
    open_ones = rows.filter(
        agency__isnull=False,
        due_sort__gte=first,
        due_sort__lte=last,
        state__in=PLAN_TASK_STATES.group("open"),
    ).order_by()
    by_day = open_ones.values_list("due_sort").annotate(Count("id")).order_by("due_sort")
    head = Coalesce("parent_id", "id") if grouped else F("id")
    heads = (
        open_ones.values_list("due_sort", head)
        .annotate(members=Count("id"), one=Min("id"))
        .order_by("due_sort", head)
    )
    found = list(heads[start : start + PAGE_SIZE + 1])
    if not found and start:
        return month_of_dates(rows, first, last, grouped=grouped)
    shown = [
        (day, top if members > 1 else one, members) for day, top, members, one in found[:PAGE_SIZE]
    ]
    rows = PlanTask.objects.select_related("duty", "agency", "group", "responsible")
    tasks = rows.defer("duty__compiled").in_bulk({pk for _, pk, _ in shown})
    return Month(
        tasks=dict(by_day),
        page=Page(
            rows=list(tasks.values()),
            after=str(start + PAGE_SIZE) if len(found) > PAGE_SIZE else "",
            before=str(max(start - PAGE_SIZE, 0)) if start else "",
        ),
        entries=[Entry(day, tasks[pk], members) for day, pk, members in shown],
    )
