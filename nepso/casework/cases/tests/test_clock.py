"""The clock: exact whatever happens, and nothing inside the house can stop it."""

import datetime as dt
from itertools import pairwise
from types import SimpleNamespace

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from nepso.casework.cases import clock
from nepso.casework.cases.states import CASE, PUBLIC_MEANING, WAITING
from nepso.casework.cases.terms import DAYS
from nepso.casework.intake.harms import Harm
from nepso.casework.intake.states import SUBMISSION
from nepso.foundation.worktime.working_days import WorkCalendar
from nepso.foundation.worktime.working_hours import WorkHours, read_spans

HOURS = WorkHours(WorkCalendar({}), read_spans("7:30-11:30 13:00-17:00"))
START = timezone.make_aware(dt.datetime(2026, 3, 2, 9, 0))


@pytest.fixture(autouse=True)
def fixed_hours(monkeypatch):
    """Without a database: no announced days."""
    monkeypatch.setattr(clock, "work_hours", lambda: HOURS)


def a_row(days=5):
    row = SimpleNamespace(
        allowed_minutes=0, used_minutes=0, running_since=None, due_at=None, due_sort=None
    )
    clock.clock_start(row, days=days, at=START)
    return row


# Each step: minutes until it, and the state that the case moves to.
STEPS = st.lists(
    st.tuples(st.integers(0, 4000), st.sampled_from([s.code for s in CASE.states])), max_size=12
)


@given(STEPS)
def test_used_is_what_was_worked_while_it_was_not_the_reporters_turn(steps):
    """Against a second reckoning that knows the spans alone."""
    row, state, at = a_row(), CASE.initial, START
    spans: list[tuple[dt.datetime, str]] = [(START, state)]
    for minutes, wanted in steps:
        at += dt.timedelta(minutes=minutes)
        if not CASE.can_move(state, wanted):
            continue
        state = wanted
        spans.append((at, state))
        if state in CASE.group("open"):
            clock.clock_run(row, at=at)
        else:
            clock.clock_rest(row, at=at)
    end = at + dt.timedelta(days=3)
    spans.append((end, state))
    worked = sum(
        HOURS.between(a, b) for (a, s), (b, _) in pairwise(spans) if s in CASE.group("open")
    )
    assert clock.minutes_used(row, at=end) == worked


@given(st.lists(st.tuples(st.integers(0, 3000), st.sampled_from(sorted(CASE.group("open"))))))
def test_no_move_inside_changes_the_date(steps):
    row, at = a_row(), START
    due = row.due_at
    for minutes, _ in steps:
        at += dt.timedelta(minutes=minutes)
        clock.clock_run(row, at=at)  # what every open state asks for
    assert (row.due_at, row.used_minutes) == (due, 0)


@given(st.integers(1, 900), st.integers(1, 9000))
def test_a_rest_moves_the_date_by_exactly_what_was_left(worked, rested):
    row = a_row(days=2)
    asked = START + dt.timedelta(minutes=worked)
    answered = asked + dt.timedelta(minutes=rested)
    left = row.allowed_minutes - HOURS.between(START, asked)
    clock.clock_rest(row, at=asked)
    assert (row.due_at, row.due_sort) == (None, clock.NEVER)
    clock.clock_run(row, at=answered)
    expected = HOURS.after(answered, left) if left > 0 else answered
    assert row.due_at == expected


def test_only_waiting_for_the_reporter_and_the_end_rest():
    resting = {s.code for s in CASE.states} - CASE.group("open")
    assert resting == {WAITING} | CASE.group("closed")


@given(st.lists(st.sampled_from([s.code for s in CASE.states]), max_size=30))
def test_whatever_way_it_goes_it_has_one_group_and_one_meaning(codes):
    state = CASE.initial
    for code in codes:
        if CASE.can_move(state, code):
            state = code
    groups = [g for g in ("open", "waiting", "closed") if state in CASE.group(g)]
    assert len(groups) == 1
    assert PUBLIC_MEANING[state] in dict(SUBMISSION.choices)
    # From anywhere there is a way to an end, and from an end back after an appeal.
    assert any(CASE.can_move(state, s) for s in CASE.group("closed") | CASE.group("open"))


def test_every_harm_has_a_term():
    assert set(DAYS) == set(Harm)
