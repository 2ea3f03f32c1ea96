"""How the work of one plan task goes on in another: what comes along, how two become one, and how
the old row is given up and both are stored."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from simple_history.utils import bulk_update_with_history

from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.selectors import memberships_valid
from nepso.foundation.agencies.models import Agency
from nepso.kernel.clock import now, today
from nepso.programme.register.models import PlanTask
from nepso.programme.register.periods import due_by_plan
from nepso.programme.register.states import (
    NOT_APPLICABLE,
    PLAN_TASK_STATES,
    UNDER_WAY,
    WITHDRAWN,
)

TAKEN = ("state", "reason", "responsible", "note", "next_step", "due_on", "due_sort", "goes_on_in")
GIVEN_UP = ("state", "reason", "goes_on_in", "revision")


class Officers:
    """Who of the responsible officers of some tasks works where today; one query for all."""

    def __init__(self, tasks: Iterable[PlanTask]) -> None:
        people = {task.responsible_id for task in tasks if task.responsible_id}
        held = memberships_valid(today()).filter(account__in=people, account__is_active=True)
        self._places = set(held.values_list("account", "agency")) if people else set()

    def still_at(self, agency: Agency | None, task: PlanTask) -> Account | None:
        """The responsible officer of ``task``, where they have a role at ``agency`` today."""
        works = agency is not None and (task.responsible_id, agency.pk) in self._places
        return task.responsible if works else None


def take_work(task: PlanTask, heir: PlanTask, *, responsible: Account | None) -> None:
    """``heir``, not saved here, goes on where ``task`` stands; also by the day that a person set,
    where that is not the day of the plan. ``responsible`` is that of ``task``, where they may go
    on with it (``Officers``)."""
    heir.state, heir.reason = task.state, task.reason
    heir.note, heir.next_step, heir.responsible = task.note, task.next_step, responsible
    _keep_set_day(task, heir)


def join_work(task: PlanTask, own: PlanTask, *, responsible: Account | None) -> None:
    """Two rows become one, in ``own``, which is not saved here; ``responsible`` as in
    ``take_work``. A row that was withdrawn lives again, and goes on nowhere else. Why one did not
    apply is kept in the note where the other does."""
    if own.state == WITHDRAWN:
        own.state, own.reason, own.goes_on_in = task.state, "", None
    state = _state_of_both(task.state, own.state)
    mine = [own.note, _not_applicable(own, state)]
    theirs = [task.note, _not_applicable(task, state)]
    reasons = dict.fromkeys(filter(None, [own.reason, task.reason]))
    own.reason = "\n".join(reasons) if state == NOT_APPLICABLE else ""
    is_same = task.agency_id == own.agency_id
    whose = "" if is_same else f"{task.agency}: "
    own.note = "\n".join(filter(None, [*mine, *(said and f"{whose}{said}" for said in theirs)]))
    own.next_step = own.next_step or task.next_step
    own.responsible = own.responsible or responsible
    if is_same and own.due_on == due_by_plan(own.duty, own.occurrence):
        _keep_set_day(task, own)
    own.state = state


def _state_of_both(one: str, other: str) -> str:
    """What does not apply to the agency leaves nothing open and begins nothing: the other row
    alone says where the work stands. Else only what is done in both is done, and what was begun or
    done in one is under way."""
    if one == other:
        return one
    if NOT_APPLICABLE in (one, other):
        return other if one == NOT_APPLICABLE else one
    return UNDER_WAY


def _not_applicable(task: PlanTask, state: str) -> str:
    """Why one that did not apply did not, as a line of the note, where the two go on in another
    ``state``: that row gives no reason itself."""
    if not task.reason or task.state != NOT_APPLICABLE or state == NOT_APPLICABLE:
        return ""
    return f"{PLAN_TASK_STATES.state(NOT_APPLICABLE).label}: {task.reason}"


def _keep_set_day(task: PlanTask, heir: PlanTask) -> None:
    if task.due_on != due_by_plan(task.duty, task.occurrence):
        heir.due_on, heir.due_sort = task.due_on, task.due_sort


def give_up(task: PlanTask, reason: str) -> None:
    """``task``, not saved here, is withdrawn and says why; Conflict where its state forbids it."""
    PLAN_TASK_STATES.require_move(task.state, WITHDRAWN)
    task.state, task.reason = WITHDRAWN, reason
    task.revision += 1


def tasks_save(
    tasks: Sequence[PlanTask], names: Sequence[str], *, by: Account | None, why: str
) -> None:
    """Store these fields of the tasks, changed now, each with its line of history."""
    for task in tasks:
        task.changed_at = now()
    if tasks:
        bulk_update_with_history(
            tasks, PlanTask, [*names, "changed_at"], batch_size=200,
            default_user=by, default_change_reason=why,
        )  # fmt: skip
