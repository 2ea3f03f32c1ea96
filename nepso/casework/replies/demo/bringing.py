"""What became of answers that a person brings to their reporter: told, tried in vain, or still to
be told (nothing noted)."""

from __future__ import annotations

import datetime as dt

from nepso.casework.intake.models import Submission
from nepso.casework.intake.services import delivery_record
from nepso.foundation.accounts.models import Account
from nepso.kernel.clock import held_at, now, today

# By the word in ``submissions.toml``: how many hours ago, and whether they were reached.
_TRIES = {"told": (3, True), "missed": (20, False)}


def bring(submission: Submission, outcome: str, by: Account) -> None:
    """Somebody told the reporter, or tried and agreed on a later day."""
    hours, is_reached = _TRIES[outcome]
    next_on = None if is_reached else today() + dt.timedelta(days=2)
    with held_at(now() - dt.timedelta(hours=hours)):
        delivery_record(
            submission=submission,
            way=submission.answer_by,
            told_at=now(),
            is_reached=is_reached,
            next_on=next_on,
            by=by,
        )
