"""Demonstration people: heads and focal officers of every department and commune."""

from __future__ import annotations


def load() -> None:
    """Filled below."""
