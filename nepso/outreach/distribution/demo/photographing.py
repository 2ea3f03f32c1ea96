"""Photos that prove postings of the demonstration: small flat drawings that say what they are.

No person and no place is on them: a board with a sheet, a row of lamps, a telephone with a post.
Stored like the photos of ``foundation/files``, without the limited child, since their pixels are
our own (drawn, never taken from anywhere).
"""

from __future__ import annotations

import hashlib
import io
import random
from collections.abc import Callable
from functools import cache
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image, ImageDraw, ImageFont

from nepso import ui
from nepso.foundation.accounts.models import Account
from nepso.foundation.files.kinds import FileKind
from nepso.foundation.files.models import StoredFile
from nepso.outreach.distribution.kinds import OutletKind, ProofKind
from nepso.outreach.distribution.models import Posting, Proof
from nepso.outreach.distribution.services import proof_give

_SIZE = WIDTH, HEIGHT = 480, 320
_MARK = "ẢNH MINH HỌA"
_FONTS = Path(ui.__file__).parent / "static/ui/vendor"
_WALLS = ("#e6ddcb", "#dfe4e8", "#e9e2ea", "#dfe8d8", "#f0e4d2")
_INK, _PAPER, _LAMPS = "#22282f", "#ffffff", ("#ffc94d", "#ff8a5c", "#8fe08a")
_SHEETS = ("#1f4e79", "#1d6a45", "#a82a1e", "#5b3a78")

Brush = ImageDraw.ImageDraw


def photographed(posting: Posting, by: Account) -> Proof:
    """Prove a posting that is out by a drawn photo of where it hangs or stands."""
    content = photo_drawn(posting.outlet.kind, posting.pk)
    stored = StoredFile(
        kind=FileKind.PHOTO, name=f"anh-minh-hoa-{posting.public_id}.jpg", size=len(content),
        sha256=hashlib.sha256(content).hexdigest(), width=WIDTH, height=HEIGHT, kept_by=by,
    )  # fmt: skip
    for path in (stored.path, stored.thumbnail_path):
        default_storage.save(path, ContentFile(content))
    stored.save()
    words = "Ảnh minh họa do phần mềm vẽ, không phải ảnh chụp thật."
    return proof_give(posting=posting, kind=ProofKind.PHOTO, stored=stored, text=words, by=by)


def photo_drawn(kind: str, seed: int) -> bytes:
    """A JPEG of a run on an outlet of that kind; the same bytes for the same seed."""
    chance = random.Random(f"{kind} {seed}")  # noqa: S311 - a drawing
    image = Image.new("RGB", _SIZE, chance.choice(_WALLS))
    brush = ImageDraw.Draw(image)
    _SCENES.get(OutletKind(kind), _on_a_telephone)(brush, chance)
    _marked(brush)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=72)
    return out.getvalue()


def _on_a_board(brush: Brush, chance: random.Random) -> None:
    left = 60 + chance.randrange(30)
    brush.rectangle((left, 40, left + 340, 240), fill="#8a6a2f")
    brush.rectangle((left + 10, 50, left + 330, 230), fill="#c9b38c")
    for x in (left + 40, left + 280):
        brush.rectangle((x, 240, x + 14, HEIGHT), fill="#8a6a2f")
    ours = chance.randrange(3)
    for number in range(3):
        _sheet(brush, left + 26 + 104 * number, 66 + chance.randrange(16), chance, number == ours)


def _sheet(brush: Brush, x: int, y: int, chance: random.Random, is_ours: bool) -> None:
    brush.rectangle((x, y, x + 88, y + 124), fill=_PAPER)
    if is_ours:
        brush.rectangle((x, y, x + 88, y + 40), fill=chance.choice(_SHEETS))
    for row in range(y + 54, y + 112, 12):
        brush.rectangle((x + 10, row, x + 78 - chance.randrange(26), row + 5), fill="#b9c0c8")
    brush.ellipse((x + 40, y - 4, x + 48, y + 4), fill="#a82a1e")


def _on_lamps(brush: Brush, chance: random.Random) -> None:
    top = 80 + chance.randrange(30)
    for x in (110, 350):
        brush.rectangle((x, top + 60, x + 16, HEIGHT), fill="#66707c")
    brush.rectangle((40, top, 440, top + 90), fill=_INK)
    lamp = chance.choice(_LAMPS)
    for x in range(56, 424, 9):
        for y in range(top + 20, top + 72, 9):
            if chance.random() < 0.55 and (x - 56) // 9 % 6:
                brush.ellipse((x, y, x + 5, y + 5), fill=lamp)


def _on_a_wall_screen(brush: Brush, chance: random.Random) -> None:
    brush.rectangle((70, 46, 410, 246), fill=_INK)
    brush.rectangle((80, 56, 400, 236), fill=chance.choice(_SHEETS))
    for row, wide in enumerate((240, 200, 260, 150)):
        brush.rectangle((104, 86 + 34 * row, 104 + wide, 100 + 34 * row), fill="#f3ecdf")
    brush.rectangle((0, 286, WIDTH, HEIGHT), fill="#b9a58a")


def _on_a_telephone(brush: Brush, chance: random.Random) -> None:
    left = 170 + chance.randrange(20)
    brush.rounded_rectangle((left, 14, left + 150, 312), 18, fill=_INK)
    brush.rectangle((left + 8, 34, left + 142, 294), fill="#eef2f6")
    brush.rectangle((left + 8, 34, left + 142, 58), fill=chance.choice(_SHEETS))
    brush.rounded_rectangle((left + 18, 72, left + 132, 236), 8, fill=_PAPER)
    for row in range(84, 150, 13):
        brush.rectangle(
            (left + 28, row, left + 122 - chance.randrange(30), row + 6), fill="#b9c0c8"
        )
    brush.rectangle((left + 28, 160, left + 122, 222), fill="#dfe8d8")
    brush.ellipse((left + 58, 172, left + 92, 206), fill="#a82a1e")


_SCENES: dict[str, Callable[[Brush, random.Random], None]] = {
    OutletKind.NOTICE_BOARD: _on_a_board,
    OutletKind.LED_BOARD: _on_lamps,
    OutletKind.LCD_SCREEN: _on_a_wall_screen,
}


@cache
def _font(part: str) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(_FONTS / f"be-vietnam-pro-{part}-600.woff2", 15)


def _marked(brush: Brush) -> None:
    """Letters with Vietnamese marks have a font file of their own."""
    parts = [(c, _font("vietnamese" if ord(c) > 0x1E00 else "latin")) for c in _MARK]
    left = WIDTH - sum(font.getlength(c) for c, font in parts) - 18
    brush.rectangle((left - 8, HEIGHT - 32, WIDTH - 10, HEIGHT - 8), fill=_PAPER)
    for letter, font in parts:
        brush.text((left, HEIGHT - 12), letter, fill="#333333", font=font, anchor="ls")
        left += font.getlength(letter)
