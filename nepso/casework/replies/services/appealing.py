"""An appeal: opened by the reporter, taken by another person, decided with reasons."""

from __future__ import annotations

from django.db import transaction

from nepso.casework.cases.clock import clock_rest, clock_start
from nepso.casework.cases.services import case_appeal_mark, case_of
from nepso.casework.cases.stepping import words
from nepso.casework.cases.terms import APPEAL_DAYS
from nepso.casework.intake.holding import submission_held
from nepso.casework.intake.models import Submission, ThreadEntry
from nepso.casework.intake.services import thread_write
from nepso.casework.replies.kinds import AppealOutcome
from nepso.casework.replies.models import Appeal
from nepso.casework.replies.policies import may_decide_appeal
from nepso.casework.replies.services.settling import appeal_settle, case_let_go
from nepso.casework.replies.services.undecided import appeal_look
from nepso.casework.replies.states import APPEAL, DECIDED, DECIDING, ENDED, WAITING
from nepso.casework.replies.wording import appeal_as_the_reporter_reads
from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.clock import now
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.policy import require

OPEN = act("replies.appeal_open", "người phản ánh đề nghị xem lại")
CLAIM = act("replies.appeal_claim", "đã nhận xem lại")
GIVE_BACK = act("replies.appeal_give_back", "đã thôi nhận xem lại")
DECIDE = act("replies.appeal_decide", "đã kết luận khiếu nại")
END = act("replies.appeal_end", "khiếu nại không còn")


class AppealConflict(Conflict):
    """Somebody else acted in between; ``current`` is the appeal as it is now."""

    def __init__(self, current: Appeal) -> None:
        super().__init__("Người khác vừa thao tác trên khiếu nại này: hãy xem lại rồi làm lại.")
        self.current = current


def _held(appeal: Appeal, revision: int | None) -> Appeal:
    """As stored, after its submission and what is held before that: the reporter who withdraws or
    erases comes the same way."""
    submission_held(appeal.submission)
    rows = Appeal.objects.select_for_update(of=("self",))
    fresh = rows.select_related("submission", "case__agency", "officer").get(pk=appeal.pk)
    if revision is not None and fresh.revision != revision:
        raise AppealConflict(fresh)
    return fresh


@transaction.atomic
def appeal_open(*, submission: Submission) -> Appeal:
    """The reporter asks that another person looks again; one at a time. Its clock starts."""
    existing = Appeal.objects.filter(submission=submission, state__in=APPEAL.group("open")).first()
    if existing is not None:
        return existing
    case = case_of(submission)
    said = ThreadEntry.objects.filter(submission=submission, kind="appeal").order_by("-id").first()
    appeal = Appeal(
        submission=submission,
        case=case,
        harm=case.harm if case else submission.harm,
        text=said.text if said else "",
        opened_at=now(),
    )
    clock_start(appeal, days=APPEAL_DAYS, at=appeal.opened_at)
    appeal.save()
    if case is not None:
        case_appeal_mark(case=case, is_appealed=True, by=None)
    record(OPEN, by=None, on=appeal, detail={"submission": submission.public_id})
    appeal_look(appeal=appeal)
    appeal.refresh_from_db()
    return appeal


def _moved(appeal: Appeal, state: str) -> None:
    APPEAL.require_move(appeal.state, state)
    appeal.state = state
    appeal.revision += 1


@transaction.atomic
def appeal_claim(*, appeal: Appeal, revision: int, by: Account) -> Appeal:
    """Take it, as somebody who decided nothing of the matter before."""
    fresh = _held(appeal, revision)
    require(may_decide_appeal(by, fresh))
    _moved(fresh, DECIDING)
    fresh.officer = by
    fresh.save()
    record(CLAIM, by=by, on=fresh)
    return fresh


@transaction.atomic
def appeal_give_back(*, appeal: Appeal, revision: int, by: Account) -> Appeal:
    """Leave it to another appeal officer; the clock runs on. Only who took it leaves it: nobody
    takes a matter out of the hands of a colleague who may be about to uphold it."""
    fresh = _held(appeal, revision)
    require(may_decide_appeal(by, fresh))
    if fresh.officer_id != by.pk:
        raise Conflict("Bạn chưa nhận khiếu nại này: người đã nhận mới thôi nhận được.")
    _moved(fresh, WAITING)
    fresh.officer = None
    fresh.save()
    record(GIVE_BACK, by=by, on=fresh)
    return fresh


@transaction.atomic
def appeal_decide(
    *, appeal: Appeal, revision: int, outcome: str, reasons: str, by: Account
) -> Appeal:
    """Decide with reasons that the reporter reads. Upheld, whole or in part, opens the case again;
    dismissed, what was decided stands.

    Raises NotAllowed for anybody who decided in the matter, or who did not take the appeal.
    """
    fresh = _held(appeal, revision)
    require(may_decide_appeal(by, fresh))
    if fresh.officer_id != by.pk:
        raise Conflict("Bạn chưa nhận khiếu nại này: hãy nhận rồi kết luận.")
    if outcome not in AppealOutcome.values:
        raise Invalid("Hãy chọn kết luận.", fields={"outcome": "Hãy chọn một dòng."})
    fresh.reasons = words(reasons, "reasons", empty="Chưa ghi lý do của kết luận.", most=4000)
    _moved(fresh, DECIDED)
    fresh.outcome, fresh.decided_at = outcome, now()
    clock_rest(fresh, at=fresh.decided_at)
    fresh.save()
    appeal_settle(fresh, by)
    # After it: where the matter was sealed the exchange has just been erased, but for this word.
    thread_write(
        submission=fresh.submission,
        kind="decision",
        text=appeal_as_the_reporter_reads(fresh),
        by=by,
        agency=fresh.case.agency if fresh.case else None,
        token=f"appeal:{fresh.public_id}",
    )
    record(DECIDE, by=by, on=fresh, detail={"outcome": outcome})
    return fresh


@transaction.atomic
def appeals_end(*, submission: Submission, erase: bool) -> int:
    """The reporter withdrew or erased: open appeals end, erased words go. Returns how many."""
    rows = Appeal.objects.filter(submission=submission)
    ended = 0
    for appeal in rows.filter(state__in=APPEAL.group("open")).select_related("case__agency"):
        fresh = _held(appeal, None)
        _moved(fresh, ENDED)
        clock_rest(fresh, at=now())
        fresh.save()
        case_let_go(fresh)
        record(END, by=None, on=fresh)
        ended += 1
    if erase:
        rows.update(text="", reasons="")
    return ended
