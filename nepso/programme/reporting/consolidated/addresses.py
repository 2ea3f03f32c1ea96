"""Permanent addresses under NEPSO_URL, as documents carry them."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse

_PLACE = "0" * 16


def absolute(path: str) -> str:
    """A path of ours as a whole address."""
    return settings.NEPSO_URL.rstrip("/") + path


def figure_address(public_id: str) -> str:
    """Where a figure, of a report or of the whole, opens its evidence."""
    return absolute(reverse("figures:figure", args=[public_id]))


class FigureAddresses:
    """The same for thousands of figures, the pattern worked out once."""

    def __init__(self) -> None:
        self._pattern = figure_address(_PLACE)

    def of(self, public_id: str | None) -> str:
        """The address of a figure; "" where there is none."""
        return self._pattern.replace(_PLACE, public_id) if public_id else ""
