"""Background work of backups."""

from __future__ import annotations

import datetime as dt

from nepso.foundation.backups.ledger import Erasure, erasure_write
from nepso.foundation.jobs.models import Job
from nepso.foundation.jobs.registry import job
from nepso.foundation.jobs.services import job_enqueue
from nepso.foundation.jobs.states import WAITING
from nepso.kernel.clock import now

SCRUB = "search.scrub"
# Erasures that come together are scrubbed together.
GATHERED = dt.timedelta(minutes=1)


@job("backups.write_erasure", attempts=20)
def write_erasure(kind: str, public_id: str) -> None:
    """Write one erasure down; a second time is a second line, which changes nothing. Then let the
    words leave the database's own files."""
    erasure_write(Erasure(kind, public_id))
    if not Job.objects.filter(name=SCRUB, state=WAITING, run_at__lte=now() + GATHERED).exists():
        job_enqueue(SCRUB, run_at=now() + GATHERED)
