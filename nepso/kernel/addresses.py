"""A path of ours as the world writes it."""

from __future__ import annotations

from django.conf import settings


def whole(path: str) -> str:
    """The path under the name of this installation, whatever name a request came by."""
    return f"{settings.NEPSO_URL.rstrip('/')}{path}"
