"""Acts on readings."""

from nepso.outreach.broadcasts.services.airing import aired_by_machine
from nepso.outreach.broadcasts.services.readings import (
    reading_add,
    reading_by_machine,
    reading_choose,
    reading_drop,
    readings_unchoose,
)

__all__ = [
    "aired_by_machine",
    "reading_add",
    "reading_by_machine",
    "reading_choose",
    "reading_drop",
    "readings_unchoose",
]
