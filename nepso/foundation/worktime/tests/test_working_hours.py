"""Working time to the minute: parts add up, and the way there and back meet."""

import datetime as dt
from itertools import pairwise

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from nepso.foundation.worktime.working_days import WorkCalendar
from nepso.foundation.worktime.working_hours import WorkHours, read_spans

HOURS = WorkHours(WorkCalendar({}), read_spans("7:30-11:30 13:00-17:00"))
MOMENTS = st.datetimes(dt.datetime(2026, 1, 1), dt.datetime(2027, 3, 1)).map(timezone.make_aware)


def at(text: str) -> dt.datetime:
    return timezone.make_aware(dt.datetime.strptime(text, "%d/%m/%Y %H:%M"))


@pytest.mark.parametrize(
    ("a", "b", "minutes"),
    [
        ("09/11/2026 08:00", "09/11/2026 09:00", 60),
        ("09/11/2026 11:00", "09/11/2026 13:30", 60),  # the midday rest does not count
        ("09/11/2026 16:00", "10/11/2026 08:00", 90),
        ("13/11/2026 16:30", "16/11/2026 07:45", 45),  # over a weekend
        ("23/11/2026 08:00", "25/11/2026 08:00", 480),  # 24 November is a holiday
        ("14/11/2026 08:00", "15/11/2026 20:00", 0),
    ],
)
def test_minutes_between(a, b, minutes):
    assert HOURS.between(at(a), at(b)) == minutes


@pytest.mark.parametrize(
    ("start", "minutes", "end"),
    [
        ("09/11/2026 08:00", 480, "10/11/2026 08:00"),
        ("09/11/2026 11:00", 30, "09/11/2026 11:30"),
        ("09/11/2026 11:00", 31, "09/11/2026 13:01"),
        ("13/11/2026 16:00", 60, "13/11/2026 17:00"),
        ("14/11/2026 10:00", 10, "16/11/2026 07:40"),
    ],
)
def test_the_moment_after_so_many_minutes(start, minutes, end):
    assert HOURS.after(at(start), minutes) == at(end)


@given(st.lists(MOMENTS, min_size=3, max_size=6))
def test_parts_add_up(moments):
    moments.sort()
    parts = sum(HOURS.between(a, b) for a, b in pairwise(moments))
    assert parts == HOURS.between(moments[0], moments[-1])


@given(MOMENTS, st.integers(1, 40_000))
def test_there_and_back(moment, minutes):
    end = HOURS.after(moment, minutes)
    assert HOURS.between(moment, end) == minutes
    assert HOURS.between(moment, end - dt.timedelta(minutes=1)) < minutes


@pytest.mark.parametrize(
    "written",
    ["", "8-12", "8:00-12:00 11:00-17:00", "12:00-8:00", "8:00-12:00 13-17:00", "7:99-8:00"],
)
def test_hours_that_are_none_are_told(written):
    with pytest.raises(ImproperlyConfigured):
        read_spans(written)
