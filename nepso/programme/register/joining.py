"""How the work of one plan task goes on in another: what comes along, how two become one, and how
the old row is given up and both are stored."""

from __future__ import annotations

from collections.abc import Sequence

from simple_history.utils import bulk_update_with_history

from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.selectors import memberships_valid
from nepso.foundation.agencies.models import Agency
from nepso.kernel.clock import now, today
from nepso.programme.register.models import PlanTask
from nepso.programme.register.periods import due_by_plan
from nepso.programme.register.states import NOT_STARTED, PLAN_TASK_STATES, UNDER_WAY, WITHDRAWN

CARRIED = ("state", "reason", "responsible", "note", "next_step")
GIVEN_UP = ("state", "reason", "revision")


def take_work(task: PlanTask, heir: PlanTask) -> None:
    """``heir``, not saved here, goes on where ``task`` stands; also by the day that a person set,
    where that is not the day of the plan."""
    for name in CARRIED:
        setattr(heir, name, getattr(task, name))
    if task.due_on != due_by_plan(task.duty, task.occurrence):
        heir.due_on, heir.due_sort = task.due_on, task.due_sort
    heir.moved_from = task


def join_work(task: PlanTask, own: PlanTask, *, responsible: Account | None) -> None:
    """Two rows become one, in ``own``, which is not saved here. What one of them had done counts
    as begun: the part of the other is still open. ``responsible`` is that of ``task``, where they
    may go on with it (``still_there``)."""
    if own.state == WITHDRAWN:
        own.state = task.state
    elif {task.state, own.state} != {NOT_STARTED}:
        own.state = UNDER_WAY
    own.reason = ""
    whose = "" if task.agency_id == own.agency_id else f"{task.agency}: "
    own.note = "\n".join(filter(None, [own.note, task.note and f"{whose}{task.note}"]))
    own.next_step = own.next_step or task.next_step
    own.responsible = own.responsible or responsible
    own.moved_from = own.moved_from or task


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


def still_there(task: PlanTask, agency: Agency) -> Account | None:
    """The responsible officer of ``task``, where they have a role at ``agency`` today."""
    if task.responsible is None or not task.responsible.is_active:
        return None
    held = memberships_valid(today()).filter(account=task.responsible, agency=agency)
    return task.responsible if held.exists() else None
