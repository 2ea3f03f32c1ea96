"""How the work of one plan task goes on in another: what comes along, and how two become one."""

from __future__ import annotations

from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.selectors import memberships_valid
from nepso.foundation.agencies.models import Agency
from nepso.kernel.clock import today
from nepso.programme.register.models import PlanTask
from nepso.programme.register.periods import due_by_plan
from nepso.programme.register.states import NOT_STARTED, UNDER_WAY, WITHDRAWN

CARRIED = ("state", "reason", "responsible", "note", "next_step")


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


def still_there(task: PlanTask, agency: Agency) -> Account | None:
    """The responsible officer of ``task``, where they have a role at ``agency`` today."""
    if task.responsible is None or not task.responsible.is_active:
        return None
    held = memberships_valid(today()).filter(account=task.responsible, agency=agency)
    return task.responsible if held.exists() else None
