"""What every step of a case has in common, in the transaction of the act itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from nepso.casework.cases.clock import clock_rest, clock_run
from nepso.casework.cases.kinds import StepKind
from nepso.casework.cases.models import CaseFile, CaseStep, CaseSubmission
from nepso.casework.cases.states import CASE, NEW, PUBLIC_MEANING, WAITING
from nepso.casework.cases.waiting import case_clock_follow, due_promised, due_told
from nepso.casework.intake.kinds import EntryKind
from nepso.casework.intake.models import Submission
from nepso.casework.intake.services import submission_show
from nepso.casework.intake.states import (
    APPEALING,
    DUPLICATE,
    HANDLING,
    REFERRED,
    WAITING_FOR_YOU,
)
from nepso.foundation.accounts.models import Account
from nepso.kernel.clock import now
from nepso.kernel.errors import Conflict, Invalid

LONGEST = 4000
# A reporter who left is written to no more.
GONE = ("withdrawn", "erased")


class CaseConflict(Conflict):
    """Somebody else acted in between; ``current`` is the case as it is now."""

    def __init__(self, current: CaseFile) -> None:
        super().__init__(
            "Người khác vừa thao tác trên hồ sơ này: hãy xem lại hồ sơ, rồi làm lại nếu vẫn cần."
        )
        self.current = current


def seen_as(case: CaseFile, revision: int | None) -> CaseFile:
    """The row as stored, held until the transaction ends; CaseConflict when it moved on since the
    person saw it (None: whatever it is now)."""
    rows = CaseFile.objects.select_for_update(of=("self",)).select_related("agency", "handler")
    fresh = rows.get(pk=case.pk)
    if revision is not None and fresh.revision != revision:
        raise CaseConflict(fresh)
    return fresh


def require_live(case: CaseFile) -> None:
    """Raise Conflict, in words, for a case that is closed."""
    if not case.is_live:
        raise Conflict("Hồ sơ đã khép: hãy tải lại trang.")


def words(text: str, field: str, *, empty: str, most: int = LONGEST) -> str:
    """Checked words of a person; Invalid, on the field, when there are none or too many."""
    said = text.strip()
    sentence = "" if said else empty
    if len(said) > most:
        sentence = f"Dài quá {most:,} ký tự: hãy viết ngắn lại.".replace(",", ".")
    if sentence:
        raise Invalid(sentence, fields={field: sentence})
    return said


def moved_on(
    case: CaseFile,
    state: str,
    kind: StepKind,
    by: Account | None,
    *,
    reason: str = "",
    tell: bool = True,
) -> Mapping[str, Any]:
    """Move it with its clock, its step and what the reporters are told; returns what the audit
    line says. A step may leave the state as it is. Raises Conflict in words for no such move."""
    before, at = case.state, now()
    if state != before:
        CASE.require_move(before, state)
        case.state = state
        _clock(case, state, at)
    case.revision += 1
    case.end_asked_at = None  # somebody did something with it
    case.save()
    CaseStep.objects.create(
        case=case, kind=kind, state=state, at=at, by=by, agency_id=case.agency_id, reason=reason
    )
    if tell:
        show_reporters(case, by)
    if case.is_live and WAITING in (before, state):
        case_clock_follow(case)  # after those asked rest: who was not asked waits meanwhile
    return {"state": [before, state], "step": str(kind)}


def _clock(case: CaseFile, state: str, at: dt.datetime) -> None:
    if state in CASE.group("open"):
        clock_run(case, at=at)
        case.closed_at = None
        return
    clock_rest(case, at=at)
    if state in CASE.group("closed"):
        case.closed_at = at


def show_reporters(case: CaseFile, by: Account | None) -> None:
    """Tell every reporter of the case where it stands: intake keeps what they see."""
    links = CaseSubmission.objects.filter(case=case).select_related("submission")
    for link in links.order_by("id"):
        show_reporter(case, link.submission, by)


def _is_waited_for(case: CaseFile, submission: Submission) -> bool:
    """Whether it is this reporter who is asked: until they answer, whoever else does and whatever
    else goes on, until the case begins anew or they come to another, which did not ask. (Triage
    asks in no agency's name; its question ends with its decision.)"""
    if not case.is_live or case.state == NEW:
        return False
    kinds = (EntryKind.QUESTION, EntryKind.ANSWER, EntryKind.MATERIAL)
    last = submission.thread.filter(kind__in=kinds).last()
    if last is None or last.kind != EntryKind.QUESTION or last.agency_id is None:
        return False
    if submission.state == WAITING_FOR_YOU:
        return True
    # Others may join meanwhile: it is this reporter's own coming that counts.
    came_since = case.links.filter(submission=submission, joined_at__gt=last.at)
    began_anew = case.steps.filter(state=NEW, at__gt=last.at)
    return not (came_since.exists() or began_anew.exists())


def told_of(case: CaseFile, submission: Submission) -> str:
    """What the state of a case means to one of its reporters: only who was asked is waited for, and
    what was sent on is so until somebody there has taken it."""
    if _is_waited_for(case, submission):
        return WAITING_FOR_YOU
    if case.state == WAITING:
        return HANDLING  # another reporter of the case is asked; this one waits, and their clock
    if case.state == NEW and submission.state == REFERRED:
        return REFERRED
    return PUBLIC_MEANING[case.state]


def _goes_along(submission: Submission) -> bool:
    """Whether it was merged and is still to be answered with another's report."""
    links = CaseSubmission.objects.filter(submission=submission, is_main=False)
    return links.filter(case__state__in=CASE.group("live")).exists()


def show_reporter(case: CaseFile, submission: Submission, by: Account | None) -> None:
    """Tell one reporter. One who left (withdrawn, erased) is told nothing more; one whose
    submission goes along with another's hears of the outcome only, unless it is them who are asked;
    one who appealed, of what the appeal came to."""
    if submission.state in (*GONE, APPEALING):
        return
    state = told_of(case, submission)
    if submission.state == DUPLICATE and case.is_live and state != WAITING_FOR_YOU:
        return
    if state == HANDLING and submission.state == WAITING_FOR_YOU and _goes_along(submission):
        # Asked and answered, it goes along again, which may be appealed; its own clock has the day.
        show_along(case, submission, by)
        return
    if state == REFERRED and submission.state == DUPLICATE:
        # What goes along with another's is first taken up, then passed on.
        submission_show(submission=submission, state=HANDLING, by=by)
    submission_show(
        submission=submission,
        state=state,
        by=by,
        with_agency=case.agency,
        due_on=None if state == WAITING_FOR_YOU else due_told(case, submission),
        case_number=case.number,
    )


def show_along(case: CaseFile, submission: Submission, by: Account | None) -> None:
    """Tell one reporter that it goes along with another's. Of the date they are told only where
    they were promised one; else their page has that of their own clock."""
    day = due_promised(case, submission)
    submission_show(submission=submission, state=DUPLICATE, by=by, due_on=day)


def asked_no_more(case: CaseFile) -> None:
    """Somebody does something with the case that is no step of it: its answer is being written.
    In the transaction of that act."""
    CaseFile.objects.filter(pk=case.pk, end_asked_at__isnull=False).update(end_asked_at=None)
