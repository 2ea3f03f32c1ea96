"""What the reporter does with the code in hand: withdraw, ask to look again, rate."""

from __future__ import annotations

from django.db import transaction

from nepso.casework.intake.holding import submission_held
from nepso.casework.intake.kinds import EntryKind, Side
from nepso.casework.intake.models import Rating, Submission, ThreadEntry
from nepso.casework.intake.ports import tell_told
from nepso.casework.intake.services.delivering import deliveries_drop
from nepso.casework.intake.services.devices import devices_forget
from nepso.casework.intake.services.showing import submission_show
from nepso.casework.intake.services.thread import reporter_says
from nepso.casework.intake.states import APPEALING, SUBMISSION, WITHDRAWN
from nepso.casework.intake.thread_entries import entry_add
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.errors import Conflict, Invalid

WITHDRAW = act("intake.submission_withdraw", "người phản ánh đã rút phản ánh")
APPEAL = act("intake.submission_appeal", "người phản ánh đề nghị xem lại")
RATE = act("intake.submission_rate", "người phản ánh đã đánh giá trả lời")
_STARS = range(1, 6)


@transaction.atomic
def submission_withdraw(*, submission: Submission) -> None:
    """The reporter wants no more done. A second time changes nothing; Conflict once decided."""
    if submission_held(submission).state == WITHDRAWN:
        submission.state = WITHDRAWN
        return
    submission_show(submission=submission, state=WITHDRAWN, by=None)
    entry_add(
        submission,
        side=Side.REPORTER,
        kind=EntryKind.WITHDRAWAL,
        text="",
        by=None,
        agency=None,
        token="",
        may_be_empty=True,
    )
    devices_forget(submission=submission)
    deliveries_drop(submission)  # nothing of the case is mailed or told any more
    record(WITHDRAW, by=None, on=submission)
    tell_told(submission, "withdrawal")


@transaction.atomic
def submission_appeal(*, submission: Submission, text: str, token: str = "") -> ThreadEntry:
    """Ask that another person looks again at what was decided. Raises Conflict when nothing is
    decided yet, Invalid without a reason; the same ``token`` twice is one."""
    if submission.state == APPEALING and token:
        first = ThreadEntry.objects.filter(submission=submission, token=token).first()
        if first is not None:
            return first
    if submission.state not in SUBMISSION.group("appealable"):
        raise Conflict("Chưa có quyết định nào để xem lại: hãy chờ trả lời, hoặc viết thêm ở dưới.")
    if not text.strip():
        sentence = "Hãy cho biết vì sao cần xem lại."
        raise Invalid(sentence, fields={"text": sentence})
    submission_held(submission)
    submission_show(submission=submission, state=APPEALING, by=None)
    entry = reporter_says(
        submission=submission, kind=EntryKind.APPEAL, text=text, token=token, what="appeal"
    )
    record(APPEAL, by=None, on=submission, detail={"entry": entry.public_id})
    return entry


@transaction.atomic
def submission_rate(*, submission: Submission, stars: int) -> Rating:
    """How good the answer was, 1 to 5; said again, the newer one counts. Raises Conflict before
    there is an answer, Invalid for another number."""
    if submission.state not in SUBMISSION.group("ratable"):
        raise Conflict("Chưa có trả lời để đánh giá: hãy quay lại khi đã có trả lời.")
    if stars not in _STARS:
        raise Invalid("Hãy chọn từ 1 đến 5.", fields={"stars": "Hãy chọn từ 1 đến 5."})
    rating, _ = Rating.objects.update_or_create(submission=submission, defaults={"stars": stars})
    record(RATE, by=None, on=submission, detail={"stars": stars})
    return rating
