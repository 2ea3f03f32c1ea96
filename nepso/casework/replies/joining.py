"""What a reporter said, as far as it concerns answers: an appeal, a withdrawal, an erasure."""

from __future__ import annotations

from nepso.casework.intake.models import Submission
from nepso.casework.replies.services import appeal_open, appeals_end


def on_told(submission: Submission, what: str) -> None:
    """In the transaction of the reporter's own act."""
    if what == "appeal":
        appeal_open(submission=submission)
    elif what in ("withdrawal", "erase"):
        appeals_end(submission=submission, erase=what == "erase")
