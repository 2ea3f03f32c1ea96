"""Photos for the tests of activities, small so that making them anew takes no time."""

from __future__ import annotations

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw


def shot(seed=1, name="anh.jpg", *, bright=0, size=(320, 240)):
    """A picture that differs from those of other seeds; ``bright`` keeps it near itself."""
    photo = Image.new("RGB", size, (40, 40, 40))
    pen = ImageDraw.Draw(photo)
    for n in range(12):
        x, y = (seed * 97 + n * 131) % 280, (seed * 53 + n * 71) % 200
        pen.rectangle(
            (x, y, x + 50, y + 40), fill=tuple((seed * 31 + n * k) % 220 for k in (37, 59, 83))
        )
    if bright:
        photo = photo.point(lambda v: min(255, v + bright))
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "May bi mat"
    photo.save(out, "JPEG", quality=92 - bright, exif=exif)
    return SimpleUploadedFile(name, out.getvalue(), "image/jpeg")
