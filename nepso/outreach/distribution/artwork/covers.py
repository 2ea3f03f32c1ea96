"""The square cover of a podcast: whose it is, large enough to be read as a stamp in a list.

Apple asks for a square of 1400 to 3000 pixels, JPEG or PNG, in RGB: its page (help.apple.com/itc/
podcasts_connect/#/itcb54353390) as quoted in georgboe/rss-feed-generator, itunes.go; the page
itself could not be read.
"""

from __future__ import annotations

import io

from PIL import Image, ImageDraw

from nepso.outreach.distribution.artwork.faces import evened, face, width_of
from nepso.outreach.distribution.artwork.glyphs import shown
from nepso.outreach.distribution.artwork.palette import PALETTE

SIDE = 1400
DRAWING = 1  # one more whenever the same words are drawn another way
_PAD, _LINE = 120, 1.22
_ROOM = SIDE - 2 * _PAD
_LARGEST, _SMALLEST, _STEP, _MOST_LINES = 176, 72, 8, 5
_WAVE = (60, 130, 220, 150, 260, 180, 100, 200, 130, 60)  # heights of the bars, pixels


def cover_drawn(name: str, place: str) -> bytes:
    """PNG with ``name`` (an agency's) large and ``place`` below; same words, same bytes."""
    picture = Image.new("RGB", (SIDE, SIDE), PALETTE["indigo_deep"].screen)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, SIDE - 40, SIDE, SIDE), fill=PALETTE["amber_bright"].screen)
    _wave(pen)
    size, lines = _settled(shown(name))
    top = 470 + (_MOST_LINES * _SMALLEST * _LINE - len(lines) * size * _LINE) / 4
    for line in lines:
        pen.text((_PAD, top), line, font=face(700, size), fill=PALETTE["white"].screen)
        top += size * _LINE
    soft = PALETTE["indigo_pale"].screen
    pen.text((_PAD, SIDE - 200), shown(place), font=face(600, 56), fill=soft)
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def _wave(pen: ImageDraw.ImageDraw) -> None:
    """A sound, as bars: what is inside is heard."""
    for at, tall in enumerate(_WAVE):
        left = _PAD + at * 44
        box = (left, 270 - tall / 2, left + 24, 270 + tall / 2)
        pen.rounded_rectangle(box, radius=12, fill=PALETTE["amber_bright"].screen)


def _settled(name: str) -> tuple[int, list[str]]:
    """The largest type at which the name takes few lines and all its words are whole."""
    for size in range(_LARGEST, _SMALLEST, -_STEP):
        lines = _lines(name, size)
        fits = len(lines) * size * _LINE <= SIDE - 470 - 240
        if fits and max(width_of(word, size, 700) for word in [*name.split(), ""]) <= _ROOM:
            return size, lines
    return _SMALLEST, _lines(name, _SMALLEST)[: _MOST_LINES + 2]


def _lines(name: str, size: int) -> list[str]:
    return evened(name, _ROOM, lambda text: width_of(text, size, 700))
