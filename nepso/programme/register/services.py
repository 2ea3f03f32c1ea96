"""Acts on plan tasks."""

from __future__ import annotations

from nepso.foundation.accounts.models import Account
from nepso.programme.plans.models import PlanVersion


def plan_tasks_open(*, version: PlanVersion, carry_over: dict[str, str], by: Account) -> None:
    """Give every duty of an adopted version to its agencies."""
    raise NotImplementedError
