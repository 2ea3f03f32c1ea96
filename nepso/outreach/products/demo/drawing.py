"""Pictures of the demonstration: flat drawings by our own code, nobody's work but ours."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw

SIZE = (960, 640)


def _telephone(brush: ImageDraw.ImageDraw) -> None:
    brush.rounded_rectangle((370, 70, 590, 570), 34, fill="#22282f")
    brush.rounded_rectangle((388, 110, 572, 530), 12, fill="#f4efe4")
    brush.ellipse((430, 190, 530, 290), fill="#b3261e")
    for turn in (0, 1, 2):
        box = (300 - 40 * turn, 160 - 30 * turn, 660 + 40 * turn, 420 + 30 * turn)
        brush.arc(box, 150, 210, fill="#b3261e", width=10)
        brush.arc(box, -30, 30, fill="#b3261e", width=10)


def _magnifier(brush: ImageDraw.ImageDraw) -> None:
    brush.rectangle((200, 90, 640, 560), fill="#ffffff", outline="#66707c", width=5)
    for row in range(150, 520, 50):
        brush.rectangle((240, row, 600 - row % 3 * 60, row + 16), fill="#b9c0c8")
    brush.line((640, 430, 790, 580), fill="#5a3d12", width=40)
    brush.ellipse((430, 220, 680, 470), fill="#d9ecef", outline="#22282f", width=18)


def _board(brush: ImageDraw.ImageDraw) -> None:
    brush.rectangle((180, 120, 780, 420), fill="#22683c", outline="#5a3d12", width=14)
    for row in range(180, 390, 56):
        brush.ellipse((230, row, 254, row + 24), fill="#f7e9d0")
        brush.rectangle((280, row + 4, 720 - row % 5 * 40, row + 20), fill="#f7e9d0")
    for x in (300, 650):
        brush.rectangle((x, 420, x + 22, 600), fill="#5a3d12")


_DRAWINGS = {"telephone": _telephone, "magnifier": _magnifier, "board": _board}


def picture_drawn(name: str) -> bytes:
    """A PNG of that drawing, the same bytes in every run; KeyError for an unknown name."""
    out = io.BytesIO()
    picture_of(name).save(out, "PNG")
    return out.getvalue()


def picture_of(name: str) -> Image.Image:
    """That drawing; KeyError for an unknown name."""
    image = Image.new("RGB", SIZE, "#dfe8d8")
    _DRAWINGS[name](ImageDraw.Draw(image))
    return image
