"""Who has a submission in hand at the desk."""

from __future__ import annotations

import datetime as dt

from nepso.casework.intake.models import Submission
from nepso.casework.triage.models import TriageItem
from nepso.foundation.accounts.models import Account
from nepso.kernel.clock import now

# Who opened one and went home does not keep it from the others.
CLAIM_LASTS = dt.timedelta(minutes=30)


def holder_of(item: TriageItem) -> Account | None:
    """Who has it in hand now; None for nobody, and for whoever took it longer ago than that."""
    held = item.claimed_at is not None and item.claimed_at > now() - CLAIM_LASTS
    return item.claimed_by if held else None


def place_hold(submission: Submission) -> None:
    """Hold its place in triage until the transaction ends; the caller goes on to hold it itself,
    as every act of triage does."""
    TriageItem.objects.select_for_update().filter(submission=submission).first()
