"""The foundation's own recurring work: the audit trail is sealed every half minute."""

from __future__ import annotations

import datetime as dt
import time

from nepso.foundation.audit.services import SEAL_BATCH, audit_seal
from nepso.foundation.jobs.registry import job

# Seconds between two batches. Whoever waits for SQLite looks ten times a second whether it is free:
# without a pause a filled province's first sealing kept all others from writing.
_BREATH = 0.25


@job("audit.seal", every=dt.timedelta(seconds=30))
def seal() -> None:
    """Chain what is new, batch by batch."""
    while audit_seal() == SEAL_BATCH:
        time.sleep(_BREATH)
