"""What partners hear of, joined in ``wiring.py``."""

from __future__ import annotations

from nepso.casework.intake.models import Submission
from nepso.publicapi.services import partner_update_note


def state_shown(submission: Submission) -> None:
    """The partner that filed it may read the new state."""
    partner_update_note(submission=submission)
