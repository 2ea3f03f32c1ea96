"""Copies that are too old go: what was erased must not live on in them."""

from __future__ import annotations

import datetime as dt
import gzip
import tarfile
from pathlib import Path

from nepso.foundation.backups.databases import FILE_NAMES
from nepso.foundation.backups.sealing import is_sealed
from nepso.kernel.clock import now


def copies_prune(folder: Path, *, days: int, but: Path) -> list[Path]:
    """Delete the copies in ``folder`` that are older than ``days`` days by the file's own time,
    never ``but`` and never a file that is no copy. Returns which."""
    oldest = (now() - dt.timedelta(days=days)).timestamp()
    gone = []
    for path in sorted(folder.iterdir()):
        if path == but or path.is_symlink() or not path.is_file():
            continue
        if path.stat().st_mtime < oldest and is_copy(path):
            path.unlink()
            gone.append(path)
    return gone


def is_copy(path: Path) -> bool:
    """Whether ``nepso backup`` made this file, sealed or not; what cannot be read is none."""
    try:
        with path.open("rb") as file:
            if is_sealed(file):
                return True
            with gzip.open(file) as unpacked, tarfile.open(fileobj=unpacked, mode="r|") as packed:
                first = packed.next()
    except (OSError, EOFError, tarfile.TarError):
        return False
    return first is not None and first.name in FILE_NAMES.values()
