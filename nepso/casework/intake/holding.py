"""Holding a submission until the transaction ends, in the one order that every act keeps.

First what packages to the right hold before it (its case, its place in triage: ``ports.Before``),
then its own row, then what hangs from it. Two acts at the same moment that took the rows in two
orders would wait for each other until the database ends one of them.
"""

from __future__ import annotations

from nepso.casework.intake.models import Submission
from nepso.casework.intake.ports import hold_before


def submission_held(submission: Submission) -> Submission:
    """As stored, held after all that stands before it. An act begins with it; one that an act of
    an office calls finds the case held already."""
    hold_before(submission)
    return Submission.objects.select_for_update().get(pk=submission.pk)
