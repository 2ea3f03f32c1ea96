"""Which words a reading reads."""

from __future__ import annotations

import hashlib

from nepso.outreach.distribution.models import Variant


def script_hash(variant: Variant) -> str:
    """The hash of the script that may leave the house: another once other words are approved."""
    return hashlib.sha256(variant.approved_parts.get("script", "").encode()).hexdigest()
