"""Background work of search."""

from __future__ import annotations

import datetime as dt

from nepso.foundation.jobs.registry import job
from nepso.foundation.search.scrubbing import database_scrub


class StillRead(Exception):
    """A long read holds the log: the job is tried again after a pause."""


@job("search.scrub", every=dt.timedelta(hours=24), lease=dt.timedelta(minutes=30))
def scrub() -> None:
    """Let erased words leave indexes and log; asked for after each erasure, and once a day."""
    if not database_scrub():
        raise StillRead
