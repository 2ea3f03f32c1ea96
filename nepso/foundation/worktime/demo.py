"""Periods of the filled province: the year shown open, the year before it closed."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from nepso.foundation.worktime.kinds import PeriodKind
from nepso.foundation.worktime.models import Period
from nepso.foundation.worktime.selectors import add_working_days
from nepso.foundation.worktime.services import (
    period_close,
    period_open,
    period_plan,
    period_set_dates,
)
from nepso.foundation.worktime.spans import period_code
from nepso.kernel.clock import today

_CUT_OFF = (11, 15)


def shown_year() -> int:
    """The year that the filled province reports on: this one from its cut-off on, else the last."""
    day = today()
    return day.year if (day.month, day.day) > _CUT_OFF else day.year - 1


def work_moment(days: int, hour: int, minute: int = 0) -> dt.datetime:
    """An hour of a working day, so many working days from today, below zero for those gone by:
    what a demonstration shows happened while people worked, not at the minute of loading."""
    day = add_working_days(today(), days)
    return timezone.make_aware(dt.datetime.combine(day, dt.time(hour, minute)))


def load() -> None:
    """The year shown, the one before it and this one, dated as a lead desk might; a second time
    changes nothing."""
    shown = shown_year()
    for year in sorted({shown - 1, shown, today().year}):
        if Period.objects.filter(code=period_code(PeriodKind.YEAR, year, 1)).exists():
            continue
        period = period_plan(kind=PeriodKind.YEAR, year=year)
        period_set_dates(
            period=period,
            cut_off_on=dt.date(year, *_CUT_OFF),
            units_due_on=dt.date(year, 11, 25),
            consolidation_due_on=dt.date(year, 12, 5),
        )
        period_open(period=period)
        if year < shown:
            period_close(period=period)
