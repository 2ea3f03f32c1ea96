"""Photos of the demonstration: small flat drawings, seeded, each saying that it is one.

No person can be recognised on them and no place exists: a horn on a pole, a banner over a road,
rows of backs in a hall. Light, colours and numbers of things vary, so that no two look alike.
"""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from nepso import ui

WIDTH, HEIGHT = 480, 320
QUALITY = 72
_MARK = "ẢNH MINH HỌA"
_FONTS = Path(ui.__file__).parent / "static/ui/vendor"
_SKIES = ("#cfe3ee", "#f4dfc0", "#dfe8d8", "#e6dcea", "#f7e9d0", "#c8dbe6")
_GROUNDS = ("#9db88f", "#c9b38c", "#a9b7a0", "#b9a58a", "#8fae9a")
_WALLS = ("#f3ead8", "#e9e4f0", "#e3eee9", "#f1e0d6", "#e6ebf2")
_CLOTHES = ("#31566b", "#7a3b3b", "#4f6b3a", "#6b5a8a", "#8a6a2f", "#3d3d4d", "#9b4a6b", "#2f7a78")
_STRONG = ("#b3261e", "#1f5f8b", "#22683c", "#8a4b08", "#5a3d86")

Brush = ImageDraw.ImageDraw


def photo_drawn(scene: str, variant: int) -> bytes:
    """A JPEG of that scene; the same bytes for the same variant. KeyError for an unknown scene."""
    chance = random.Random(f"{scene} {variant}")  # noqa: S311 - a drawing
    image = Image.new("RGB", (WIDTH, HEIGHT), chance.choice(_SKIES))
    brush = ImageDraw.Draw(image)
    _SCENES[scene](brush, chance)
    _marked(brush)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=QUALITY)
    return out.getvalue()


@cache
def _font(part: str) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(_FONTS / f"be-vietnam-pro-{part}-600.woff2", 15)


def _marked(brush: Brush) -> None:
    """The mark at the lower right; letters with Vietnamese marks have a font file of their own."""
    parts = [(c, _font("vietnamese" if ord(c) > 0x1E00 else "latin")) for c in _MARK]
    width = sum(font.getlength(c) for c, font in parts)
    left = WIDTH - width - 18
    brush.rectangle((left - 8, HEIGHT - 32, WIDTH - 10, HEIGHT - 8), fill="#ffffff")
    for letter, font in parts:
        brush.text((left, HEIGHT - 12), letter, fill="#333333", font=font, anchor="ls")
        left += font.getlength(letter)


def _outdoors(brush: Brush, chance: random.Random) -> int:
    """Hills, ground, a few trees; returns the line of the ground."""
    line = chance.randrange(205, 240)
    for _ in range(chance.randrange(2, 5)):
        x, wide = chance.randrange(-60, WIDTH), chance.randrange(140, 320)
        top = line - chance.randrange(35, 110)
        brush.polygon([(x, line), (x + wide // 2, top), (x + wide, line)], fill="#8fa89a")
    brush.rectangle((0, line, WIDTH, HEIGHT), fill=chance.choice(_GROUNDS))
    for _ in range(chance.randrange(2, 6)):
        x, size = chance.randrange(0, WIDTH), chance.randrange(16, 34)
        brush.rectangle((x - 3, line - size, x + 3, line + 4), fill="#6d5637")
        brush.ellipse((x - size, line - 3 * size, x + size, line - size // 2), fill="#5e8455")
    return line


def _loudspeaker(brush: Brush, chance: random.Random) -> None:
    line = _outdoors(brush, chance)
    x = chance.randrange(150, 330)
    brush.rectangle((x - 5, 50, x + 5, line + 30), fill="#5b5f66")
    for side in (-1, 1)[: chance.randrange(1, 3)]:
        y = chance.randrange(60, 105)
        mouth = [(x + side * 12, y - 9), (x + side * 82, y - 36), (x + side * 82, y + 36)]
        brush.polygon([*mouth, (x + side * 12, y + 9)], fill="#c9ccd1", outline="#5b5f66")
        edges = sorted((x + side * 74, x + side * 92))
        brush.ellipse((edges[0], y - 37, edges[1], y + 37), fill="#8d929a", outline="#5b5f66")


def _banner(brush: Brush, chance: random.Random) -> None:
    line = _outdoors(brush, chance)
    left, right, top = (
        chance.randrange(30, 80),
        chance.randrange(390, 440),
        chance.randrange(70, 120),
    )
    for x in (left, right):
        brush.rectangle((x - 4, top - 14, x + 4, line + 16), fill="#6d5637")
    colour = chance.choice(_STRONG)
    brush.rectangle((left, top, right, top + chance.randrange(58, 86)), fill=colour)
    for row in range(2):
        y, x = top + 16 + row * 22, left + 26
        while x < right - 46:
            long = chance.randrange(14, 44)
            brush.rectangle((x, y, min(x + long, right - 20), y + 9), fill="#fdf3d8")
            x += long + 9
    brush.polygon([(180, HEIGHT), (300, HEIGHT), (260, line), (228, line)], fill="#8b8b88")


def _indoors(brush: Brush, chance: random.Random) -> None:
    brush.rectangle((0, 0, WIDTH, 215), fill=chance.choice(_WALLS))
    brush.rectangle((0, 215, WIDTH, HEIGHT), fill="#b69f7f")
    for x in range(chance.randrange(10, 50), WIDTH, chance.randrange(150, 210)):
        brush.rectangle((x, 40, x + 58, 120), fill="#cfe3ee", outline="#8a7a5f", width=4)


def _backs(brush: Brush, chance: random.Random, rows: int, first: int) -> None:
    """Rows of people seen from behind, the nearer the larger."""
    for row in range(rows):
        size, y = 13 + row * 5, first + row * 32
        step = int(size * chance.uniform(2.6, 3.1))
        for x in range(chance.randrange(0, step), WIDTH + size, step):
            if chance.random() < 0.88:
                body = chance.choice(_CLOTHES)
                brush.ellipse((x - size, y, x + size, y + 4 * size), fill=body)
                hair = chance.choice(("#2b2420", "#3a302a", "#6e6862"))
                top = y - int(1.1 * size)
                brush.ellipse((x - size // 2, top, x + size // 2, top + int(1.3 * size)), fill=hair)


def _meeting(brush: Brush, chance: random.Random) -> None:
    _indoors(brush, chance)
    brush.rectangle((150, 26, 330, 128), fill="#fbfbf7", outline="#6b6b6b", width=3)
    for y in range(46, 116, 16):
        right = 170 + chance.randrange(70, 140)
        brush.rectangle((170, y, right, y + 6), fill=chance.choice(_STRONG))
    _backs(brush, chance, chance.randrange(2, 4), 190)


def _classroom(brush: Brush, chance: random.Random) -> None:
    _indoors(brush, chance)
    brush.rectangle((90, 28, 390, 138), fill="#2f5d4a", outline="#8a6a2f", width=5)
    for y in range(50, 124, 20):
        brush.rectangle((116, y, 116 + chance.randrange(90, 240), y + 5), fill="#e9f0e8")
    for x in range(20, WIDTH, 116):
        brush.rectangle((x, 196, x + 92, 210), fill="#a57b45")
    _backs(brush, chance, 2, 222)


def _stage(brush: Brush, chance: random.Random) -> None:
    colour = chance.choice(_STRONG)
    brush.rectangle((0, 0, WIDTH, HEIGHT), fill="#2e2b3b")
    brush.rectangle((40, 30, 440, 200), fill=colour)
    for x in (60, 240, 420):
        brush.polygon([(x, 0), (x - 70, 200), (x + 70, 200)], fill="#f2d9a0")
    brush.rectangle((40, 30, 440, 62), fill=colour)
    brush.rectangle((20, 200, 460, 226), fill="#8a6a45")
    for x in range(chance.randrange(110, 150), 390, chance.randrange(48, 76)):
        brush.ellipse((x - 9, 118, x + 9, 138), fill="#3a302a")
        brush.polygon([(x, 130), (x - 20, 204), (x + 20, 204)], fill=chance.choice(_CLOTHES))
    _backs(brush, chance, 2, 250)


def _leaflet(brush: Brush, chance: random.Random) -> None:
    brush.rectangle((0, 0, WIDTH, HEIGHT), fill=chance.choice(("#a57b45", "#8b6b4a", "#b98f5e")))
    for _ in range(chance.randrange(3, 7)):
        x, y = chance.randrange(0, 360), chance.randrange(-20, 190)
        brush.rectangle((x + 5, y + 6, x + 135, y + 166), fill="#6d5637")
        brush.rectangle((x, y, x + 130, y + 160), fill="#fbf7ec")
        brush.rectangle((x, y, x + 130, y + 34), fill=chance.choice(_STRONG))
        for row in range(y + 48, y + 146, 14):
            brush.rectangle(
                (x + 12, row, x + 12 + chance.randrange(50, 106), row + 5), fill="#9a938a"
            )


def _screen(brush: Brush, chance: random.Random) -> None:
    brush.rectangle((0, 0, WIDTH, HEIGHT), fill=chance.choice(_WALLS))
    left = chance.randrange(120, 220)
    brush.rounded_rectangle((left, 14, left + 156, 306), 18, fill="#22242a")
    brush.rectangle((left + 9, 34, left + 147, 286), fill="#ffffff")
    brush.rectangle((left + 9, 34, left + 147, 62), fill=chance.choice(_STRONG))
    brush.rectangle(
        (left + 18, 72, left + 138, 72 + chance.randrange(60, 100)), fill=chance.choice(_SKIES)
    )
    for y in range(184, 276, 15):
        brush.rectangle(
            (left + 18, y, left + 18 + chance.randrange(60, 118), y + 6), fill="#9a938a"
        )


_SCENES: dict[str, Callable[[Brush, random.Random], None]] = {
    "loudspeaker": _loudspeaker,
    "banner": _banner,
    "meeting": _meeting,
    "classroom": _classroom,
    "stage": _stage,
    "leaflet": _leaflet,
    "screen": _screen,
}
SCENES = frozenset(_SCENES)
