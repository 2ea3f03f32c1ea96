"""What an appeal that ended does to the submission and its case."""

from __future__ import annotations

from nepso.casework.cases.kinds import StepKind
from nepso.casework.cases.models import CaseFile
from nepso.casework.cases.services import case_appeal_mark, case_part, case_reopen
from nepso.casework.cases.stepping import show_along, told_of
from nepso.casework.cases.waiting import due_told
from nepso.casework.intake.models import Submission
from nepso.casework.intake.services import submission_show
from nepso.casework.intake.states import CONSIDERING, NOT_OURS, REFUSED, WAITING_FOR_YOU
from nepso.casework.replies.kinds import AppealOutcome
from nepso.casework.replies.models import Appeal
from nepso.casework.replies.states import APPEAL
from nepso.casework.triage.models import Seal, TriageDecision
from nepso.casework.triage.routing import agency_unless_about
from nepso.casework.triage.services import seal_end, triage_reopen
from nepso.foundation.accounts.models import Account
from nepso.foundation.agencies.models import Agency
from nepso.foundation.agencies.selectors import lead_agency
from nepso.kernel.clock import today


def appeal_settle(appeal: Appeal, by: Account | None) -> None:
    """Carry out what was decided, in the transaction of the decision: upheld, a closed case is
    opened again, one sent to the wrong place goes to the coordinator, a merged one is parted and
    decided anew; dismissed, all stays. ``by`` None: nobody decided in time."""
    upheld, submission = appeal.outcome != AppealOutcome.DISMISSED, appeal.submission
    case = appeal.case
    if case is None:
        if upheld:
            _decide_anew(submission, by)
        elif by is not None:
            _stands(submission, by)
        return
    case_let_go(appeal)
    case.refresh_from_db()
    if is_against_merging(appeal):
        _settle_merging(submission, case, by, upheld=upheld)
        return
    if upheld and is_against_transfer(appeal):
        case = case_reopen(case=case, agency=_who_chooses_anew(case), by=by)
    elif upheld and not case.is_live:
        apart = agency_unless_about(case.agency, case.complained_of, today())
        case = case_reopen(case=case, agency=apart, by=by)
    state = told_of(case, submission)
    submission_show(
        submission=submission,
        state=state,
        by=by,
        with_agency=case.agency,
        due_on=None if state == WAITING_FOR_YOU else due_told(case, submission),
    )


def _settle_merging(
    submission: Submission, case: CaseFile, by: Account | None, *, upheld: bool
) -> None:
    if upheld:
        case_part(submission=submission, by=by)
        _decide_anew(submission, by)
        return
    state = told_of(case, submission)
    if state == WAITING_FOR_YOU:  # asked while it was looked at
        submission_show(submission=submission, state=state, by=by, due_on=None)
        return
    if case.is_live:
        show_along(case, submission, by)  # with the day that a late notice promised meanwhile
        return
    submission_show(submission=submission, state=state, by=by)


def _decide_anew(submission: Submission, by: Account | None) -> None:
    triage_reopen(submission=submission, by=by)
    submission_show(
        submission=submission,
        state=CONSIDERING,
        by=by,
        with_agency=None,
        due_on=None,
        case_number="",
    )


def is_against_merging(appeal: Appeal) -> bool:
    """Whether what is appealed is that the submission goes along with another's: it was merged,
    and nobody had answered when the reporter appealed."""
    if appeal.case is None or _was_answered(appeal, appeal.case):
        return False
    return appeal.case.links.filter(submission=appeal.submission, is_main=False).exists()


def is_against_transfer(appeal: Appeal) -> bool:
    """Whether what is appealed is where the submission was sent: nothing had been decided then."""
    return appeal.case is not None and not _was_answered(appeal, appeal.case)


def _was_answered(appeal: Appeal, case: CaseFile) -> bool:
    """Whether the case had been closed once when the reporter appealed, whatever came since; what
    was closed before they were merged into it was no answer to them."""
    closed = case.steps.filter(kind=StepKind.CLOSED, at__lt=appeal.opened_at)
    joined = case.links.filter(submission=appeal.submission, is_main=False).first()
    return (closed.filter(at__gte=joined.joined_at) if joined else closed).exists()


def _who_chooses_anew(case: CaseFile) -> Agency | None:
    """The coordinator, where another agency is found; where that is the agency complained about,
    who has it apart from them (None: it stays). Raises NotFound, in words, while no agency is
    marked as the coordinator."""
    return agency_unless_about(lead_agency(), case.complained_of, today())


def _stands(submission: Submission, by: Account) -> None:
    """What triage decided stands: what was sealed is erased now, what was refused stays so."""
    if Seal.objects.filter(submission=submission, erased_at__isnull=True).exists():
        seal_end(submission=submission, by=by)
        return
    last = TriageDecision.objects.filter(submission=submission).order_by("-id").first()
    is_ours = last is None or last.reason.is_ours
    submission_show(submission=submission, state=REFUSED if is_ours else NOT_OURS, by=by)


def case_let_go(appeal: Appeal) -> None:
    """Appeal officers read the case no more, unless another reporter of it appeals."""
    others = Appeal.objects.filter(case=appeal.case, state__in=APPEAL.group("open"))
    if appeal.case is not None and not others.exclude(pk=appeal.pk).exists():
        case_appeal_mark(case=appeal.case, is_appealed=False, by=None)
