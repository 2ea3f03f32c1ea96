"""Counting working time to the minute: the hours of an office within its working days."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from itertools import accumulate

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone

from nepso.foundation.worktime.announced import work_calendar
from nepso.foundation.worktime.holidays_vn import FIRST_YEAR
from nepso.foundation.worktime.working_days import ONE_DAY, WorkCalendar

_EPOCH = dt.date(FIRST_YEAR, 1, 1)
_SPAN = re.compile(r"(\d{1,2}):([0-5]\d)-(\d{1,2}):([0-5]\d)")

Spans = tuple[tuple[int, int], ...]


class WorkHours:
    """The minutes that an office works: ``spans`` of minutes of the day, on working days.

    Every moment has a number of minutes worked until then, whole minutes; what lies between two
    moments is their difference, so that parts add up exactly however often a clock rests.
    """

    def __init__(self, calendar: WorkCalendar, spans: Spans) -> None:
        self._calendar = calendar
        self._spans = spans
        # Minutes worked in the day at the end of each span.
        self._ends = list(accumulate(end - start for start, end in spans))

    @property
    def minutes_a_day(self) -> int:
        """How long a whole working day is."""
        return self._ends[-1]

    def between(self, a: dt.datetime, b: dt.datetime) -> int:
        """Minutes worked after ``a`` up to ``b``; negative backwards."""
        return self._until(b) - self._until(a)

    def after(self, moment: dt.datetime, minutes: int) -> dt.datetime:
        """When ``minutes`` more have been worked: the first such moment; ``moment`` for 0."""
        if minutes <= 0:
            return moment
        wanted = self._until(moment) + minutes
        days, rest = divmod(wanted - 1, self.minutes_a_day)
        day = self._calendar.add_working_days(_EPOCH, days + 1)
        return timezone.make_aware(
            dt.datetime.combine(day, dt.time()) + dt.timedelta(minutes=self._clock(rest + 1))
        )

    def _until(self, moment: dt.datetime) -> int:
        local = timezone.localtime(moment)
        day = local.date()
        whole = self._calendar.working_days_between(_EPOCH, day - ONE_DAY) * self.minutes_a_day
        if not self._calendar.is_working_day(day):
            return whole
        at = local.hour * 60 + local.minute
        return whole + sum(max(0, min(at, end) - start) for start, end in self._spans)

    def _clock(self, worked: int) -> int:
        """The minute of the day at which ``worked`` minutes (from 1) of it are done."""
        place = bisect_right(self._ends, worked - 1)
        before = self._ends[place - 1] if place else 0
        return self._spans[place][0] + worked - before


def read_spans(written: str) -> Spans:
    """ "7:30-11:30 13:00-17:00" as minutes of the day; ImproperlyConfigured for what is no such."""
    read = [_SPAN.fullmatch(word) for word in written.split()]
    found = tuple(
        (int(m[1]) * 60 + int(m[2]), int(m[3]) * 60 + int(m[4])) for m in read if m is not None
    )
    edges = [edge for span in found for edge in span]
    if not found or None in read or edges != sorted(set(edges)) or edges[-1] > 24 * 60:
        raise ImproperlyConfigured(
            f"NEPSO_WORK_HOURS phải có dạng “7:30-11:30 13:00-17:00”, không phải “{written}”."
        )
    return found


def work_hours() -> WorkHours:
    """The hours of this installation, over the days as they are known now."""
    return WorkHours(work_calendar(), read_spans(settings.NEPSO_WORK_HOURS))
