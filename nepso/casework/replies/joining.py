"""What a reporter said, as far as it concerns answers: an appeal, a withdrawal, an erasure; whom
they complain of, once that is settled."""

from __future__ import annotations

from nepso.casework.intake.models import Submission
from nepso.casework.replies.services import appeal_open, appeals_end, appeals_keep_apart
from nepso.foundation.accounts.models import Account


def on_told(submission: Submission, what: str) -> None:
    """In the transaction of the reporter's own act."""
    if what == "appeal":
        appeal_open(submission=submission)
    elif what in ("withdrawal", "erase"):
        appeals_end(submission=submission, erase=what == "erase")


def on_named(submission: Submission, by: Account) -> None:
    """It is settled whom a submission complains of: those of that agency lose its open appeal, and
    those of others in its case, and what they were told of it."""
    appeals_keep_apart(submission=submission)
