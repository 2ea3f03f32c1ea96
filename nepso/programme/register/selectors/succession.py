"""Agencies that ended with open tasks, who took them over, and what moved where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from nepso.foundation.agencies.models import Agency
from nepso.kernel.clock import today
from nepso.programme.register.models import PlanTask
from nepso.programme.register.selectors.visible import WHOLE_DOCUMENTS, plan_tasks_current
from nepso.programme.register.states import PLAN_TASK_STATES, WITHDRAWN

MOST_SETTLED = 200


@dataclass(frozen=True, slots=True)
class Succession:
    """One open task of an ended agency: ``twins`` are the successors' own rows of the duty."""

    task: PlanTask
    twins: dict[str, PlanTask]


def agencies_waiting() -> QuerySet[Agency]:
    """Agencies that have ended and still hold open tasks of a plan in force."""
    held = plan_tasks_current().filter(
        agency=OuterRef("pk"), state__in=PLAN_TASK_STATES.group("open")
    )
    return Agency.objects.filter(valid_to__lt=today()).filter(Exists(held)).order_by("folded")


def open_tasks_of_ended(agency: Agency) -> list[PlanTask]:
    """The open tasks that an agency held when it ended; none while it exists."""
    rows = plan_tasks_current().filter(
        agency=agency, agency__valid_to__lt=today(), state__in=PLAN_TASK_STATES.group("open")
    )
    return list(
        rows.select_related("duty", "agency", "group", "parent", "responsible")
        .defer("duty__compiled")
        .order_by("due_sort", "id")
    )


def successors_of(agency: Agency) -> list[Agency]:
    """Those that exist today and took over from ``agency``, through later mergers too."""
    found: dict[int, Agency] = {}
    seen, ahead = {agency.pk}, [agency]
    while ahead:
        for next_one in ahead.pop().successors.order_by("folded"):
            if next_one.pk in seen:
                continue
            seen.add(next_one.pk)
            if next_one.valid_to is None or next_one.valid_to >= today():
                found[next_one.pk] = next_one
            else:
                ahead.append(next_one)
    return sorted(found.values(), key=lambda one: one.folded)


def successions_waiting(agency: Agency) -> list[Succession]:
    """The open tasks of an ended agency, each with what its successors have of the same duty."""
    tasks = open_tasks_of_ended(agency)
    rows = PlanTask.objects.filter(
        agency__in=successors_of(agency), duty__in=[task.duty_id for task in tasks]
    ).select_related("agency")
    twins: dict[tuple[int, str], dict[str, PlanTask]] = {}
    for row in rows:
        assert row.agency is not None
        twins.setdefault((row.duty_id, row.occurrence), {})[row.agency.public_id] = row
    return [Succession(task, twins.get((task.duty_id, task.occurrence), {})) for task in tasks]


def goes_on_in(task: PlanTask) -> PlanTask | None:
    """Where the work of a task goes on: in the next version, or at the agency that took over."""
    if task.goes_on_in_id is None:
        return None
    rows = PlanTask.objects.select_related("agency", "group", "version")
    return rows.defer("version__text", "version__compiled").get(pk=task.goes_on_in_id)


def goes_on_from(task: PlanTask) -> list[PlanTask]:
    """The tasks whose work goes on in ``task``, directly or through others, back to the first;
    those nearest to it first, of these its own agency's before those that joined. A query for each
    step back, however many there are, and one that finds no more."""
    found: dict[int, PlanTask] = {}
    ahead = [task.pk]
    while ahead:
        rows = PlanTask.objects.filter(goes_on_in__in=ahead).exclude(pk__in=[task.pk, *found])
        rows = rows.select_related("agency", "group", "version", "duty")
        step = list(rows.defer(*WHOLE_DOCUMENTS).order_by("id"))
        step.sort(key=lambda one: (-one.version.number, one.agency_id != task.agency_id))
        found |= {one.pk: one for one in step}
        ahead = [one.pk for one in step]
    return list(found.values())


def rows_of_work(task: PlanTask, before: Iterable[PlanTask]) -> set[int]:
    """The keys of all rows for which the work of ``task`` was recorded: itself and those it goes on
    from (``before``); of a group also its members', with what went on in these."""
    found = {task.pk, *(one.pk for one in before)}
    if task.is_group:
        ahead = _keys(PlanTask.objects.filter(parent__in=found))
        while ahead:
            found |= ahead
            ahead = _keys(PlanTask.objects.filter(goes_on_in__in=ahead)) - found
    return found


def _keys(rows: QuerySet[PlanTask]) -> set[int]:
    return set(rows.values_list("pk", flat=True))


def tasks_handed_on(agency: Agency) -> list[tuple[PlanTask, PlanTask | None]]:
    """What an ended agency gave up: (its withdrawn row, the row in which the work goes on)."""
    rows = (
        PlanTask.objects.filter(agency=agency, state=WITHDRAWN)
        .select_related(
            *("duty", "agency", "responsible"),
            *("goes_on_in__duty", "goes_on_in__agency", "goes_on_in__responsible"),
        )
        .defer("duty__compiled", "goes_on_in__duty__compiled")
        .order_by("-changed_at", "id")[:MOST_SETTLED]
    )
    return [(row, row.goes_on_in) for row in rows]
