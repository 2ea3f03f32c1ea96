"""Entering the days that the Government announces each year."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import Actor, record
from nepso.foundation.worktime import announced
from nepso.foundation.worktime.announcements import read_announcement
from nepso.foundation.worktime.holidays_vn import require_known
from nepso.foundation.worktime.models import DayOff
from nepso.foundation.worktime.policies import may_set_days_off
from nepso.kernel.policy import require
from nepso.kernel.validation import require_valid

SET = act("worktime.day_off_set", "đã ghi ngày nghỉ hoặc ngày làm bù")
REMOVE = act("worktime.day_off_remove", "đã bỏ ngày nghỉ hoặc ngày làm bù")


@transaction.atomic
def day_off_set(*, day: dt.date, kind: str, note: str = "", by: Actor | None = None) -> DayOff:
    """Say that offices rest or work on a day; a day already entered is rewritten.

    Raises Invalid per field, also for a year that the library of holidays does not know.
    """
    if by is not None:
        require(may_set_days_off(by))
    require_known(day.year)
    row = DayOff.objects.select_for_update().filter(day=day).first() or DayOff(day=day)
    row.kind, row.note = kind, note.strip()
    require_valid(row)
    row.save()
    _changed()
    record(SET, by=by, on=row, detail={"day": day.isoformat(), "kind": kind})
    return row


@transaction.atomic
def day_off_remove(*, day: dt.date, by: Actor | None = None) -> None:
    """Let the library decide again about a day; nothing to do when it was not entered."""
    if by is not None:
        require(may_set_days_off(by))
    row = DayOff.objects.select_for_update().filter(day=day).first()
    if row is None:
        return
    record(REMOVE, by=by, on=row, detail={"day": day.isoformat(), "kind": row.kind})
    row.delete()
    _changed()


@transaction.atomic
def days_off_import(*, text: str, by: Actor | None = None) -> int:
    """Enter many days, one a line ("02/01/2026; nghỉ; Thông báo số …"): all of them or none.

    Returns how many. Raises Invalid telling every wrong line.
    """
    lines = read_announcement(text)
    for line in lines:
        day_off_set(day=line.day, kind=line.kind, note=line.note, by=by)
    return len(lines)


def _changed() -> None:
    announced.forget()
    transaction.on_commit(announced.forget)
