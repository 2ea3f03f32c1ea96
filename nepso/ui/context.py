"""What every page knows about its installation."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def shell(request: HttpRequest) -> dict[str, Any]:
    """``province``, ``contact`` and ``mode`` of this installation; no query, no session."""
    return {
        "province": getattr(settings, "NEPSO_PROVINCE", ""),
        "contact": getattr(settings, "NEPSO_CONTACT", ""),
        "mode": getattr(settings, "NEPSO_MODE", ""),
    }
