"""How wide a text is in the font of official documents, without laying it out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import ImageFont

FONTS = Path(__file__).parent / "fonts"
_UNIT = 1000


@lru_cache
def _font(bold: bool) -> ImageFont.FreeTypeFont:
    name = "Tinos_700Bold.ttf" if bold else "Tinos_400Regular.ttf"
    return ImageFont.truetype(FONTS / name, _UNIT, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=4096)
def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """The width of one line in points, at ``size`` points."""
    return float(_font(bold).getlength(text)) / _UNIT * size


def balanced_lines(text: str, size: float, room: float, *, bold: bool = False) -> tuple[str, ...]:
    """``text`` in as few lines as fit into ``room`` points, of about equal length.

    A line break in the text is kept; a line rather ends at a comma or before a word that joins.
    A word wider than the room stays whole.
    """
    lines: list[str] = []
    for given in text.split("\n"):
        words = given.split()
        lines += _balanced(_Measured(words, size, room, bold)) if words else []
    return tuple(lines)


_JOINING = frozenset(
    ("của", "về", "theo", "trên", "trong", "tại", "và", "với", "để", "tỉnh", "xã", "phường", "năm")
)
_BREAK_COST = 0.08  # of a square of the room, for a line that ends amid a phrase


@dataclass(frozen=True, slots=True)
class _Measured:
    words: list[str]
    size: float
    room: float
    bold: bool

    def width(self, start: int, end: int) -> float:
        return width_of(" ".join(self.words[start:end]), self.size, bold=self.bold)

    def fits(self, start: int, end: int) -> bool:
        return end - start == 1 or self.width(start, end) <= self.room

    def cost(self, start: int, end: int) -> float:
        """The square of the room left over; a line that ends amid a phrase costs more."""
        left = max(self.room - self.width(start, end), 0.0) / self.room
        is_good = end == len(self.words) or self.words[end - 1].endswith((",", ";"))
        is_good = is_good or self.words[end].lower() in _JOINING
        return left**2 + (0.0 if is_good else _BREAK_COST)


def _balanced(text: _Measured) -> list[str]:
    """The cheapest way to break the words: fewest lines, then even ones with good ends."""
    best: list[tuple[int, float, int]] = [(0, 0.0, 0)]  # by words placed: lines, cost, last start
    for end in range(1, len(text.words) + 1):
        first = max(end - _MOST_WORDS, 0)
        starts = [start for start in range(first, end) if text.fits(start, end)]
        best.append(min((best[at][0] + 1, best[at][1] + text.cost(at, end), at) for at in starts))
    lines: list[str] = []
    end = len(text.words)
    while end:
        start = best[end][2]
        lines.append(" ".join(text.words[start:end]))
        end = start
    return lines[::-1]


_MOST_WORDS = 80  # in one line
