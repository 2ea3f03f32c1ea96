"""Tasks looked up by a lane that may not know the register (joined in ``nepso/wiring.py``)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse

from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.selectors import Person
from nepso.foundation.search.selectors import search_page, words_of
from nepso.kernel.clock import today
from nepso.programme.register.models import PlanTask
from nepso.programme.register.policies import may_read_register
from nepso.programme.register.presenting import place_of, short
from nepso.programme.register.selectors import my_plan_tasks, plan_tasks_visible_to
from nepso.programme.register.states import WITHDRAWN

MOST_FOUND = 12


@dataclass(frozen=True, slots=True)
class TaskFound:
    """A task as others show it: what, where in the plan, whose, its page."""

    public_id: str
    title: str
    place: str
    agency: str
    url: str


class TasksLookedUp:
    """Tasks by public id, also of a replaced version, and by words."""

    def named(self, ids: Collection[str], viewer: Person) -> Mapping[str, TaskFound]:
        """Those of these public ids; none for who may not read the register."""
        if not ids or not may_read_register(viewer):
            return {}
        rows = PlanTask.objects.filter(public_id__in=list(ids))
        return {task.public_id: task for task in _lines(rows)}

    def found(self, words: str, viewer: Person) -> Sequence[TaskFound]:
        """The first that hold the words; without words the viewer's own by date. A task that is
        told in words alone takes no product (``design.md``, *Boundaries*)."""
        if words_of(words):
            rows = plan_tasks_visible_to(viewer).filter(agency__isnull=False, words_only=False)
            hits = search_page(_with_duty(rows), words, size=MOST_FOUND)
            return [_line(task) for task in hits.rows]
        if not isinstance(viewer, Account):
            return []
        own = my_plan_tasks(viewer).filter(words_only=False).order_by("due_sort", "id")
        return _lines(own[:MOST_FOUND])

    def own(self, ids: Collection[str], agency: str) -> Sequence[str]:
        """Public ids of the agency's (public id) own tasks for the same duties as these tasks, one
        a duty: the occurrence at work now (``_nearness``). Two queries."""
        if not ids:
            return []
        duties = PlanTask.objects.filter(public_id__in=list(ids)).values_list("duty_id", flat=True)
        chosen: dict[int, PlanTask] = {}
        for task in sorted(_evidenced(agency).filter(duty__in=list(duties)), key=_nearness):
            chosen.setdefault(task.duty_id, task)
        return [task.public_id for task in chosen.values()]

    def are_own(self, ids: Collection[str], agency: str) -> bool:
        """Whether all of these are the agency's own and take evidence, of whichever occurrence: a
        person who names last year's task means it. One query."""
        return _evidenced(agency).filter(public_id__in=list(ids)).count() == len(set(ids))


def _evidenced(agency: str) -> QuerySet[PlanTask]:
    """The agency's tasks that may be served by evidence."""
    rows = PlanTask.objects.filter(agency__public_id=agency, words_only=False)
    return rows.exclude(state=WITHDRAWN)


def _nearness(task: PlanTask) -> tuple[int, int, int]:
    """Small for the occurrence of a duty that is at work now: what is open and not yet due, the
    soonest first; then what is open and late, the latest first; then what is closed, the nearest
    to today."""
    days = (task.due_sort - today()).days
    if task.is_open:
        return (0 if days >= 0 else 1, abs(days), task.pk)
    return (2, abs(days), task.pk)


def _lines(rows: QuerySet[PlanTask]) -> list[TaskFound]:
    return [_line(task) for task in _with_duty(rows)]


def _with_duty(rows: QuerySet[PlanTask]) -> QuerySet[PlanTask]:
    return rows.select_related("duty", "agency").defer("duty__compiled")


def _line(task: PlanTask) -> TaskFound:
    return TaskFound(
        public_id=task.public_id,
        title=short(task.duty.text),
        place=place_of(task),
        agency=task.agency.name if task.agency else "",
        url=reverse("register:task", args=[task.public_id]),
    )
