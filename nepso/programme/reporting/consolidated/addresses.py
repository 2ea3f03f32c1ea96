"""Permanent addresses under NEPSO_URL, as documents carry them."""

from __future__ import annotations

from django.urls import reverse

from nepso.kernel.addresses import whole

_PLACE = "0" * 16


def figure_address(public_id: str) -> str:
    """Where a figure, of a report or of the whole, opens its evidence."""
    return whole(reverse("figures:figure", args=[public_id]))


class FigureAddresses:
    """The same for thousands of figures, the pattern worked out once."""

    def __init__(self) -> None:
        self._pattern = figure_address(_PLACE)

    def of(self, public_id: str | None) -> str:
        """The address of a figure; "" where there is none."""
        return self._pattern.replace(_PLACE, public_id) if public_id else ""
