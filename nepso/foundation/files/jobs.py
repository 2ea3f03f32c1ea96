"""Background work of files."""

from __future__ import annotations

import datetime as dt

from nepso.foundation.files.parts import parts_clear
from nepso.foundation.files.quarantine import quarantine_clear
from nepso.foundation.files.retention import strays_clear, unheld_clear
from nepso.foundation.jobs.registry import job


@job("files.clear", every=dt.timedelta(hours=6), lease=dt.timedelta(minutes=10))
def clear() -> None:
    """Remove what nobody holds; run again it does the rest."""
    while unheld_clear():
        pass
    strays_clear()
    quarantine_clear()
    parts_clear()
