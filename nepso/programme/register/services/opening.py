"""Opening the register for an adopted version, and moving open work over by decision."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from simple_history.utils import bulk_update_with_history

from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.foundation.jobs.services import job_enqueue
from nepso.kernel.clock import now, today
from nepso.programme.plans.kinds import DeadlineKind
from nepso.programme.plans.models import Duty, PlanVersion
from nepso.programme.plans.states import DUTY_STATES
from nepso.programme.register.giving import GroupDay, addressees_of, rows_for, rows_save
from nepso.programme.register.models import PlanTask
from nepso.programme.register.periods import current_period, due_in, recurs
from nepso.programme.register.states import PLAN_TASK_STATES, WITHDRAWN

OPEN = act("register.open", "đã giao nhiệm vụ của kế hoạch cho các cơ quan")
_CARRIED = ("state", "reason", "responsible_id", "note", "next_step")


@transaction.atomic
def plan_tasks_open(*, version: PlanVersion, carry_over: dict[str, str], by: Account) -> None:
    """Give every kept duty of an adopted version to its lead agencies; issue 2, section 3.

    A group gets a parent row and a row for each member that exists today and is not excluded.
    ``carry_over`` maps the public id of a duty of this version to that of the superseded one
    whose work goes on: state, responsible officer, note and next step move to the same agency's
    new task. Open work that nobody decided to carry is withdrawn with its reason. Opening a
    version twice adds only what is missing.
    """
    given = _give(version, by)
    carried = _carry(version, carry_over, by)
    withdrawn = _withdraw(version, carry_over, by)
    if given:
        job_enqueue("register.tell_given", version=version.public_id)
    record(
        OPEN,
        by=by,
        on=version,
        detail={"given": given, "carried": carried, "withdrawn": withdrawn},
    )


def _kept_duties(version: PlanVersion) -> Iterable[Duty]:
    return (
        Duty.objects.filter(version=version, state__in=DUTY_STATES.group("kept"))
        .prefetch_related("parties__agency", "parties__group", "parties__excluded")
        .order_by("order")
    )


def _give(version: PlanVersion, by: Account) -> int:
    present = set(
        PlanTask.objects.filter(version=version).values_list("duty_id", flat=True).distinct()
    )
    day, top, members = GroupDay(today()), [], []
    for duty in _kept_duties(version):
        if duty.pk in present:
            continue
        occurrence, due_on = "", duty.deadline_on
        if recurs(duty):
            period = current_period(duty, day.day)
            occurrence, due_on = period.code, due_in(duty, period)
        elif duty.deadline_kind != DeadlineKind.DATE:
            due_on = None
        more = rows_for(duty, addressees_of(duty, day), occurrence=occurrence, due_on=due_on)
        top += more[0]
        members += more[1]
    return rows_save(top, members, by=by, why="Thông qua kế hoạch")


def _earlier(version: PlanVersion) -> list[PlanTask]:
    return list(
        PlanTask.objects.filter(version__plan_id=version.plan_id)
        .exclude(version=version)
        .exclude(state=WITHDRAWN)
        .select_related("duty")
    )


def _carry(version: PlanVersion, carry_over: dict[str, str], by: Account) -> int:
    if not carry_over:
        return 0
    left = {
        (task.duty.public_id, task.agency_id, task.occurrence): task for task in _earlier(version)
    }
    changed = []
    for task in PlanTask.objects.filter(version=version, moved_from=None).select_related("duty"):
        old = left.get((carry_over.get(task.duty.public_id, ""), task.agency_id, task.occurrence))
        if old is not None and task.agency_id is not None:
            for name in _CARRIED:
                setattr(task, name, getattr(old, name))
            task.moved_from, task.changed_at = old, now()
            changed.append(task)
    _save(changed, [*_CARRIED, "moved_from", "changed_at"], by, "Chuyển từ phiên bản trước")
    return len(changed)


def _withdraw(version: PlanVersion, carry_over: dict[str, str], by: Account) -> int:
    carried = set(carry_over.values())
    changed = []
    for task in _earlier(version):
        if task.state in PLAN_TASK_STATES.group("open"):
            task.reason = (
                f"Công việc tiếp tục ở phiên bản {version.number} của kế hoạch."
                if task.duty.public_id in carried
                else f"Phiên bản {version.number} của kế hoạch không còn giao nhiệm vụ này."
            )
            task.state, task.changed_at = WITHDRAWN, now()
            task.revision += 1
            changed.append(task)
    _save(changed, ["state", "reason", "revision", "changed_at"], by, "Kế hoạch có phiên bản mới")
    return len(changed)


def _save(tasks: list[PlanTask], names: list[str], by: Account, why: str) -> None:
    if tasks:
        fields = [name.removesuffix("_id") for name in names]
        bulk_update_with_history(
            tasks,
            PlanTask,
            fields,
            batch_size=200,
            default_user=by,
            default_change_reason=why,
        )
