"""Agencies that ended with open tasks, who took them over, and what moved where."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from nepso.foundation.agencies.models import Agency
from nepso.kernel.clock import today
from nepso.programme.register.models import OpenWorkChoice, PlanTask
from nepso.programme.register.selectors.visible import plan_tasks_current
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
        rows.select_related("duty", "agency", "group", "parent", "responsible").order_by(
            "due_sort", "id"
        )
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
    """Where the work of a withdrawn task goes on: in the next version, or at a successor."""
    if task.state != WITHDRAWN or task.agency is None:
        return None
    heir = task.moved_to.select_related("agency").order_by("-id").first()
    if heir is not None:
        return heir
    joined = task.open_work_choices.filter(became__isnull=False).select_related("became__agency")
    choice = joined.first()
    if choice is not None:
        return choice.became
    same = PlanTask.objects.filter(
        duty_id=task.duty_id, occurrence=task.occurrence, agency__in=successors_of(task.agency)
    )
    return same.select_related("agency").first()


def goes_on_from(task: PlanTask) -> QuerySet[PlanTask]:
    """The tasks whose work goes on in ``task``, the nearest first: its own of the versions before
    or of agencies that ended, and those that a person let join it, each with its own back to the
    first. A query for each step back."""
    found: set[int] = set()
    ahead = {task.pk}
    while ahead:
        joined = OpenWorkChoice.objects.filter(became__in=ahead).values("plan_task")
        rows = PlanTask.objects.filter(Q(moved_to__in=ahead) | Q(pk__in=joined))
        ahead = set(rows.values_list("pk", flat=True)) - found - {task.pk}
        found |= ahead
    return PlanTask.objects.filter(pk__in=found).order_by("-version__number", "id")


def tasks_handed_on(agency: Agency) -> list[tuple[PlanTask, PlanTask | None]]:
    """What an ended agency gave up: (its withdrawn row, the row in which the work goes on)."""
    rows = list(
        PlanTask.objects.filter(agency=agency, state=WITHDRAWN)
        .select_related("duty", "agency")
        .order_by("-changed_at", "id")[:MOST_SETTLED]
    )
    heirs = PlanTask.objects.filter(
        agency__in=successors_of(agency), duty__in=[row.duty_id for row in rows]
    ).select_related("agency")
    by_duty = {(heir.duty_id, heir.occurrence): heir for heir in heirs}
    return [(row, by_duty.get((row.duty_id, row.occurrence))) for row in rows]
