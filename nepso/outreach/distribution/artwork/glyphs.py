"""Letters that the printing font does not have: told to a person, never printed as a wrong sign."""

from __future__ import annotations

import re
import struct
import unicodedata
from functools import cache
from pathlib import Path

from nepso.kernel.folding import nfc

FONTS = Path(__file__).parent / "fonts"
STAND_IN = "[?]"
# Signs with a plain twin that says the same.
_TWINS = str.maketrans(
    {"→": "->", "⇒": "=>", "‑": "-", "−": "–", "\u2028": "\n", "\u2029": "\n", "\t": " "}
)
_LONGEST_WORD = 22
ZERO_WIDTH = "\u200b"


def shown(text: str) -> str:
    """``text`` as it can be printed: "[?]" for a letter the font lacks, pictographs left out."""
    return "".join(_shown(letter) for letter in _plain(text))


def capitals_shown(text: str) -> str:
    """As ``shown``, for words that a layout prints in capitals: the font may have "µ" and not its
    capital."""
    kept = shown(text)
    return "".join(
        one if all(ord(up) in covered() or up.isspace() for up in one.upper()) else STAND_IN
        for one in kept
        if one != ZERO_WIDTH
    )


def missing(text: str) -> set[str]:
    """The letters of ``text`` that are not printed as they are (joiners and the like apart)."""
    letters = {one for one in _plain(text) if not one.isspace() and not _is_unseen(one)}
    return {one for one in letters if _shown(one) != one}


def is_seen(text: str) -> bool:
    """Whether anything of ``text`` can be printed."""
    return bool(shown(text).replace(ZERO_WIDTH, "").strip())


def breakable(text: str) -> str:
    """``text`` with places to break inside words that no line holds (addresses, mostly)."""
    return " ".join(_broken_up(word) for word in text.split(" "))


def is_torn(text: str) -> bool:
    """Whether a word of it has places to break put in."""
    return any(len(word) > _LONGEST_WORD for word in text.split())


# Nothing to see by themselves: controls, joiners, halves of a pair, the wish for a coloured sign.
_UNSEEN = frozenset({"Cc", "Cf", "Cs"})
_PICTOGRAPHS = frozenset({"So", "Sk"})
_SELECTORS = frozenset({*(chr(code) for code in range(0xFE00, 0xFE10)), "\u20e3"})


def _plain(text: str) -> str:
    return nfc(text).translate(_TWINS)


def _is_unseen(letter: str) -> bool:
    return unicodedata.category(letter) in _UNSEEN or letter in _SELECTORS


def _shown(letter: str) -> str:
    if letter in ("\n", ZERO_WIDTH) or ord(letter) in covered():
        return letter
    if letter.isspace():
        return " "
    if _is_unseen(letter) or unicodedata.category(letter) in _PICTOGRAPHS:
        return ""
    return STAND_IN


# Where an address is torn so that it still reads as one: behind slashes, "@" and the like, before a
# full stop.
_TORN_AT = re.compile(r"(?<=[/@?&=_-])(?=[^/@?&=_-])|(?<=[^\W_])(?=\.[^\W_])")


def _broken_up(word: str) -> str:
    if len(word) <= _LONGEST_WORD:
        return word
    parts = _TORN_AT.split(word)
    return ZERO_WIDTH.join(piece for part in parts for piece in _pieces(part))


def _pieces(part: str) -> list[str]:
    """What no line holds, in pieces of about one length."""
    if len(part) <= _LONGEST_WORD:
        return [part]
    count = -(-len(part) // (_LONGEST_WORD // 2))
    size = -(-len(part) // count)
    return [part[at : at + size] for at in range(0, len(part), size)]


@cache
def covered() -> frozenset[int]:
    """Code points with a glyph in every face: the segments of ``cmap`` format 4 (OpenType)."""
    faces = sorted(FONTS.glob("*.ttf"))
    return frozenset.intersection(*(_covered_by(face.read_bytes()) for face in faces))


def _covered_by(data: bytes) -> frozenset[int]:
    at = _cmap_at(data)
    (twice,) = struct.unpack_from(">H", data, at + 6)
    count = twice // 2
    ends = struct.unpack_from(f">{count}H", data, at + 14)
    starts = struct.unpack_from(f">{count}H", data, at + 16 + twice)
    ranges = (range(a, b + 1) for a, b in zip(starts, ends, strict=True) if a != 0xFFFF)
    return frozenset(code for codes in ranges for code in codes)


def _cmap_at(data: bytes) -> int:
    (tables,) = struct.unpack_from(">H", data, 4)
    for entry in range(12, 12 + 16 * tables, 16):
        if data[entry : entry + 4] == b"cmap":
            (start,) = struct.unpack_from(">I", data, entry + 8)
            (offset,) = struct.unpack_from(">I", data, start + 8)
            return int(start + offset)
    raise ValueError("the font has no cmap")
