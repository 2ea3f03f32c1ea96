"""What the case hears of its reporters: an answer, more material, a withdrawal, an erasure."""

from __future__ import annotations

from django.db import transaction

from nepso.casework.cases.kinds import StepKind
from nepso.casework.cases.models import CaseFile
from nepso.casework.cases.ports import tell_taken_back
from nepso.casework.cases.services.ending import case_empty, outside_links_prune, reporter_left
from nepso.casework.cases.states import WAITING, WORKING
from nepso.casework.cases.stepping import GONE, moved_on, seen_as, show_reporter
from nepso.casework.cases.telling import tell_handlers
from nepso.casework.cases.waiting import case_clock_follow
from nepso.casework.intake.models import Submission
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record

HEARD = act("cases.heard", "người phản ánh đã bổ sung vào hồ sơ")
CONSENT = act("cases.heard_consent", "người phản ánh đã đổi ai được xem gì")
LEFT = act("cases.heard_leaving", "hồ sơ được báo người phản ánh đã rút, xóa")
ERASED = act("cases.heard_erasure", "người phản ánh đã xóa dữ liệu của mình")


@transaction.atomic
def case_hear(*, case: CaseFile, submission: Submission, is_material: bool) -> CaseFile:
    """The reporter wrote or sent something: the clock goes on, the handler is told. Another of
    them who was asked too is waited for as before."""
    fresh = seen_as(case, None)
    state = WORKING if fresh.state == WAITING else fresh.state
    before, kind = fresh.state, StepKind.ADDED if is_material else StepKind.TOLD
    moved_on(fresh, state, kind, None, tell=state != fresh.state)
    if state == before and fresh.is_live:
        # It went on before, at another's word: only they hear of their date, which may come first.
        show_reporter(fresh, submission, None)
        case_clock_follow(fresh)
    record(HEARD, by=None, on=fresh, detail={"material": is_material})
    what = "gửi thêm tư liệu" if is_material else "đã trả lời"
    tell_handlers(fresh, f"người phản ánh {what}.", by=None)
    return fresh


@transaction.atomic
def case_hear_relayed(*, case: CaseFile) -> None:
    """The partner's machine that filed says more: its handler is told; nobody answered, so the
    clock stays as it is."""
    tell_handlers(case, "đơn vị đã gửi phản ánh báo thêm, hãy đọc ở phần trao đổi.", by=None)
    record(HEARD, by=None, on=case, detail={"relayed": True})


@transaction.atomic
def case_hear_consent(*, case: CaseFile, submission: Submission) -> None:
    """A reporter changed who may see what. Views, referrals and the machines of others ask anew
    each time; what was asked outside loses the links that are no longer given."""
    fresh = seen_as(case, None)
    outside_links_prune(case=fresh)
    record(CONSENT, by=None, on=fresh, detail={"submission": submission.public_id})


_TAKEN_BACK = {
    "withdrawal": "người phản ánh đã rút phản ánh: hãy dừng xử lý phần của họ.",
    "erase": "người phản ánh đã xóa dữ liệu của mình: hãy bỏ bản bạn giữ riêng, nếu có.",
    "contact": "người phản ánh đã xóa cách liên hệ: không gọi, không nhắn nữa.",
    "consent": "người phản ánh đã đổi sự đồng ý cho xem thông tin, hãy mở lại hồ sơ.",
}


@transaction.atomic
def case_hear_taken_back(*, case: CaseFile, submission: Submission, what: str) -> None:
    """A reporter took something back by the code: who handles the case is told, and the systems of
    others that hold it. Nobody is, where the time of keeping is over and the house forgets."""
    if case.emptied_at is not None:
        return
    tell_handlers(case, _TAKEN_BACK[what], by=None)
    tell_taken_back(case, submission, what)
    record(LEFT, by=None, on=case, detail={"submission": submission.public_id, "what": what})


@transaction.atomic
def case_hear_erasure(*, case: CaseFile) -> CaseFile:
    """A reporter erased what they gave: the case goes on for the others, and what officers wrote
    goes too once nobody is left who is still to be answered."""
    was_live = case.is_live
    if was_live:
        case = reporter_left(case=case)
    left = case.links.exclude(submission__state__in=GONE)
    if left.exists():
        if not was_live:  # who left a live case has taken their links along
            outside_links_prune(case=case)
        record(ERASED, by=None, on=case, detail={"left": left.count()})
        return case
    return case_empty(case=case, by=None, why="erased")
