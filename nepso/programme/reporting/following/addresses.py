"""Where a report's page stands."""

from __future__ import annotations

from django.urls import reverse


def report_pattern() -> str:
    """The address of a report's page, sixteen zeros in the place of its public id."""
    return reverse("reporting:report", args=["0" * 16])
