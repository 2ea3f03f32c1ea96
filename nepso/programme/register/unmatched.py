"""Open work that an amended plan does not give again as it was, before the plan is adopted."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, QuerySet

from nepso.foundation.agencies.models import Agency
from nepso.kernel.clock import today
from nepso.programme.plans.models import Duty, PlanVersion
from nepso.programme.plans.selectors import carry_over_moves
from nepso.programme.register.giving import GroupDay, addressees_of, first_occurrence, kept_duties
from nepso.programme.register.models import OpenWorkChoice, PlanTask
from nepso.programme.register.periods import is_period_of
from nepso.programme.register.states import PLAN_TASK_STATES

STAY, JOIN, END = (
    OpenWorkChoice.Choice.STAY,
    OpenWorkChoice.Choice.JOIN,
    OpenWorkChoice.Choice.END,
)


@dataclass(frozen=True, slots=True)
class Unmatched:
    """One open task whose duty lives on in ``duty``, which ``given`` receive for ``occurrence``.

    ``choice`` is what a person decided, None while nobody did, where it can no longer be carried
    out, or where the work was to live on in another duty then. ``suggested`` loses nothing: the
    new task of the same agency, else it goes on.
    """

    task: PlanTask
    duty: Duty
    given: dict[str, Agency]
    occurrence: str
    choice: OpenWorkChoice | None
    suggested: str


def open_tasks_before(version: PlanVersion) -> QuerySet[PlanTask]:
    """The open tasks of the other versions of this plan, groups' rows included."""
    rows = PlanTask.objects.filter(
        version__plan_id=version.plan_id, state__in=PLAN_TASK_STATES.group("open")
    )
    return rows.exclude(version=version)


def open_work_counts(version: PlanVersion) -> dict[int, int]:
    """By the key of an old duty, how many agencies have open work of it."""
    rows = open_tasks_before(version).filter(agency__isnull=False)
    counted = rows.order_by().values("duty_id").annotate(n=Count("agency", distinct=True))
    return {row["duty_id"]: row["n"] for row in counted}


def open_work_unmatched(version: PlanVersion) -> list[Unmatched]:
    """Open tasks whose duty moves over, but not to the same agency and period; by the new duty,
    then the old one and the agency. Each is decided by a person before ``version`` is adopted."""
    heirs = carry_over_moves(version)
    tasks = (
        open_tasks_before(version)
        .filter(agency__isnull=False, duty__public_id__in=heirs)
        .select_related("agency", "group", "duty", "responsible")
        .defer("duty__compiled")
        .order_by("duty__order", "agency__folded", "id")
    )
    duties = {d.public_id: d for d in kept_duties(version).filter(public_id__in=heirs.values())}
    choices = {
        row.plan_task_id: row
        for row in OpenWorkChoice.objects.filter(version=version).select_related(
            "into", "decided_by"
        )
    }
    day, given = GroupDay(today()), {}
    for duty in duties.values():
        to = addressees_of(duty, day)
        agencies = [*to.agencies, *(one for _, members in to.groups for one in members)]
        occurrence, _ = first_occurrence(duty, day.day)
        given[duty.pk] = {one.public_id: one for one in agencies}, occurrence
    found = []
    for task in tasks:
        new = duties.get(heirs[task.duty.public_id])
        if new is not None:
            one = _unmatched(task, new, *given[new.pk], choices.get(task.pk))
            if one is not None:
                found.append(one)
    return sorted(found, key=lambda one: one.duty.order)


def _unmatched(
    task: PlanTask,
    duty: Duty,
    given: dict[str, Agency],
    occurrence: str,
    choice: OpenWorkChoice | None,
) -> Unmatched | None:
    assert task.agency is not None
    own = task.agency.public_id in given
    if own and task.occurrence == occurrence:
        return None
    if choice is not None and (
        choice.duty_id != duty.pk
        or (choice.into is not None and choice.into.public_id not in given)
    ):
        choice = None
    # Another period of a duty that comes again is work of its own.
    stays = not own or is_period_of(duty, task.occurrence)
    suggested = STAY.value if stays else task.agency.public_id
    return Unmatched(task, duty, given, occurrence, choice, suggested)
