"""How long each reporter waits: a clock for each submission, from the moment it was sent.

It rests only while this reporter is asked for something, and ends with what they are told
(``intake.ports.when_shown``): who has the matter, whether a case was opened yet and whether it goes
along with another's changes nothing. The clock of a case is that of the reporter who is due first.
"""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from nepso.casework.cases.clock import (
    clock_allow,
    clock_copy,
    clock_rest,
    clock_restart,
    clock_run,
    clock_shorten,
    clock_start,
    is_overdue,
)
from nepso.casework.cases.models import CaseFile, ReporterClock
from nepso.casework.cases.terms import days_for
from nepso.casework.intake.models import Submission
from nepso.casework.intake.states import APPEALING, DUPLICATE, SUBMISSION, WAITING_FOR_YOU
from nepso.kernel.clock import now
from nepso.kernel.row_statements import row_new
from nepso.kernel.storing import row_store

# What is merged is still to be answered: its reporter waits, whatever the state is called.
RUNS = (SUBMISSION.group("open") - {APPEALING}) | {DUPLICATE}


def waiting_begin(submission: Submission) -> None:
    """Filed: from now on somebody waits. In the transaction that stores it."""
    row_store(_begun(row_new(ReporterClock, submission=submission), submission))


def _begun(row: ReporterClock, submission: Submission) -> ReporterClock:
    in_danger = bool((submission.answers or {}).get("life_in_danger"))
    days = days_for(submission.harm, is_urgent=in_danger)
    clock_start(row, days=days, at=submission.received_at)
    return row


def waiting_of(submission: Submission) -> ReporterClock:
    """The clock of one reporter, held until the transaction ends."""
    found = ReporterClock.objects.select_for_update().filter(submission=submission).first()
    return found or _begun(ReporterClock(submission=submission), submission)


def waiting_shown(submission: Submission) -> None:
    """Another state is shown to the reporter; an appeal, which has a clock of its own, leaves this
    one as it is. Taken up again after an answer, it begins anew; late stays late."""
    if submission.state == APPEALING:
        return
    row, at = waiting_of(submission), now()
    row.end_asked_at = None  # somebody did something with it
    if submission.state in RUNS:
        if row.ended_at is not None:
            clock_restart(row, at=at)
        row.ended_at = None
        clock_run(row, at=at)
    else:
        row.was_late = row.was_late or is_overdue(row, at=at)
        clock_rest(row, at=at)
        row.ended_at = None if submission.state == WAITING_FOR_YOU else at
    row.save()


def case_clock_begin(case: CaseFile, submission: Submission) -> None:
    """A case is opened: it has what is left of the term of its harm since the reporter sent."""
    row = waiting_of(submission)
    clock_allow(row, days=days_for(case.harm, is_urgent=case.is_urgent))
    clock_run(row, at=now())
    row.save()
    clock_copy(row, to=case)


def case_clock_hurry(case: CaseFile) -> None:
    """Somebody who waits longer is answered with this case, or one of them goes on waiting: it is
    due when the first of them is. The caller saves it; one query."""
    if case.due_at is None:
        return
    rows = ReporterClock.objects.filter(submission__case_link__case=case, due_at__lt=case.due_at)
    first = rows.order_by("due_at").first()
    if first is not None:
        clock_copy(first, to=case)


def reporter_joins(case: CaseFile, submission: Submission) -> None:
    """Its reporter has the term of the case that answers it, from when they sent themselves."""
    row = waiting_of(submission)
    clock_allow(row, days=days_for(case.harm, is_urgent=case.is_urgent))
    row.save()
    case_clock_hurry(case)


def due_told(case: CaseFile, submission: Submission) -> dt.date | None:
    """The day told to a reporter: that of their own clock, or the later one that a late notice
    gave; none while the case rests. A day that has passed is told only where the case has no other
    (opened again, it has)."""
    if case.due_at is None:
        return None
    rows = ReporterClock.objects.filter(submission=submission, due_at__gt=now())
    own = rows.values_list("due_at", flat=True).first()
    return due_on(case, own or case.due_at)


def due_on(case: CaseFile, due_at: dt.datetime | None) -> dt.date | None:
    """The day of a date of the clock, or the later one that a late notice of the case gave."""
    if due_at is None:
        return None
    day = timezone.localdate(due_at)
    return max(day, case.committed_on) if case.committed_on else day


def waiting_shorten(case: CaseFile, *, days: int) -> None:
    """Another harm with a shorter term: that of the case and of each of its reporters, from when
    they sent; a longer one gives no more time."""
    clock_shorten(case, days=days)
    for row in ReporterClock.objects.filter(submission__case_link__case=case):
        clock_shorten(row, days=days)
        row.save()
