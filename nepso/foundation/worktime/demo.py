"""Periods of the filled province: this year open, the year before closed."""

from __future__ import annotations

import datetime as dt

from nepso.foundation.worktime.kinds import PeriodKind
from nepso.foundation.worktime.models import Period
from nepso.foundation.worktime.services import (
    period_close,
    period_open,
    period_plan,
    period_set_dates,
)
from nepso.foundation.worktime.spans import period_code
from nepso.kernel.clock import today


def load() -> None:
    """The year before and this year, dated as a lead desk might; a second time changes nothing."""
    for year in (today().year - 1, today().year):
        if Period.objects.filter(code=period_code(PeriodKind.YEAR, year, 1)).exists():
            continue
        period = period_plan(kind=PeriodKind.YEAR, year=year)
        period_set_dates(
            period=period,
            cut_off_on=dt.date(year, 11, 15),
            units_due_on=dt.date(year, 11, 25),
            consolidation_due_on=dt.date(year, 12, 5),
        )
        period_open(period=period)
        if year < today().year:
            period_close(period=period)
