"""How long each reporter waits: a clock for each submission, from the moment it was sent.

It rests only while this reporter is asked for something, from when the question reached them by the
way they chose, and ends with what they are told
(``intake.ports.when_shown``): who has the matter, whether a case was opened yet and whether it goes
along with another's changes nothing. The clock of a case is that of the reporter who is due first.
"""

from __future__ import annotations

import datetime as dt

from django.db import transaction
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
from nepso.casework.cases.states import CASE
from nepso.casework.cases.states import REFERRED as PASSED_ON
from nepso.casework.cases.terms import days_for
from nepso.casework.intake.kinds import EntryKind
from nepso.casework.intake.models import Delivery, Submission
from nepso.casework.intake.states import (
    APPEALING,
    DELIVERY,
    DUPLICATE,
    ERASED,
    REFERRED,
    SUBMISSION,
    WAITING_FOR_YOU,
    WITHDRAWN,
)
from nepso.kernel.clock import now

CLOCK = ["allowed_minutes", "used_minutes", "running_since", "due_at", "due_sort"]
# What is merged is still to be answered: its reporter waits, whatever the state is called.
RUNS = (SUBMISSION.group("open") - {APPEALING}) | {DUPLICATE}


@transaction.atomic
def waiting_begin(submission: Submission) -> None:
    """Somebody waits since they filed. Done when its text is read (``triage.ports.when_read``), so
    that who sends does not wait for it; where something was done before that, it had begun."""
    # Held, so that of two who begin it the second finds it.
    fresh = Submission.objects.select_for_update().get(pk=submission.pk)
    if not ReporterClock.objects.filter(submission=fresh).exists():
        waiting_of(fresh).save()


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
    waits = submission.state in RUNS and not _is_passed_on(submission)
    if waits or _is_untold(submission):
        _go_on(row, at)
    else:
        row.was_late = row.was_late or is_overdue(row, at=at)
        clock_rest(row, at=at)
        row.ended_at = None if submission.state == WAITING_FOR_YOU else at
    row.save()


def _go_on(row: ReporterClock, at: dt.datetime) -> None:
    """They wait from now on: anew where they had been answered."""
    if row.ended_at is not None:
        clock_restart(row, at=at)
    row.ended_at = None
    clock_run(row, at=at)


def _is_untold(submission: Submission) -> bool:
    """Whether somebody must still call, write or say what is asked: that delay is the house's."""
    rows = Delivery.objects.filter(entry__submission=submission, entry__kind=EntryKind.QUESTION)
    untold = rows.filter(state__in=DELIVERY.group("not_there"))
    return submission.state == WAITING_FOR_YOU and untold.exists()


def waiting_reached(submission: Submission) -> None:
    """What was to be told reached the reporter: asked, they are waited for from now on."""
    if submission.state != WAITING_FOR_YOU:
        return
    rows = CaseFile.objects.select_for_update(of=("self",))
    case = rows.filter(links__submission=submission).first()
    waiting_shown(submission)
    if case is not None and case.is_live:  # in hand again, where another of them answered before
        case_clock_follow(case)


def _is_passed_on(submission: Submission) -> bool:
    """Sent elsewhere for good: its case is closed with that. Sent on to an agency of ours, it
    still waits."""
    cases = CaseFile.objects.filter(links__submission=submission, state=PASSED_ON)
    return submission.state == REFERRED and cases.exists()


def case_clock_begin(case: CaseFile, submission: Submission) -> None:
    """A case is opened: it has what is left of the term of its harm since the reporter sent. What
    was late by the term of the harm that they named stays late."""
    row = waiting_of(submission)
    row.was_late = row.was_late or is_overdue(row, at=now())
    clock_allow(row, days=days_for(case.harm, is_urgent=case.is_urgent))
    clock_run(row, at=now())
    row.save()
    clock_copy(row, to=case)


def case_clock_follow(case: CaseFile) -> None:
    """Who waits in it changed: it is due when the first of those who wait is, be that earlier or
    later. Where it is asked of all of them it rests. The one place that sets the date of a case
    once it is open; stored at once."""
    first = _first_who_waits(case)
    if first is not None:
        clock_copy(first, to=case)
    elif case.state in CASE.group("waiting"):
        clock_rest(case, at=now())
    case.save(update_fields=CLOCK)


def _first_who_waits(case: CaseFile) -> ReporterClock | None:
    rows = ReporterClock.objects.filter(submission__case_link__case=case, due_at__isnull=False)
    return rows.order_by("due_at").first()


def reporter_joins(case: CaseFile, submission: Submission) -> None:
    """Its reporter has the term of the case that answers it, from when they sent themselves, where
    that is the shorter one: being merged gives no more time, and what was late stays late."""
    row = waiting_of(submission)
    row.was_late = row.was_late or is_overdue(row, at=now())
    clock_shorten(row, days=days_for(case.harm, is_urgent=case.is_urgent))
    row.save()
    case_clock_follow(case)


def reporters_wait_anew(case: CaseFile) -> None:
    """The case is opened again: all who have not left wait anew with it, from now on; what was late
    stays late."""
    at, rows = now(), ReporterClock.objects.select_for_update(of=("self",))
    rows = rows.filter(submission__case_link__case=case)
    for row in rows.exclude(submission__state__in=(WITHDRAWN, ERASED)).order_by("id"):
        row.was_late = row.was_late or is_overdue(row, at=at)
        row.ended_at = None
        clock_restart(row, at=at)
        row.save()


def due_told(case: CaseFile, submission: Submission) -> dt.date | None:
    """The day told to a reporter who waits from now on: that of their own clock, which runs on
    while another is asked, or the later one that a late notice gave; none once the case is closed.
    A day that has passed is told only where the case has no other."""
    if not case.is_live:
        return None
    own = _due_once_told(submission)
    return due_on(case, own if own and own > now() else case.due_at)


def _due_once_told(submission: Submission) -> dt.datetime | None:
    """By their own clock, which goes on once they are told; that is not stored here."""
    row = _clock_now(submission)
    _go_on(row, now())
    return row.due_at


def due_promised(case: CaseFile, submission: Submission) -> dt.date | None:
    """The day that a late notice promised to this very reporter, where it is later than their own;
    who joined the case since was promised nothing."""
    notice = case.late_notices.order_by("-id").first() if case.committed_on else None
    told = submission.thread.filter(kind=EntryKind.LATE_NOTICE)
    if notice is None or not told.filter(at__gte=notice.at).exists():
        return None
    own = _due_once_told(submission)
    is_later = own is not None and notice.committed_on > timezone.localdate(own)
    return notice.committed_on if is_later else None


def due_of(submission: Submission) -> dt.date | None:
    """The day of a reporter's own clock, known since they sent; None while it rests."""
    due_at = _clock_now(submission).due_at
    return timezone.localdate(due_at) if due_at else None


def _clock_now(submission: Submission) -> ReporterClock:
    """As it stands, or as it will begin when the text is read."""
    found = ReporterClock.objects.filter(submission=submission).first()
    return found or _begun(ReporterClock(submission=submission), submission)


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
    rows = ReporterClock.objects.select_for_update(of=("self",))
    for row in rows.filter(submission__case_link__case=case).order_by("id"):
        clock_shorten(row, days=days)
        row.save(update_fields=CLOCK)
