"""The permanent addresses of corrections, as others link to them."""

from __future__ import annotations

from django.urls import reverse

from nepso.casework.corrections.models import Correction
from nepso.kernel.addresses import whole


def public_path(correction: Correction) -> str:
    """The path of a published correction: it stays, whatever becomes of the correction."""
    return reverse("corrections:read", args=[correction.number])


def public_address(correction: Correction) -> str:
    """The same in full, with the name of this installation."""
    return whole(public_path(correction))
