"""The clock of a case or an appeal: minutes of working time that may pass before the answer.

It rests only while the reporter is asked for something, and when all is ended. Whatever moves
inside the house (another agency, another handler, a question to a bank) leaves it running: it has
no way to be told of them.
"""

from __future__ import annotations

import datetime as dt
from typing import Protocol

from nepso.foundation.worktime.working_hours import work_hours

# Beyond every date in use: what rests or has ended stands behind what runs in a queue.
NEVER = dt.datetime(2099, 12, 31, tzinfo=dt.UTC)


class Timed(Protocol):
    """What a clock needs of its row: minutes allowed and used up to ``running_since``."""

    allowed_minutes: int
    used_minutes: int
    running_since: dt.datetime | None
    due_at: dt.datetime | None
    due_sort: dt.datetime


def clock_start(row: Timed, *, days: int, at: dt.datetime) -> None:
    """Begin anew with so many working days."""
    clock_allow(row, days=days)
    clock_restart(row, at=at)


def clock_restart(row: Timed, *, at: dt.datetime) -> None:
    """Begin anew with what is allowed."""
    row.used_minutes, row.running_since = 0, None
    clock_run(row, at=at)


def clock_run(row: Timed, *, at: dt.datetime) -> None:
    """Go on from where it stood; nothing where it runs already."""
    if row.running_since is not None:
        return
    row.running_since = at
    left = row.allowed_minutes - row.used_minutes
    row.due_at = work_hours().after(at, left) if left > 0 else at
    row.due_sort = row.due_at


def clock_rest(row: Timed, *, at: dt.datetime) -> None:
    """Stand still; what was used stays used. Nothing where it rests already."""
    if row.running_since is None:
        return
    row.used_minutes += max(0, work_hours().between(row.running_since, at))
    row.running_since, row.due_at, row.due_sort = None, None, NEVER


def clock_allow(row: Timed, *, days: int) -> None:
    """Allow so many working days in all; what was used stays used."""
    row.allowed_minutes = days * work_hours().minutes_a_day
    if row.running_since is not None:
        since, row.running_since = row.running_since, None
        clock_run(row, at=since)


def clock_shorten(row: Timed, *, days: int) -> None:
    """Allow no more than so many working days in all; what was used stays used."""
    if days * work_hours().minutes_a_day < row.allowed_minutes:
        clock_allow(row, days=days)


def clock_copy(row: Timed, *, to: Timed) -> None:
    """Let another clock stand exactly as this one."""
    to.allowed_minutes, to.used_minutes = row.allowed_minutes, row.used_minutes
    to.running_since, to.due_at, to.due_sort = row.running_since, row.due_at, row.due_sort


def minutes_used(row: Timed, *, at: dt.datetime) -> int:
    """How much working time has been used until ``at``."""
    running = row.running_since
    return row.used_minutes + (max(0, work_hours().between(running, at)) if running else 0)


def is_overdue(row: Timed, *, at: dt.datetime) -> bool:
    """Whether the date has passed while the clock ran."""
    return row.due_at is not None and row.due_at < at
