"""Which letters the font of the PDF has (the four faces have the same), read from its own table."""

from __future__ import annotations

import struct
from functools import cache

from vanban.writing.official.cleaning import clean
from vanban.writing.official.text_width import FONTS

STAND_IN = "□"


def shown(text: str) -> str:
    """``text`` clean, with "□" for each letter that the font does not have."""
    return "".join(_shown(letter) for letter in clean(text))


def missing(text: str) -> set[str]:
    """The letters of ``text`` that the font does not have."""
    return {letter for letter in clean(text) if _shown(letter) != letter}


def _shown(letter: str) -> str:
    return letter if letter == "\n" or ord(letter) in _covered() else STAND_IN


@cache
def _covered() -> frozenset[int]:
    """Code points with a glyph: the segments of a ``cmap`` table of format 4 (OpenType)."""
    data = (FONTS / "Tinos_400Regular.ttf").read_bytes()
    start = _table(data, b"cmap")
    (offset,) = struct.unpack_from(">I", data, start + 8)
    at = start + offset
    (twice,) = struct.unpack_from(">H", data, at + 6)
    ends = struct.unpack_from(f">{twice // 2}H", data, at + 14)
    starts = struct.unpack_from(f">{twice // 2}H", data, at + 16 + twice)
    ranges = (range(a, b + 1) for a, b in zip(starts, ends, strict=True) if a != 0xFFFF)
    return frozenset(code for codes in ranges for code in codes) - {0xFFFF}


def _table(data: bytes, tag: bytes) -> int:
    (count,) = struct.unpack_from(">H", data, 4)
    for entry in range(12, 12 + 16 * count, 16):
        if data[entry : entry + 4] == tag:
            return int(struct.unpack_from(">I", data, entry + 8)[0])
    raise ValueError("the font has no cmap")
