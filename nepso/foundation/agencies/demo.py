"""What ``config/preparing.py`` loads first: the agencies of the configured province."""

from __future__ import annotations

from nepso.foundation.agencies.seeding import seed_agencies


def load() -> None:
    """The province's agencies, groups and names; a second time changes nothing."""
    seed_agencies()
