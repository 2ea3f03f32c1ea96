"""The foundation's own recurring work: the audit trail is sealed every half minute."""

from __future__ import annotations

import datetime as dt

from nepso.foundation.audit.services import audit_seal
from nepso.foundation.jobs.registry import job


@job("audit.seal", every=dt.timedelta(seconds=30))
def seal() -> None:
    """Chain what is new, batch by batch."""
    while audit_seal():
        pass
