"""Opening the register for an adopted version."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.foundation.jobs.services import job_enqueue
from nepso.kernel.clock import today
from nepso.programme.plans.models import PlanVersion
from nepso.programme.register.giving import (
    GroupDay,
    addressees_of,
    first_occurrence,
    kept_duties,
    rows_for,
    rows_save,
)
from nepso.programme.register.models import PlanTask
from nepso.programme.register.services.moving_over import open_work_move

OPEN = act("register.open", "đã giao nhiệm vụ của kế hoạch cho các cơ quan")


@transaction.atomic
def plan_tasks_open(*, version: PlanVersion, carry_over: dict[str, str], by: Account) -> None:
    """Give every kept duty of an adopted version to its lead agencies; issue 2, section 3.

    A group gets a parent row and a row for each member that exists today and is not excluded.
    ``carry_over`` maps the public id of a duty of the superseded version to that of the one in
    which its work goes on (``moving_over.py``): state, responsible officer, note and next step
    move.
    Opening a version twice adds only what is missing.
    """
    day = today()
    given = _give(version, day, by)
    open_work_move(version=version, carry_over=carry_over, day=day, by=by)
    if given:
        job_enqueue("register.tell_given", version=version.public_id)
    record(OPEN, by=by, on=version, detail={"given": given})


def _give(version: PlanVersion, on: dt.date, by: Account) -> int:
    present = set(
        PlanTask.objects.filter(version=version).values_list("duty_id", flat=True).distinct()
    )
    day, top, members = GroupDay(on), [], []
    for duty in kept_duties(version):
        if duty.pk in present:
            continue
        occurrence, due_on = first_occurrence(duty, day.day)
        more = rows_for(duty, addressees_of(duty, day), occurrence=occurrence, due_on=due_on)
        top += more[0]
        members += more[1]
    return rows_save(top, members, by=by, why="Thông qua kế hoạch")
