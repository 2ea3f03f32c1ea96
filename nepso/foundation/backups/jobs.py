"""Background work of backups."""

from __future__ import annotations

from nepso.foundation.backups.ledger import Erasure, erasure_write
from nepso.foundation.jobs.registry import job


@job("backups.write_erasure", attempts=20)
def write_erasure(kind: str, public_id: str) -> None:
    """Write one erasure down; a second time is a second line, which changes nothing."""
    erasure_write(Erasure(kind, public_id))
