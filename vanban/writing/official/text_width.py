"""How wide a text is in the font of official documents, without laying it out."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PIL import ImageFont

FONTS = Path(__file__).parent / "fonts"
_UNIT = 1000


@cache
def _font(bold: bool) -> ImageFont.FreeTypeFont:
    name = "Tinos_700Bold.ttf" if bold else "Tinos_400Regular.ttf"
    return ImageFont.truetype(FONTS / name, _UNIT, layout_engine=ImageFont.Layout.BASIC)


@cache
def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """The width of one line in points, at ``size`` points."""
    return float(_font(bold).getlength(text)) / _UNIT * size


def balanced_lines(text: str, size: float, room: float, *, bold: bool = False) -> tuple[str, ...]:
    """``text`` in as few lines as fit into ``room`` points, of about equal length.

    A line break in the text is kept. A word wider than the room stays whole.
    """
    lines: list[str] = []
    for given in text.split("\n"):
        lines += _balanced(given.split(), size, room, bold)
    return tuple(lines)


def _balanced(words: list[str], size: float, room: float, bold: bool) -> list[str]:
    if not words:
        return []
    fewest = _wrapped(words, size, room, bold)
    low, high = 0.0, room
    for _ in range(12):
        middle = (low + high) / 2
        tried = _wrapped(words, size, middle, bold)
        fits = all(width_of(line, size, bold=bold) <= middle for line in tried)
        if len(tried) == len(fewest) and fits:
            high = middle
        else:
            low = middle
    return _wrapped(words, size, high, bold)


def _wrapped(words: list[str], size: float, room: float, bold: bool) -> list[str]:
    lines = [words[0]]
    for word in words[1:]:
        longer = f"{lines[-1]} {word}"
        if width_of(longer, size, bold=bold) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
