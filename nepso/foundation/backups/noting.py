"""Asking for a line in the ledger, in the transaction that erases."""

from __future__ import annotations

from nepso.foundation.jobs.services import job_enqueue


def erasure_note(*, kind: str, public_id: str) -> None:
    """Have an erasure written down outside the database, if the caller's change is kept."""
    job_enqueue("backups.write_erasure", kind=kind, public_id=str(public_id))
