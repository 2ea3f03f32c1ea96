"""Everyday acts of the agency that handles a case."""

from __future__ import annotations

from django.db import transaction

from nepso.casework.cases.kinds import NoteKind, StepKind
from nepso.casework.cases.models import CaseFile, CaseNote, CaseSubmission
from nepso.casework.cases.policies import may_be_given, may_handle_case, may_read_case
from nepso.casework.cases.services.lateness import require_told_if_late
from nepso.casework.cases.states import CASE, NEW, REFERRING, WAITING, WORKING
from nepso.casework.cases.stepping import GONE, moved_on, require_live, seen_as, words
from nepso.casework.cases.telling import ring_anew, taken, tell, waits_for
from nepso.casework.intake.models import Submission
from nepso.casework.intake.services import thread_write
from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.policy import require

CLAIM = act("cases.claim", "đã nhận xử lý hồ sơ")
HAND_ON = act("cases.hand_on", "đã đổi người xử lý hồ sơ")
ASK = act("cases.ask", "đã hỏi người phản ánh")
NOTE = act("cases.note", "đã ghi chú vào hồ sơ")


@transaction.atomic
def case_claim(*, case: CaseFile, revision: int, by: Account) -> CaseFile:
    """Take a case that nobody handles; taking it from a colleague is handing on. Who was given one
    of danger takes it too, which ends the calling; one that nobody has is taken even while another
    agency is asked to."""
    fresh = seen_as(case, revision)
    require(may_handle_case(by, fresh))
    (require_live if fresh.is_urgent else _require_live)(fresh)
    if fresh.handler_id is not None and not waits_for(by, fresh):
        raise Conflict(f"{fresh.handler} đang xử lý hồ sơ này: hãy thống nhất rồi đổi người xử lý.")
    fresh.handler = by
    state = WORKING if fresh.state == NEW else fresh.state
    taken(fresh, by)
    record(CLAIM, by=by, on=fresh, detail=dict(moved_on(fresh, state, StepKind.CLAIMED, by)))
    return fresh


@transaction.atomic
def case_hand_on(
    *, case: CaseFile, revision: int, to: Account, reason: str, by: Account
) -> CaseFile:
    """Give it to a colleague of the same agency, with the reason. The clock runs on. One of danger
    calls the colleague, and then the others, until they take it; who takes it over themselves has
    it."""
    fresh = seen_as(case, revision)
    require(may_handle_case(by, fresh))
    _require_live(fresh)
    if not may_be_given(to, fresh.agency, fresh.complained_of_id):
        sentence = f"{to} không xử lý được hồ sơ này: hãy chọn người khác cùng cơ quan."
        raise Invalid(sentence, fields={"to": sentence})
    fresh.handler = to
    state = WORKING if fresh.state == NEW else fresh.state
    said = reason.strip()[:1000]
    detail = moved_on(fresh, state, StepKind.HANDED_ON, by, reason=said)
    record(HAND_ON, by=by, on=fresh, detail={**detail, "to": to.public_id})
    if to.pk == by.pk:
        taken(fresh, by)
    else:
        ring_anew(fresh)
    tell(fresh, [to], "được giao cho bạn xử lý.", by=by)
    return fresh


@transaction.atomic
def case_ask(
    *, case: CaseFile, revision: int, submission: Submission, text: str, by: Account
) -> CaseFile:
    """Ask one reporter for what is missing: the only thing that lets the clock rest.

    Raises Invalid without a question, or when the case is late and the reporter was not told.
    """
    fresh = seen_as(case, revision)
    require(may_handle_case(by, fresh))
    require_told_if_late(fresh)
    if not CaseSubmission.objects.filter(case=fresh, submission=submission).exists():
        raise Invalid("Phản ánh này không thuộc hồ sơ: hãy tải lại trang.")
    said = words(text, "text", empty="Chưa ghi câu hỏi: hãy viết điều cần người phản ánh bổ sung.")
    thread_write(submission=submission, kind="question", text=said, by=by, agency=fresh.agency)
    fresh.handler = fresh.handler or by
    detail = moved_on(fresh, WAITING, StepKind.ASKED, by)
    taken(fresh, by)
    record(ASK, by=by, on=fresh, detail={**detail, "submission": submission.public_id})
    return fresh


@transaction.atomic
def case_note(*, case: CaseFile, revision: int, kind: str, text: str, by: Account) -> CaseNote:
    """Write a note; a public one goes to every reporter's thread as well.

    An internal note is its agency's: reception reading along writes none.
    """
    fresh = seen_as(case, revision)
    if kind == NoteKind.INTER_AGENCY:
        require(may_read_case(by, fresh))
    else:
        require(may_handle_case(by, fresh))
    require_live(fresh)
    if kind not in NoteKind.values:
        raise Invalid("Hãy chọn ai được đọc ghi chú.", fields={"kind": "Hãy chọn một dòng."})
    said = words(text, "text", empty="Chưa ghi gì: hãy viết ghi chú.")
    if kind == NoteKind.PUBLIC:
        _require_live(fresh)
        for link in fresh.links.select_related("submission").order_by("id"):
            if link.submission.state not in GONE:
                thread_write(
                    submission=link.submission, kind="note_to_you", text=said, by=by,
                    agency=fresh.agency,
                )  # fmt: skip
    note = CaseNote.objects.create(case=fresh, kind=kind, text=said, agency=fresh.agency, by=by)
    fresh.revision += 1
    fresh.end_asked_at = None  # somebody did something with it
    fresh.save(update_fields=["revision", "end_asked_at"])
    record(NOTE, by=by, on=fresh, detail={"kind": kind})
    return note


def _require_live(case: CaseFile) -> None:
    require_live(case)
    if case.state == REFERRING:
        raise Conflict("Hồ sơ đang chờ cơ quan khác nhận: hãy chờ họ trả lời.")


@transaction.atomic
def cases_hand_over(*, account: Account, successor: Account | None, by: Account | None) -> int:
    """Who leaves gives their live cases to the successor where they work at the same agency and are
    not of the one complained of, else back to the agency; one of danger calls them. Part of closing
    the account, whose act has asked who may. Returns how many the successor got."""
    rows = CaseFile.objects.filter(handler=account, state__in=CASE.group("live"))
    moved = 0
    for row in rows.select_related("agency").order_by("id"):
        fresh = seen_as(row, None)
        about = fresh.complained_of_id
        takes = successor is not None and may_be_given(successor, fresh.agency, about)
        fresh.handler = successor if takes else None
        detail = moved_on(fresh, fresh.state, StepKind.HANDED_ON, by, tell=False)
        record(HAND_ON, by=by, on=fresh, detail=dict(detail))
        ring_anew(fresh)  # neither the successor nor anybody else has taken it yet
        moved += takes
    return moved
