"""Which period a recurring duty is in, and by when: pure reckoning on dates.

The plan says "trước ngày 05 tháng 12 hằng năm"; the register needs "2026, due 05/12/2026". Where
the document names a frequency but no day, the last day of the period stands: nothing can be late
before its period is over.
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass

from nepso.programme.plans.kinds import DeadlineKind
from nepso.programme.plans.models import Duty

MONTHS_OF = {
    DeadlineKind.YEARLY: 12,
    DeadlineKind.HALF_YEARLY: 6,
    DeadlineKind.QUARTERLY: 3,
    DeadlineKind.MONTHLY: 1,
}
MAKE_AHEAD = dt.timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Period:
    """``first`` day and length in months.

    ``code`` is what is stored: "2026", "2026-H2", "2026-Q4", "2026-11".
    """

    first: dt.date
    months: int

    @property
    def code(self) -> str:
        year, month = self.first.year, self.first.month
        if self.months == 12:
            return str(year)
        if self.months == 1:
            return f"{year}-{month:02}"
        letter = "H" if self.months == 6 else "Q"
        return f"{year}-{letter}{(month - 1) // self.months + 1}"

    @property
    def next(self) -> Period:
        month = self.first.month - 1 + self.months
        return Period(dt.date(self.first.year + month // 12, month % 12 + 1, 1), self.months)

    @property
    def last(self) -> dt.date:
        return self.next.first - dt.timedelta(days=1)


def recurs(duty: Duty) -> bool:
    """Whether the duty comes again each period."""
    return duty.deadline_kind in MONTHS_OF


def period_on(duty: Duty, day: dt.date) -> Period:
    """The period of a recurring duty in which ``day`` lies."""
    months = MONTHS_OF[DeadlineKind(duty.deadline_kind)]
    month = (day.month - 1) // months * months + 1
    return Period(dt.date(day.year, month, 1), months)


def due_in(duty: Duty, period: Period) -> dt.date:
    """By when the duty is due in that period; a day beyond the month's end is its last day."""
    month = period.last.month
    if duty.deadline_month and period.months == 12:
        month = duty.deadline_month
    length = calendar.monthrange(period.first.year, month)[1]
    return dt.date(period.first.year, month, min(duty.deadline_day or length, length))


def current_period(duty: Duty, day: dt.date) -> Period:
    """The period to be worked on at ``day``: the first that is not past its date."""
    period = period_on(duty, day)
    return period if due_in(duty, period) >= day else period.next


def is_period_of(duty: Duty, code: str) -> bool:
    """Whether ``code`` names a period of the length in which the duty comes again."""
    return (
        recurs(duty)
        and bool(code)
        and (period_of_code(code).months == MONTHS_OF[DeadlineKind(duty.deadline_kind)])
    )


def due_by_plan(duty: Duty, occurrence: str) -> dt.date | None:
    """By when the duty itself says that its task of ``occurrence`` is due; None where it names no
    day, or another length of period."""
    if is_period_of(duty, occurrence):
        return due_in(duty, period_of_code(occurrence))
    return duty.deadline_on if duty.deadline_kind == DeadlineKind.DATE else None


def made_from(duty: Duty, period: Period) -> dt.date:
    """The day from which the occurrence of ``period`` is put into the register ahead of time:
    90 days before it is due, or one period where that is shorter."""
    due = due_in(duty, period)
    return max(due - MAKE_AHEAD, due - dt.timedelta(days=30 * period.months))


def period_of_code(code: str) -> Period:
    """The period written as ``code``; ValueError for anything else."""
    year, _, rest = code.partition("-")
    if not rest:
        return Period(dt.date(int(year), 1, 1), 12)
    if rest[0] in "HQ":
        months = 6 if rest[0] == "H" else 3
        return Period(dt.date(int(year), (int(rest[1:]) - 1) * months + 1, 1), months)
    return Period(dt.date(int(year), int(rest), 1), 1)


def period_label(code: str) -> str:
    """For people: "năm 2026", "6 tháng cuối năm 2026", "quý IV/2026", "tháng 11/2026"."""
    if not code:
        return ""
    period = period_of_code(code)
    year = period.first.year
    if period.months == 12:
        return f"năm {year}"
    if period.months == 6:
        return f"6 tháng {'đầu' if period.first.month == 1 else 'cuối'} năm {year}"
    if period.months == 3:
        return f"quý {('I', 'II', 'III', 'IV')[period.first.month // 3]}/{year}"
    return f"tháng {period.first.month:02}/{year}"
