"""What is asked of a maker besides the content, and what it hands back."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from nepso.outreach.distribution.artwork.kinds import ArtworkKind


@dataclass(frozen=True, slots=True)
class DataTable:
    """A small table of figures: a label and a value a row, one unit, where the figures are from."""

    title: str
    rows: tuple[tuple[str, Decimal | int | float], ...]
    unit: str = ""
    source: str = ""
    as_of: dt.date | None = None


@dataclass(frozen=True, slots=True)
class ArtworkOptions:
    """Choices of a person. ``bleed_mm`` None is 3 mm (1 cm on a banner); ``chart`` is one of "bar",
    "column", "share", "numbers"; an LED board of one colour is ``led_one_colour``."""

    size_cm: tuple[float, float] | None = None
    bleed_mm: float | None = None
    crop_marks: bool = False
    led_pixels: tuple[int, int] | None = None
    led_one_colour: bool = False
    table: DataTable | None = None
    chart: str = "bar"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What did not get onto the artwork: a sentence for a person, and the words themselves."""

    sentence: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Artwork:
    """A made artwork. ``left_out`` is to be shown before it is printed; ``remarks`` are for whoever
    prints it: how to fold, a picture that is coarse at this size, letters that were replaced.
    ``alt`` tells a picture to those who do not see it (a PDF tells itself)."""

    kind: ArtworkKind
    data: bytes
    media_type: str
    file_name: str
    pages: int
    left_out: tuple[LeftOut, ...] = ()
    remarks: tuple[str, ...] = ()
    alt: str = ""
