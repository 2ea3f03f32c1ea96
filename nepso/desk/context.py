"""The navigation that the staff shell shows."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest


def navigation(request: HttpRequest) -> dict[str, Any]:
    """``navigation``: a list of {label, url, icon, current, count}; lazy, so errors stay cheap."""
    return {"navigation": []}
