"""Background work of cases."""

from __future__ import annotations

import datetime as dt

from nepso.casework.cases.models import OutsideRequest
from nepso.casework.cases.retention import cases_to_empty, submissions_to_erase
from nepso.casework.cases.services import case_forget, outside_end, years_count
from nepso.casework.cases.states import ASKED
from nepso.casework.cases.succeeding import cases_follow_due
from nepso.casework.intake.services import submission_erase
from nepso.foundation.jobs.registry import job
from nepso.kernel.clock import now

MOST_AT_ONCE = 500


@job("cases.forget", every=dt.timedelta(days=1), lease=dt.timedelta(minutes=10))
def forget() -> None:
    """Obey ``retention.py``; run twice it does nothing more."""
    for case in cases_to_empty():
        case_forget(case=case)
    for submission in submissions_to_erase():
        submission_erase(submission=submission, by=None, why="retention")


@job("cases.follow", every=dt.timedelta(hours=1), lease=dt.timedelta(minutes=10))
def follow() -> None:
    """Cases of agencies whose last day has passed go to whoever took over; twice is once."""
    cases_follow_due()


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
