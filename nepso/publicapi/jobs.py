"""Background work of the interfaces for machines."""

from __future__ import annotations

import datetime as dt

from nepso.foundation.jobs.registry import job
from nepso.kernel.retention import obey
from nepso.publicapi.retention import RULES


@job("publicapi.forget", every=dt.timedelta(days=1))
def forget() -> None:
    """Obey ``retention.RULES``; run twice it does nothing more."""
    obey(RULES)
