"""What the register answers when a person leaves (``accounts.ports``, joined in wiring)."""

from __future__ import annotations

from nepso.foundation.accounts.models import Account
from nepso.programme.register.models import PlanTask
from nepso.programme.register.services import plan_tasks_hand_over
from nepso.programme.register.states import PLAN_TASK_STATES


def hand_over(account: Account, successor: Account | None, by: Account | None) -> int:
    """Move the open tasks of ``account``; returns how many the successor took."""
    return plan_tasks_hand_over(account=account, successor=successor, by=by)


def open_work(account: Account) -> list[tuple[str, int]]:
    """How many open tasks the person is responsible for."""
    rows = PlanTask.objects.filter(responsible=account, state__in=PLAN_TASK_STATES.group("open"))
    return [("nhiệm vụ đang phụ trách", rows.count())]
