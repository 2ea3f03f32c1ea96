"""The real province, as the seed makes it."""

from __future__ import annotations

import pytest

from nepso.foundation.agencies.models import Agency
from nepso.foundation.agencies.seeding import seed_agencies


@pytest.fixture
def province(db) -> dict[str, Agency]:
    """The seeded agencies by code."""
    seed_agencies()
    return {agency.code: agency for agency in Agency.objects.all()}
