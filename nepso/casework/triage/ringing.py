"""Calling the duty officer when a life may be in danger, at whatever hour, until somebody takes it
in hand: who looked and went away has done nothing yet (decision 0214)."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils import timezone

from nepso.casework.intake.models import Submission
from nepso.casework.intake.policies import may_not_read
from nepso.casework.triage.models import OnCall, TriageItem
from nepso.casework.triage.states import TRIAGE_STATES
from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.policies import may_receive_submissions
from nepso.foundation.accounts.selectors import accounts_receiving
from nepso.foundation.notices.kinds import Asked, NoticeKind
from nepso.foundation.notices.ports import Rings
from nepso.foundation.notices.selectors import rings_unanswered
from nepso.foundation.notices.services import ring_again, ring_answer, ring_start
from nepso.kernel.clock import now


def still_needed(asked: Sequence[Asked]) -> set[Asked]:
    """The submissions that nobody has decided; one query."""
    waiting = set(
        TriageItem.objects.filter(
            submission__public_id__in={question.about for question in asked},
            state__in=TRIAGE_STATES.group("open"),
        ).values_list("submission__public_id", flat=True)
    )
    return {question for question in asked if question.about in waiting}


URGENT = NoticeKind(
    "triage.urgent",
    "Phản ánh khẩn",
    noun="phản ánh khẩn",
    may_mute=False,
    still_needed=still_needed,
)


def called(about: str, *, wide: bool) -> list[Account]:
    """Who is on call at this moment; where nobody is, or those did not take it (``wide``),
    everybody who receives. Whose agency is complained about is not called."""
    submission = Submission.objects.filter(public_id=about).first()
    if submission is None:
        return []
    near = [] if wide else [p for p in _on_call_now() if not may_not_read(p, submission)]
    return near or [p for p in accounts_receiving() if not may_not_read(p, submission)]


def still_rings(about: str) -> bool:
    """Whether nobody has decided it, and it was neither withdrawn nor sealed."""
    open_ones = TriageItem.objects.filter(state__in=TRIAGE_STATES.group("open"))
    return open_ones.filter(submission__public_id=about).exists()


def _link_of(about: str) -> str:
    return reverse("triage:item", args=[about])


RINGS = Rings(
    kind=URGENT,
    called=called,
    still_rings=still_rings,
    link_of=_link_of,
    desk="triage:list",
    mailed="Có phản ánh khẩn chờ anh/chị: mở Nếp Số",
    sentence="Phản ánh khẩn vừa đến, có thể có người đang gặp nguy hiểm: hãy mở và nhận ngay.",
)


def ring(submission: Submission) -> None:
    """Call somebody now, and until somebody has taken it; begun twice it rings once."""
    ring_start(kind=URGENT.code, about=submission.public_id)


def ring_anew(submission: Submission) -> None:
    """Whoever had it in hand has it no more: it rings from the first round on."""
    ring_again(kind=URGENT.code, about=submission.public_id)


def taken(submission: Submission, by: Account) -> None:
    """Somebody who may decide it took it in hand, or decided: nobody is called any more."""
    ring_answer(kind=URGENT.code, about=submission.public_id, by=by)


def ring_end(submission: Submission) -> None:
    """Its reporter left: nobody is called about what nobody may read any more."""
    ring_answer(kind=URGENT.code, about=submission.public_id, by=None)


def is_ringing(submission: Submission) -> bool:
    """Whether somebody is being called about it."""
    return submission.public_id in rings_unanswered(URGENT.code).filter(about=submission.public_id)


def _on_call_now() -> list[Account]:
    moment = timezone.localtime(now())
    rows = OnCall.objects.filter(account__is_active=True).select_related("account")
    found = {row.account_id: row.account for row in rows if row.covers(moment)}
    return [person for person in found.values() if may_receive_submissions(person)]
