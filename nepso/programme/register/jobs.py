"""Background work of the register."""

from __future__ import annotations

import datetime as dt

from nepso.foundation.jobs.registry import job
from nepso.programme.plans.models import PlanVersion
from nepso.programme.register.services import occurrences_make_next, plan_tasks_follow_due
from nepso.programme.register.telling import tell_given


@job("register.occurrences", every=dt.timedelta(days=1), lease=dt.timedelta(minutes=10))
def make_next_occurrences() -> None:
    """Each day: put the next occurrences of recurring duties into the register."""
    occurrences_make_next()


@job("register.follow", every=dt.timedelta(hours=6), lease=dt.timedelta(minutes=10))
def follow_mergers() -> None:
    """Mergers whose day has come: the open tasks that need no decision go to the successor."""
    plan_tasks_follow_due()


@job("register.tell_given")
def tell_of_new_tasks(version: str) -> None:
    """After an adoption: each agency's people hear of their new tasks; told twice is once."""
    tell_given(PlanVersion.objects.select_related("plan").get(public_id=version))
