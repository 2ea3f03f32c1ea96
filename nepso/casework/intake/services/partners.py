"""What the system that filed for somebody tells of it later (Open311, ``publicapi``)."""

from __future__ import annotations

from django.db import transaction

from nepso.casework.intake.holding import submission_held
from nepso.casework.intake.models import Submission
from nepso.casework.intake.services.erasing import contact_erase
from nepso.casework.intake.services.reporting import submission_withdraw
from nepso.casework.intake.services.thread import thread_answer, thread_relay
from nepso.casework.intake.states import ERASED, SUBMISSION, WAITING_FOR_YOU, WITHDRAWN


@transaction.atomic
def filer_tells(
    *, submission: Submission, text: str, token: str, taken_back: str, is_over: bool
) -> None:
    """Take what it says, all of it or none; the same ``token`` twice is one.

    ``taken_back`` is "contact", "consent", "erase" or "". ``is_over`` is a withdrawal while nothing
    is decided; a reporter who took the code withdraws, erases and answers with that. Where they did
    not, what is said to a question is their answer; all else is a word of the machine, which
    answers nothing. Of what is withdrawn or erased nothing is heard. Raises Invalid for an empty or
    too long text.
    """
    submission = submission_held(submission)
    if submission.state in (WITHDRAWN, ERASED) or submission.thread.filter(token=token).exists():
        return
    has_code = submission.code_claimed_at is not None
    if taken_back in ("contact", "erase") and not has_code:
        contact_erase(submission=submission, by=None)
    withdraws = is_over and taken_back not in ("contact", "consent")
    if withdraws and not has_code and SUBMISSION.can_move(submission.state, WITHDRAWN):
        submission_withdraw(submission=submission)
        return
    is_answer = not (taken_back or has_code or withdraws) and submission.state == WAITING_FOR_YOU
    says = thread_answer if is_answer else thread_relay
    says(submission=submission, text=text, token=token)
