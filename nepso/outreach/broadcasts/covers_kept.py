"""Covers of podcasts, drawn once for all processes and restarts: kept as files named by all that is
on them, so that a new name of an agency is a new cover and no old one is ever shown for it."""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path

from django.conf import settings

from nepso.outreach.distribution.artwork.covers import DRAWING, cover_drawn

FOLDER = "bia-podcast"  # one of files.storage_folders.ON_DISK
MOST_KEPT = 500  # more than agencies of a province: beyond it those not read for longest go


def tag_of(name: str, place: str) -> str:
    """Names a cover: the same words drawn the same way are the same bytes."""
    said = "\0".join((str(DRAWING), name, place))
    return hashlib.sha256(said.encode()).hexdigest()[:32]


def cover_of(name: str, place: str) -> bytes:
    """The PNG, from its file where it was drawn before."""
    folder = Path(settings.MEDIA_ROOT) / FOLDER
    path = folder / f"{tag_of(name, place)}.png"
    try:
        kept = path.read_bytes()
        path.touch()
        return kept
    except FileNotFoundError:
        drawn = cover_drawn(name, place)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    # Whole or not at all: two processes may draw the same one at once.
    with tempfile.NamedTemporaryFile(dir=folder, suffix=".tam", delete=False) as half:
        half.write(drawn)
    Path(half.name).replace(path)
    _keep_few(folder)
    return drawn


def _keep_few(folder: Path) -> None:
    kept = sorted(folder.iterdir(), key=_read_at, reverse=True)
    for old in kept[MOST_KEPT:]:
        old.unlink(missing_ok=True)


def _read_at(path: Path) -> float:
    """When it was drawn or read last; another process may have just taken it away."""
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return 0.0
