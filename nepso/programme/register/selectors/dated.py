"""The calendar of one month: each open dated task once, members of a group that share a day in one
entry, counted by day and paged, so that nothing stops without a word."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, cast

from django.db.models import Count, F, Min, QuerySet
from django.db.models.functions import Coalesce

from nepso.kernel.keyset import Page, keyset_page
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
    page: Page[Any]
    entries: list[Entry]

    @property
    def total(self) -> int:
        return sum(self.tasks.values())


def month_of_dates(
    rows: QuerySet[PlanTask],
    first: dt.date,
    last: dt.date,
    *,
    after: str = "",
    before: str = "",
    grouped: bool = True,
) -> Month:
    """Open tasks among ``rows`` due from ``first`` to ``last``, both included; three queries.

    A member's own date counts, whatever the row of its group says.
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
        open_ones.annotate(head=head)
        .values("due_sort", "head")
        .annotate(members=Count("id"), one=Min("id"))
        .values_list("due_sort", "head", "members", "one", named=True)
    )
    page: Page[Any] = keyset_page(
        cast(Any, heads), fields=("due_sort", "head"), size=PAGE_SIZE, after=after, before=before
    )
    shown = [(e.due_sort, e.head if e.members > 1 else e.one, e.members) for e in page.rows]
    whole = PlanTask.objects.select_related("duty", "agency", "group", "responsible")
    tasks = whole.defer("duty__compiled").in_bulk({pk for _, pk, _ in shown})
    return Month(
        tasks=dict(by_day),
        page=page,
        entries=[Entry(day, tasks[pk], members) for day, pk, members in shown if pk in tasks],
    )
