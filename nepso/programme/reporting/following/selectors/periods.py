"""Which period is followed up, and how late its reports are."""

from __future__ import annotations

from nepso.foundation.worktime.announced import work_calendar
from nepso.foundation.worktime.models import Period
from nepso.foundation.worktime.selectors import current_period, periods_open
from nepso.kernel.clock import today


def periods_followed() -> list[Period]:
    """The open periods, the latest first: those whose reports can still be sent."""
    return periods_open()


def period_followed(code: str = "") -> Period | None:
    """The open period of that code, else the current one; None while none is open."""
    named = next((p for p in periods_open() if p.code == code), None) if code else None
    return named or current_period()


def days_late(period: Period) -> int | None:
    """Working days since the units' due date, negative before it; None while there is none.

    A due date on a day of rest means the last working day before it, as in reminders.
    """
    if period.units_due_on is None:
        return None
    calendar = work_calendar()
    due = calendar.previous_working_day(period.units_due_on)
    return calendar.working_days_between(due, today())
