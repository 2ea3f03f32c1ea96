"""Recurring duties: the next occurrence is in the register ahead of time."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Exists, OuterRef
from simple_history.utils import bulk_update_with_history

from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.selectors import memberships_valid
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.clock import today
from nepso.programme.plans.models import Duty
from nepso.programme.plans.states import DUTY_STATES, VERSION_STATES
from nepso.programme.register.giving import GroupDay, addressees_of, rows_for, rows_save
from nepso.programme.register.models import PlanTask
from nepso.programme.register.periods import (
    MONTHS_OF,
    Period,
    due_in,
    made_from,
    period_of_code,
)

NEXT = act("register.occurrence", "đã mở kỳ tiếp theo của nhiệm vụ định kỳ")


def occurrences_make_next(*, by: Account | None = None) -> int:
    """Make the occurrences whose time has come; returns how many rows. Safe to repeat.

    A yearly occurrence appears 90 days before it is due, a shorter one a period before. Members of
    a group are those of today, so a new commune takes part from its next occurrence on. The
    responsible officer stays the same while they still work at the agency.
    """
    day = GroupDay(today())
    made = 0
    duties = (
        Duty.objects.filter(
            deadline_kind__in=list(MONTHS_OF),
            state__in=DUTY_STATES.group("kept"),
            version__state__in=VERSION_STATES.group("binding"),
        )
        .exclude(plan_tasks=None)
        .prefetch_related("parties__agency", "parties__group", "parties__excluded")
        .order_by("id")
    )
    for duty in duties:
        made += _catch_up(duty, day, by)
    return made


@transaction.atomic
def _catch_up(duty: Duty, day: GroupDay, by: Account | None) -> int:
    # Two workers may meet here: the lock and the unique constraint keep each occurrence single.
    Duty.objects.select_for_update().get(pk=duty.pk)
    codes = PlanTask.objects.filter(duty=duty).values_list("occurrence", flat=True).distinct()
    latest = max((period_of_code(c) for c in codes if c), key=lambda p: p.first, default=None)
    made = 0
    while latest is not None and made_from(duty, latest.next) <= day.day:
        made += _make(duty, latest.next, before=latest, day=day, by=by)
        latest = latest.next
    return made


def _make(duty: Duty, period: Period, *, before: Period, day: GroupDay, by: Account | None) -> int:
    to = addressees_of(duty, day)
    top, members = rows_for(duty, to, occurrence=period.code, due_on=due_in(duty, period))
    made = rows_save(top, members, by=by, why="Mở kỳ mới")
    at_agency = memberships_valid(day.day).filter(
        account=OuterRef("responsible"), agency=OuterRef("agency")
    )
    still = PlanTask.objects.filter(Exists(at_agency), responsible__is_active=True)
    people: dict[int | None, int | None] = dict(
        still.filter(duty=duty, occurrence=before.code).values_list("agency_id", "responsible_id")
    )
    kept = [task for task in (*top, *members) if task.agency_id in people]
    for task in kept:
        task.responsible_id = people[task.agency_id]
    if kept:
        bulk_update_with_history(kept, PlanTask, ["responsible"], batch_size=200, default_user=by)
    record(NEXT, by=by, on=duty, detail={"occurrence": period.code, "rows": made})
    return made
