"""How a case ends, is opened again, is emptied. Replies (to the right) closes it with an answer."""

from __future__ import annotations

from django.db import transaction

from nepso.casework.cases.clock import clock_start, is_overdue
from nepso.casework.cases.consents import links_for_outside, sees_more_in
from nepso.casework.cases.kinds import StepKind
from nepso.casework.cases.models import CaseFile, CaseSubmission, OutsideRequest, Referral
from nepso.casework.cases.peers.states import REFUSED as NOT_THERE
from nepso.casework.cases.policies import may_handle_case
from nepso.casework.cases.ports import tell_emptied, tell_handed_over
from nepso.casework.cases.services.handing_over import require_handed_over
from nepso.casework.cases.services.lateness import require_told_if_late
from nepso.casework.cases.states import (
    ASKED,
    CANCELLED,
    CASE,
    DUPLICATE,
    NEW,
    OFFERED,
    RETURNED,
    WITHDRAWN,
    WORKING,
)
from nepso.casework.cases.stepping import GONE, moved_on, seen_as
from nepso.casework.cases.telling import people_of, ring_anew, tell
from nepso.casework.cases.terms import days_for
from nepso.casework.cases.waiting import case_clock_follow, reporters_wait_anew
from nepso.casework.intake.services import submission_erase
from nepso.foundation.accounts.models import Account
from nepso.foundation.agencies.models import Agency
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.clock import now
from nepso.kernel.errors import Conflict
from nepso.kernel.policy import require

CLOSE = act("cases.close", "đã khép hồ sơ")
MERGE = act("cases.merge", "đã gộp hồ sơ vào hồ sơ khác")
REOPEN = act("cases.reopen", "đã mở lại hồ sơ")
APPEALED = act("cases.appeal_mark", "hồ sơ có, hết khiếu nại")
PRUNE = act("cases.outside_prune", "đã bỏ đường dẫn người phản ánh không còn cho dùng")
LEFT = act("cases.reporter_left", "người phản ánh đã rút")
FORGET = act("cases.forget", "đã xóa nội dung hồ sơ hết hạn lưu")
EMPTY = act("cases.empty", "đã xóa nội dung của hồ sơ")


@transaction.atomic
def case_close(*, case: CaseFile, revision: int | None, state: str, by: Account | None) -> CaseFile:
    """Close it with a public meaning. The words to the reporter are the caller's (replies), in the
    same transaction; only a withdrawal, which is the reporter's own, needs none.

    Raises Conflict for a restricted case whose hand-over two persons have not signed.
    """
    fresh = seen_as(case, revision)
    if by is not None:
        require(may_handle_case(by, fresh))
    if state not in CASE.group("closed"):
        raise ValueError(f"{state} does not close a case")
    if state != WITHDRAWN:
        require_handed_over(fresh)
    fresh.was_late = fresh.was_late or is_overdue(fresh, at=now())
    _let_go(fresh)
    record(CLOSE, by=by, on=fresh, detail=dict(moved_on(fresh, state, StepKind.CLOSED, by)))
    return fresh


def _let_go(case: CaseFile) -> None:
    """Nobody is waited for any more; codes given out end."""
    OutsideRequest.objects.filter(case=case, state=ASKED).update(state=CANCELLED)
    Referral.objects.filter(case=case, state=OFFERED).update(state=RETURNED, answered_at=now())


@transaction.atomic
def case_merge(*, case: CaseFile, revision: int, into: CaseFile, by: Account) -> CaseFile:
    """Answer this case's reporters with another case of the agency; each keeps their thread.

    Raises Conflict where the agency would see more of the reporters there than was given to it, and
    for what another agency's system holds or is about to: it knows that case, what its reporter
    takes back is told there by it, and what it tells comes to whoever handles it.
    """
    fresh = seen_as(case, revision)
    other = seen_as(into, None)
    require(may_handle_case(by, fresh))
    require(may_handle_case(by, other))
    require_told_if_late(fresh)
    if fresh.pk == other.pk or not other.is_live or not fresh.is_live:
        raise Conflict("Chỉ gộp được vào một hồ sơ khác đang xử lý: hãy chọn lại.")
    if fresh.restricted or other.restricted or fresh.harm != other.harm:
        raise Conflict("Chỉ gộp hai hồ sơ cùng loại việc, không giới hạn người xem.")
    if fresh.is_appealed or other.is_appealed:
        raise Conflict("Một trong hai hồ sơ đang được xem lại theo khiếu nại: hãy chờ kết luận.")
    if fresh.complained_of_id != other.complained_of_id:
        raise Conflict("Hai hồ sơ nói về hai cơ quan khác nhau: hãy xử lý riêng.")
    if fresh.agency_id != other.agency_id:
        raise Conflict("Hai hồ sơ ở hai cơ quan: hãy đề nghị chuyển hồ sơ trước, rồi mới gộp.")
    if sees_more_in(other, fresh):
        raise Conflict(
            "Hồ sơ này đến kèm ít thông tin hơn: gộp vào hồ sơ kia thì cơ quan xem được điều người "
            "phản ánh chưa cho xem. Hãy gộp hồ sơ kia vào hồ sơ này, hoặc xử lý riêng."
        )
    if fresh.peer_filings.exclude(state=NOT_THERE).exists():
        raise Conflict(
            "Hồ sơ này đã gửi hệ thống của cơ quan khác: hãy gộp hồ sơ kia vào hồ sơ này, hoặc xử "
            "lý riêng."
        )
    _let_go(fresh)
    fresh.merged_into = other
    moved_on(fresh, DUPLICATE, StepKind.CLOSED, by)
    links = CaseSubmission.objects.filter(case=fresh)
    moved = links.update(case=other, is_main=False, joined_at=now())
    case_clock_follow(other)
    moved_on(other, other.state, StepKind.JOINED, by, tell=False)
    record(MERGE, by=by, on=fresh, detail={"into": other.public_id, "submissions": moved})
    return other


@transaction.atomic
def case_reopen(*, case: CaseFile, agency: Agency | None, by: Account | None) -> CaseFile:
    """Open it again after an upheld appeal; it, its reporters' waiting and the handler start anew.
    One that is still open (sent to the wrong place) begins anew too: late stays late, nobody is
    waited for any more.

    The caller (replies) has asked who may; ``agency`` moves it where somebody else should look.
    """
    fresh = seen_as(case, None)
    fresh.was_late = fresh.was_late or is_overdue(fresh, at=now())
    _let_go(fresh)
    goes = agency is not None and agency.pk != fresh.agency_id
    fresh.agency = agency or fresh.agency
    fresh.handler, fresh.committed_on = None, None
    clock_start(fresh, days=days_for(fresh.harm, is_urgent=fresh.is_urgent), at=now())
    reporters_wait_anew(fresh)
    moved_on(fresh, NEW, StepKind.REOPENED, by)
    if goes:
        tell_handed_over(fresh)
    case_clock_follow(fresh)  # one of them may have a shorter term
    record(REOPEN, by=by, on=fresh)
    tell(fresh, people_of(fresh.agency), "được mở lại sau khiếu nại, hãy nhận xử lý.", by=by)
    ring_anew(fresh)
    return fresh


@transaction.atomic
def case_appeal_mark(*, case: CaseFile, is_appealed: bool, by: Account | None) -> None:
    """While an appeal lasts an appeal officer may read the case."""
    fresh = seen_as(case, None)
    fresh.is_appealed = is_appealed
    fresh.save(update_fields=["is_appealed"])
    record(APPEALED, by=by, on=fresh, detail={"appealed": is_appealed})


@transaction.atomic
def reporter_left(*, case: CaseFile, by: Account | None = None) -> CaseFile:
    """A reporter withdrew: the case closes when nobody is left, else it goes on for the others;
    where one of them is asked too, it waits as before. A body outside reads what they gave no
    more."""
    fresh = seen_as(case, None)
    outside_links_prune(case=fresh)
    left = CaseSubmission.objects.filter(case=fresh).exclude(submission__state__in=GONE)
    if fresh.is_live and not left.exists():
        return case_close(case=fresh, revision=None, state=WITHDRAWN, by=by)
    if fresh.is_live:
        is_asked = left.filter(submission__state="waiting_for_you").exists()
        state = WORKING if fresh.state == "waiting" and not is_asked else fresh.state
        moved_on(fresh, state, StepKind.TOLD, by, tell=state != fresh.state)
        case_clock_follow(fresh)  # the date of who left is nobody's any more
    record(LEFT, by=by, on=fresh, detail={"state": fresh.state})
    return fresh


def outside_links_prune(*, case: CaseFile) -> None:
    """What was asked outside, also by cases that were merged into this one, names only links that
    their reporters still give for it; in the transaction of whoever left or took it back."""
    keys = [case.pk, *(one.pk for one in _merged_into(case))]
    asked = list(OutsideRequest.objects.filter(case__in=keys).exclude(links=[]))
    agreed = set(links_for_outside(case)) if asked else set()
    for request in asked:
        kept = [link for link in request.links if link in agreed]
        if kept != request.links:
            request.links = kept
            request.save(update_fields=["links"])
            record(PRUNE, by=None, on=request, detail={"case": case.public_id})


@transaction.atomic
def case_empty(*, case: CaseFile, by: Account | None, why: str) -> CaseFile:
    """Take every word out of a case, of reporter and officers alike, and out of those that were
    merged into it; what is left are codes and dates for the figures. ``why`` is a code: "retention"
    or "erased"."""
    fresh = seen_as(case, None)
    if fresh.emptied_at is not None:
        return fresh
    fresh.notes.all().delete()
    fresh.reads.all().delete()
    fresh.steps.exclude(reason="").update(reason="")
    fresh.late_notices.update(reason="")
    fresh.referrals.update(why="", answer="")
    fresh.outside_requests.update(questions="", answer="", body_name="", answered_as="", links=[])
    fresh.handovers.update(content="", answer="", taken_by="")
    fresh.emptied_at = now()
    fresh.save(update_fields=["emptied_at"])
    tell_emptied(fresh)
    record(EMPTY, by=by, on=fresh, detail={"why": why})
    for merged in CaseFile.objects.filter(merged_into=fresh, emptied_at__isnull=True):
        if not merged.links.exists():  # opened again by an appeal it has reporters of its own
            case_empty(case=merged, by=by, why=why)
    return fresh


def _merged_into(case: CaseFile) -> list[CaseFile]:
    """Those that were merged into it, and into those."""
    found: dict[int, CaseFile] = {}
    ahead = [case.pk]
    while ahead:
        rows = CaseFile.objects.filter(merged_into__in=ahead).exclude(pk__in=[*found, case.pk])
        new = {one.pk: one for one in rows}
        found |= new
        ahead = list(new)
    return list(found.values())


@transaction.atomic
def case_forget(*, case: CaseFile) -> CaseFile:
    """What ``retention.py`` asks: the submissions' words and pictures go, then the case's own;
    nothing while an appeal needs them."""
    fresh = seen_as(case, None)
    if fresh.is_appealed:
        return fresh
    emptied = case_empty(case=case, by=None, why="retention")
    for link in case.links.select_related("submission"):
        submission_erase(submission=link.submission, by=None, why="retention")
    record(FORGET, by=None, on=emptied, detail={"harm": case.harm})
    return emptied
