"""Acts on readings."""

from nepso.outreach.broadcasts.services.readings import (
    reading_add,
    reading_by_machine,
    reading_choose,
    reading_drop,
    readings_unchoose,
)

__all__ = [
    "reading_add",
    "reading_by_machine",
    "reading_choose",
    "reading_drop",
    "readings_unchoose",
]
