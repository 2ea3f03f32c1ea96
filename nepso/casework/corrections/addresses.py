"""The permanent addresses of corrections, as others link to them."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse

from nepso.casework.corrections.models import Correction


def public_path(correction: Correction) -> str:
    """The path of a published correction: it stays, whatever becomes of the correction."""
    return reverse("corrections:read", args=[correction.number])


def whole(path: str) -> str:
    """A path of ours as the world writes it."""
    return f"{settings.NEPSO_URL.rstrip('/')}{path}"


def public_address(correction: Correction) -> str:
    """The same in full, with the name of this installation."""
    return whole(public_path(correction))
