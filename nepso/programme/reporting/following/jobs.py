"""Background work of following up; ``reporting/jobs.py`` makes it known."""

from __future__ import annotations

import datetime as dt

from nepso.foundation.jobs.registry import job
from nepso.programme.reporting.following.services import letter_write
from nepso.programme.reporting.following.standing import standing_keep
from nepso.programme.reporting.models import UrgingLetter


@job("reporting.letters", lease=dt.timedelta(minutes=2))
def write_letters(letter: str) -> None:
    """Write the files of letters that urge. Run again, it makes the same files."""
    letter_write(letter=UrgingLetter.objects.select_related("period").get(public_id=letter))


@job("reporting.standing", every=dt.timedelta(minutes=5), lease=dt.timedelta(minutes=2))
def keep_standing() -> None:
    """Count where the programme stands and keep it as the row of today."""
    standing_keep()
