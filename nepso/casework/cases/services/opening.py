"""A case opens when triage accepted or referred a submission; a merged one joins."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from nepso.casework.cases.kinds import StepKind, WhyRestricted
from nepso.casework.cases.models import CaseFile, CaseNumber, CaseStep, CaseSubmission
from nepso.casework.cases.policies import works_at
from nepso.casework.cases.services.ending import reporter_left
from nepso.casework.cases.stepping import moved_on, seen_as, show_reporter
from nepso.casework.cases.telling import people_of, ring_handlers, tell
from nepso.casework.cases.waiting import case_clock_begin, reporter_joins
from nepso.casework.intake.harms import Harm
from nepso.casework.intake.models import Submission
from nepso.casework.intake.policies import is_within
from nepso.foundation.accounts.models import Account
from nepso.foundation.agencies.models import Agency
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.clock import now
from nepso.kernel.errors import Conflict, Invalid

OPEN = act("cases.open", "đã mở hồ sơ xử lý")
JOIN = act("cases.join", "đã gộp một phản ánh vào hồ sơ")
PART = act("cases.part", "đã tách một phản ánh ra khỏi hồ sơ")


def _next_number() -> str:
    """The next number of this year, held until the transaction ends."""
    year = timezone.localtime(now()).year
    CaseNumber.objects.get_or_create(year=year)
    row = CaseNumber.objects.select_for_update().get(year=year)
    row.last += 1
    row.save(update_fields=["last"])
    return f"{year}-{row.last:06d}"


def case_of(submission: Submission) -> CaseFile | None:
    """The case that answers a submission, if one was opened."""
    link = CaseSubmission.objects.filter(submission=submission).select_related("case__agency")
    found = link.first()
    return found.case if found else None


def require_not_complained_of(agency: Agency, complained_of: Agency | None) -> None:
    """The agency complained about, or one under it, never gets the matter (design.md, ``Harm``)."""
    if is_within(agency, complained_of):
        sentence = (
            f"{agency.name} là cơ quan bị phản ánh nên không được nhận việc này: "
            "hãy chọn cơ quan cấp trên."
        )
        raise Invalid(sentence, fields={"agency": sentence, "to_agency": sentence})


@transaction.atomic
def case_open(
    *,
    submission: Submission,
    agency: Agency,
    harm: str,
    by: Account | None,
    is_urgent: bool = False,
    in_danger: bool = False,
) -> CaseFile:
    """Open the case of a submission at the agency that shall handle it; once, however often asked.

    Child safety and a threat to life are restricted from the first moment. Its clock has run since
    the reporter sent. Raises Invalid when the agency is the one complained about.
    """
    existing = case_of(submission)
    if existing is not None:
        return existing
    require_not_complained_of(agency, submission.complained_of)
    restricted = _why_restricted(submission, harm, in_danger)
    case = CaseFile(
        number=_next_number(),
        harm=harm,
        agency=agency,
        complained_of=submission.complained_of,
        is_urgent=is_urgent or bool(restricted),
        restricted=restricted,
        opened_at=now(),
    )
    case_clock_begin(case, submission)
    case.save()
    CaseSubmission.objects.create(case=case, submission=submission, is_main=True)
    CaseStep.objects.create(
        case=case, kind=StepKind.OPENED, state=case.state, by=by, agency=agency, at=case.opened_at
    )
    show_reporter(case, submission, by)
    detail = {"harm": harm, "agency": agency.public_id, "restricted": restricted}
    record(OPEN, by=by, on=case, detail=detail)
    tell(case, people_of(agency), "mới giao cho cơ quan bạn, hãy nhận xử lý.", by=by)
    if case.is_urgent and not (by is not None and works_at(by, agency)):
        ring_handlers(case)  # who opens it for their own agency has it before them
    return case


def _why_restricted(submission: Submission, harm: str, in_danger: bool) -> str:
    if harm == Harm.CHILD_SAFETY:
        return WhyRestricted.CHILD
    told = bool((submission.answers or {}).get("life_in_danger"))
    return WhyRestricted.LIFE if in_danger or told else ""


@transaction.atomic
def case_join(*, submission: Submission, into: Submission, by: Account | None) -> CaseFile:
    """Answer a submission together with another that has a case; each keeps its own thread.

    Raises Invalid, on ``into``, when the other has no open case or one about another agency, and
    when either is about a child or a life in danger (such a case has rules of its own); Conflict
    when the submission has a case already.
    """
    found = case_of(into)
    if found is None or not found.is_live:
        raise _not_into("Phản ánh kia chưa có hồ sơ đang xử lý: hãy tiếp nhận riêng phản ánh này.")
    case = seen_as(found, None)
    if case_of(submission) is not None:
        raise Conflict("Phản ánh này đã nằm trong một hồ sơ: hãy tải lại trang.")
    if case.restricted or _why_restricted(submission, submission.harm, in_danger=False):
        raise _not_into("Việc về trẻ em hoặc nguy hiểm tính mạng không gộp: hãy tiếp nhận riêng.")
    if submission.complained_of_id is not None:
        if case.complained_of_id not in (None, submission.complained_of_id):
            raise _not_into("Hai phản ánh nói về hai cơ quan khác nhau: hãy tiếp nhận riêng.")
        require_not_complained_of(case.agency, submission.complained_of)
        case.complained_of = case.complained_of or submission.complained_of
    CaseSubmission.objects.create(case=case, submission=submission)
    reporter_joins(case, submission)
    moved_on(case, case.state, StepKind.JOINED, by, tell=False)
    show_reporter(case, submission, by)
    record(JOIN, by=by, on=case, detail={"submission": submission.public_id})
    return case


@transaction.atomic
def case_part(*, submission: Submission, by: Account | None) -> None:
    """Take one that was merged out of the case again: its appeal was right. The caller (replies)
    has asked who may, and has it decided anew. Raises Invalid for the case's own submission.

    Whom the case complains of, and whether anybody still waits in it, is asked of those who stay.
    """
    found = case_of(submission)
    if found is None:
        return
    case = seen_as(found, None)
    parted, _ = CaseSubmission.objects.filter(submission=submission, is_main=False).delete()
    if not parted:
        raise Invalid("Hồ sơ này mở cho chính phản ánh ấy nên không tách ra được.")
    rest = [link.submission for link in case.links.select_related("submission__complained_of")]
    case.complained_of = next((s.complained_of for s in rest if s.complained_of_id), None)
    moved_on(case, case.state, StepKind.PARTED, by, tell=False)
    reporter_left(case=case)
    record(PART, by=by, on=case, detail={"submission": submission.public_id})


def _not_into(sentence: str) -> Invalid:
    return Invalid(sentence, fields={"into": sentence})
