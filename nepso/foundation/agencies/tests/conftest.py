"""The real province, as the seed makes it."""

from __future__ import annotations

import pytest

from nepso.foundation.agencies.models import Agency


@pytest.fixture
def province(seeded) -> dict[str, Agency]:
    """The seeded agencies by code."""
    return {agency.code: agency for agency in Agency.objects.all()}
