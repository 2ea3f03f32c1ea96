"""Background work of triage."""

from __future__ import annotations

import datetime as dt

from nepso.casework.intake.models import Submission
from nepso.casework.triage.ports import announce_read
from nepso.casework.triage.retention import RULES
from nepso.casework.triage.services import (
    claims_lapse,
    seals_due_erase,
    suggestion_make,
    urgent_ring,
)
from nepso.foundation.jobs.registry import job
from nepso.kernel.retention import obey


@job("triage.read_submission", attempts=5)
def read_submission(submission: str) -> None:
    """Begin what begins with it, suggest, compare, ring; run again it makes the same."""
    found = Submission.objects.filter(public_id=submission).first()
    if found is not None:
        announce_read(found)
        suggestion_make(submission=found)


@job("triage.ring", attempts=5)
def ring_urgent(submission: str) -> None:
    """Call somebody about what was ticked as a danger; run again it has rung already."""
    found = Submission.objects.filter(public_id=submission).first()
    if found is not None:
        urgent_ring(submission=found)


@job("triage.ring_lapsed", every=dt.timedelta(minutes=2))
def ring_lapsed() -> None:
    """Call anew about what somebody took and did not decide in time; run twice it rings once."""
    claims_lapse()


@job("triage.erase_sealed", every=dt.timedelta(minutes=30))
def erase_sealed() -> None:
    """Erase what was sealed seven days ago; run twice it does nothing more."""
    seals_due_erase()


@job("triage.clear", every=dt.timedelta(days=1))
def clear() -> None:
    """Obey ``retention.py``; run twice it does nothing more."""
    obey(RULES)
