"""Background work of cases."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from nepso.casework.cases.models import OutsideRequest
from nepso.casework.cases.retention import (
    cases_lapsed,
    cases_lying,
    cases_to_empty,
    submissions_lapsed,
    submissions_lying,
    submissions_to_erase,
)
from nepso.casework.cases.rows import each_by_itself
from nepso.casework.cases.services import (
    case_end_ask,
    case_forget,
    case_lapse,
    outside_end,
    undecided_end_ask,
    undecided_lapse,
    undecided_tell,
    years_count,
)
from nepso.casework.cases.states import ASKED
from nepso.casework.cases.succeeding import cases_follow_due
from nepso.casework.intake.services import submission_erase
from nepso.foundation.jobs.registry import job
from nepso.kernel.clock import now

MOST_AT_ONCE = 500


@job("cases.forget", every=dt.timedelta(days=1), lease=dt.timedelta(minutes=10))
def forget() -> None:
    """Obey ``retention.py``; run twice it does nothing more. A row that cannot be forgotten keeps
    no other from it: it is logged, and the job is told as failed at the end."""
    erase = partial(submission_erase, by=None, why="retention")
    works: tuple[tuple[str, Iterable[Any], Callable[..., Any]], ...] = (
        ("case", cases_to_empty(), case_forget),
        ("submission", submissions_to_erase(), erase),
        ("case", cases_lapsed(), case_lapse),
        ("submission", submissions_lapsed(), undecided_lapse),
        ("case", cases_lying(), case_end_ask),
        ("submission", submissions_lying(), undecided_end_ask),
    )
    failed = [row for name, rows, work in works for row in each_by_itself(name, rows, work)]
    undecided_tell()
    if failed:
        raise RuntimeError(f"not forgotten: {', '.join(failed)}")


@job("cases.follow", every=dt.timedelta(hours=1), lease=dt.timedelta(minutes=10))
def follow() -> None:
    """Cases of agencies whose last day has passed go to whoever took over, else to the coordinator;
    twice is once. One that fails keeps no other from it, as with ``forget``."""
    if failed := cases_follow_due():
        raise RuntimeError(f"not moved: {', '.join(failed)}")


@job("cases.expire_outside", every=dt.timedelta(hours=1))
def expire_outside() -> None:
    """Codes whose date has passed end, and their officers are told."""
    passed = OutsideRequest.objects.filter(state=ASKED, expires_at__lt=now())
    for request in passed.order_by("expires_at")[:MOST_AT_ONCE]:
        outside_end(request=request, by=None)


@job("cases.count_years", every=dt.timedelta(days=1), lease=dt.timedelta(minutes=10))
def count_years() -> None:
    """Years that have closed are counted by harm and area, once; run twice it does nothing more."""
    years_count()
