"""Keys that stand in an address: whoever has one may read, so that only its hash is kept."""

from __future__ import annotations

import hashlib
import secrets


def key_new(size: int = 24) -> str:
    """A new key of ``size`` random bytes, as it stands in an address."""
    return secrets.token_urlsafe(size)


def key_hash(key: str) -> str:
    """What is kept of a key: with 192 random bits or more it needs no slow hash."""
    return hashlib.sha256(key.encode()).hexdigest()
