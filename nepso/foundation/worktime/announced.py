"""The announced days, kept in memory for half a minute and forgotten at once where they change."""

from __future__ import annotations

import time

from nepso.foundation.worktime.kinds import DayKind
from nepso.foundation.worktime.models import DayOff
from nepso.foundation.worktime.working_days import WorkCalendar

KEPT_SECONDS = 30.0
_kept: list[tuple[float, WorkCalendar]] = []


def work_calendar() -> WorkCalendar:
    """The calendar of today's knowledge: one query at most every KEPT_SECONDS a process.

    Another process sees a newly announced day within that time.
    """
    moment = time.monotonic()
    if _kept and moment - _kept[0][0] < KEPT_SECONDS:
        return _kept[0][1]
    rows = DayOff.objects.values_list("day", "kind")
    calendar = WorkCalendar({day: kind == DayKind.WORKING for day, kind in rows})
    _kept[:] = [(moment, calendar)]
    return calendar


def forget() -> None:
    """Read the announced days anew next time."""
    _kept.clear()
