"""What was erased for good, written down outside the database that a restore would bring back."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import NamedTuple

from django.conf import settings


class Erasure(NamedTuple):
    """One erased thing: its kind ("intake.submission") and its public id."""

    kind: str
    public_id: str


def ledger_path() -> Path:
    """The setting ``NEPSO_ERASURES``."""
    return Path(settings.NEPSO_ERASURES)


def erasure_write(erasure: Erasure) -> None:
    """Add a line and wait until it is on the disk. Raises OSError where it cannot be."""
    # A line cut off before (no room, no power) ends here, or it would swallow this one.
    line = f"\n{erasure.kind} {erasure.public_id}\n".encode()
    file = os.open(ledger_path(), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        written = os.write(
            file, line
        )  # one write of an appending file: lines of two writers never mix
        os.fsync(file)
        if written < len(line):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(ledger_path()))
    finally:
        os.close(file)


def erasures() -> list[Erasure]:
    """Every noted erasure once, oldest first; a line cut off by a power cut is left out."""
    path = ledger_path()
    if not path.exists():
        return []
    whole = path.read_text(encoding="utf-8").rpartition("\n")[0].splitlines()
    parts = (line.split(" ") for line in whole)
    return list(dict.fromkeys(Erasure(*words) for words in parts if len(words) == 2))
