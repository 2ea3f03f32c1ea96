"""How wide words are in the faces of the artworks, for what is drawn without typst."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from PIL import ImageFont

from nepso.outreach.distribution.artwork.glyphs import FONTS

_UNIT = 1000
_TRIES = 7
_FILES = {
    400: "BeVietnamPro_400Regular.ttf",
    600: "BeVietnamPro_600SemiBold.ttf",
    700: "BeVietnamPro_700Bold.ttf",
    800: "BeVietnamPro_800ExtraBold.ttf",
}

# "0208 3855 555", "1,5 triệu", "30 phút" say something else in two parts.
_TOGETHER = re.compile(r"[^\s\w]*\+?\d\S*(?: \d\S*)*(?: [^\W\d]\S*)?|\S+")


@lru_cache
def face(weight: int, size: int) -> ImageFont.FreeTypeFont:
    """The face of that weight (400, 600, 700, 800) at a size in pixels."""
    return ImageFont.truetype(FONTS / _FILES[weight], size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=20_000)
def width_of(text: str, size: float, weight: int = 400) -> float:
    """The width of one line at ``size``."""
    return float(face(weight, _UNIT).getlength(text)) / _UNIT * size


def wrapped(text: str, room: float, width: Callable[[str], float]) -> list[str]:
    """``text`` in lines no wider than ``room`` as ``width`` measures; a word too wide is broken, a
    number stays with its groups and its unit where these have room."""
    lines: list[str] = []
    line = ""
    for word in _words(text, room, width):
        tried = f"{line} {word}" if line else word
        if width(tried) <= room:
            line = tried
            continue
        if line:
            lines.append(line)
        *whole, line = _pieces(word, room, width)
        lines += whole
    return [*lines, line] if line else lines


def _words(text: str, room: float, width: Callable[[str], float]) -> list[str]:
    """What a line may end after."""
    words: list[str] = []
    for found in _TOGETHER.findall(" ".join(text.split())):
        words += [found] if width(found) <= room else found.split()
    return words


def broken_inside(text: str, room: float, width: Callable[[str], float]) -> bool:
    """Whether a word of it, or a number with its groups, has no line of its own."""
    return any(width(one) > room for one in _TOGETHER.findall(" ".join(text.split())))


def evened(text: str, room: float, width: Callable[[str], float]) -> list[str]:
    """As few lines as in ``room``, and of about one length: no last line of one syllable."""
    best = wrapped(text, room, width)
    # Not so narrow that a number which has room would be parted from its groups.
    whole = [size for one in _words(text, room, width) if (size := width(one)) <= room]
    low, high = max([room / 2, *whole]), room
    for _ in range(_TRIES):
        middle = (low + high) / 2
        tried = wrapped(text, middle, width)
        if len(tried) <= len(best):
            best, high = tried, middle
        else:
            low = middle
    return best


def _pieces(word: str, room: float, width: Callable[[str], float]) -> list[str]:
    if width(word) <= room:
        return [word]
    pieces = [""]
    for letter in word:
        if pieces[-1] and width(pieces[-1] + letter) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces
