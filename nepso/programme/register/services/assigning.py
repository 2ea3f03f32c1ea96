"""Giving many tasks to one person, and handing over the work of one who leaves."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.selectors import memberships_valid
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import Actor, record
from nepso.kernel.clock import today
from nepso.kernel.policy import require
from nepso.programme.register.joining import tasks_save
from nepso.programme.register.models import PlanTask
from nepso.programme.register.policies import may_update
from nepso.programme.register.services.updating import responsible_must_belong
from nepso.programme.register.states import PLAN_TASK_STATES
from nepso.programme.register.telling import tell_assigned

ASSIGN = act("register.assign", "đã giao người phụ trách")
HAND_OVER = act("register.hand_over", "đã bàn giao nhiệm vụ")


@transaction.atomic
def plan_tasks_assign(
    *, tasks: Iterable[PlanTask], responsible: Account | None, by: Account
) -> int:
    """Make one person responsible for many tasks, or nobody; all or none. Returns how many changed.

    Raises NotAllowed or Invalid for the first task that does not take it.
    """
    ids = [task.pk for task in tasks]
    fresh = list(
        PlanTask.objects.select_for_update(of=("self",))
        .filter(pk__in=ids)
        .select_related("agency")
        .order_by("pk")
    )
    checked: set[int | None] = set()
    for task in fresh:
        require(may_update(by, task))
        if responsible is not None and task.agency_id not in checked:
            responsible_must_belong(task, responsible)
            checked.add(task.agency_id)
    changed = [task for task in fresh if task.responsible_id != (responsible and responsible.pk)]
    _give(changed, responsible, by, "Giao người phụ trách")
    if responsible is not None:
        tell_assigned(responsible, len(changed), by)
    for task in changed:
        record(ASSIGN, by=by, on=task, detail={"to": responsible.public_id if responsible else ""})
    return len(changed)


@transaction.atomic
def plan_tasks_hand_over(*, account: Account, successor: Account | None, by: Actor | None) -> int:
    """Hand the open tasks of a person who leaves to ``successor``, or to nobody yet.

    Called in the transaction of the leaving (accounts), and the successor is told. One who has no
    role at the agency today gets none of them: they wait without a responsible person on the
    agency's page. Returns how many the successor took.
    """
    open_tasks = PlanTask.objects.filter(
        responsible=account, state__in=PLAN_TASK_STATES.group("open")
    )
    tasks = list(open_tasks.order_by("pk"))
    held = memberships_valid(today()).filter(account=successor).values_list("agency_id", flat=True)
    places = set(held) if successor else set()
    user = by if isinstance(by, Account) else None
    taken = [task for task in tasks if task.agency_id in places]
    _give(taken, successor, user, "Bàn giao")
    _give([t for t in tasks if t.agency_id not in places], None, user, "Bàn giao")
    if successor is not None:
        tell_assigned(successor, len(taken), user)
    record(
        HAND_OVER,
        by=by,
        on=account,
        detail={
            "tasks": len(tasks),
            "taken": len(taken),
            "to": successor.public_id if successor else "",
        },
    )
    return len(taken)


def _give(tasks: list[PlanTask], responsible: Account | None, by: Account | None, why: str) -> None:
    for task in tasks:
        task.responsible = responsible
        task.revision += 1
    tasks_save(tasks, ("responsible", "revision"), by=by, why=why)
