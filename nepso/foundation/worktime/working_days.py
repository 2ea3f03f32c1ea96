"""Counting working days: pure reckoning over the holidays and what was announced."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Mapping
from functools import lru_cache

from nepso.foundation.worktime.holidays_vn import FIRST_YEAR, require_known, works_by_law

ONE_DAY = dt.timedelta(days=1)


@lru_cache(maxsize=128)
def _by_law(year: int) -> tuple[dt.date, ...]:
    first = dt.date(year, 1, 1)
    days = (first + ONE_DAY * i for i in range((dt.date(year, 12, 31) - first).days + 1))
    return tuple(day for day in days if works_by_law(day))


class WorkCalendar:
    """The working days of state bodies; ``announced`` tells True (works) or False (rests) a day.

    Every function raises Invalid beyond the years that the library of holidays knows (2000-2100).
    """

    def __init__(self, announced: Mapping[dt.date, bool]) -> None:
        self._announced = dict(announced)
        self._years: dict[int, tuple[dt.date, ...]] = {}
        self._before: dict[int, int] = {FIRST_YEAR: 0}

    def is_working_day(self, day: dt.date) -> bool:
        """Whether offices work that day."""
        announced = self._announced.get(day)
        return works_by_law(day) if announced is None else announced

    def next_working_day(self, day: dt.date) -> dt.date:
        """``day`` itself when it is a working day, else the first one after it."""
        while not self.is_working_day(day):
            day += ONE_DAY
        return day

    def previous_working_day(self, day: dt.date) -> dt.date:
        """``day`` itself when it is a working day, else the last one before it."""
        while not self.is_working_day(day):
            day -= ONE_DAY
        return day

    def working_days_between(self, a: dt.date, b: dt.date) -> int:
        """How many working days lie after ``a`` up to and with ``b``; negative backwards.

        Backwards it counts from ``b`` (with it) up to before ``a``, so that
        ``working_days_between(d, add_working_days(d, n)) == n`` for every ``n``.
        """
        if a <= b:
            return self._count(b) - self._count(a)
        return self._count(b - ONE_DAY) - self._count(a - ONE_DAY)

    def add_working_days(self, day: dt.date, n: int) -> dt.date:
        """The ``n``-th working day after ``day``, before it when negative; ``day`` for 0."""
        if n == 0:
            return day
        return self._nth(self._count(day) + n if n > 0 else self._count(day - ONE_DAY) + n + 1)

    def _days(self, year: int) -> tuple[dt.date, ...]:
        if year not in self._years:
            require_known(year)
            told = {d: works for d, works in self._announced.items() if d.year == year}
            days = [d for d in _by_law(year) if told.get(d, True)]
            days += [d for d, works in told.items() if works]
            self._years[year] = tuple(sorted(set(days)))
        return self._years[year]

    def _count_before(self, year: int) -> int:
        require_known(year)
        if year not in self._before:
            self._before[year] = self._count_before(year - 1) + len(self._days(year - 1))
        return self._before[year]

    def _count(self, day: dt.date) -> int:
        return self._count_before(day.year) + bisect_right(self._days(day.year), day)

    def _nth(self, k: int) -> dt.date:
        year = FIRST_YEAR
        if k < 1:
            require_known(FIRST_YEAR - 1)
        while k > len(days := self._days(year)):
            k -= len(days)
            year += 1
        return days[k - 1]
