"""Calling the duty officer when a life may be in danger."""

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
from nepso.foundation.notices.services import notice_give
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


def ring(submission: Submission) -> list[Account]:
    """Tell who is on call now; where nobody is, everybody who receives. Once for each person.

    Whose agency is complained about is not called. The notice says nothing of what was written.
    """
    called = [person for person in _on_call_now() if not may_not_read(person, submission)]
    if not called:
        called = [p for p in accounts_receiving() if not may_not_read(p, submission)]
    for person in called:
        notice_give(
            to=person,
            kind=URGENT.code,
            key=submission.public_id,
            sentence="Phản ánh khẩn vừa đến, có thể có người đang gặp nguy hiểm: hãy mở xem ngay.",
            link=reverse("triage:item", args=[submission.public_id]),
            abouts=[submission.public_id],
        )
    return called


def _on_call_now() -> list[Account]:
    moment = timezone.localtime(now())
    rows = OnCall.objects.filter(account__is_active=True).select_related("account")
    found = {row.account_id: row.account for row in rows if row.covers(moment)}
    return [person for person in found.values() if may_receive_submissions(person)]
