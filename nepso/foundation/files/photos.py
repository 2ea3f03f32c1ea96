"""A photo made anew: pixels only. Runs in the limited child (``limited.py``), without Django."""

from __future__ import annotations

import io
from typing import Any

from PIL import (
    BmpImagePlugin,
    GifImagePlugin,
    Image,
    ImageDraw,
    ImageOps,
    JpegImagePlugin,
    PngImagePlugin,
    UnidentifiedImageError,
    WebPImagePlugin,
)

from nepso.kernel.errors import Invalid, TooLarge

LONGEST_SIDE = 2_560
THUMBNAIL_SIDE = 480
QUALITY, THUMBNAIL_QUALITY = 84, 78
# Compared with the header alone, before a single pixel is decoded. A JPEG is decoded at a fraction
# of its size (draft), so that the picture of a 108-megapixel telephone still fits.
MOST_PIXELS = 50_000_000
MOST_PIXELS_JPEG = 120_000_000
# Only these readers are loaded; every other one of Pillow's stays out of reach.
_READERS = (
    *(JpegImagePlugin.JpegImageFile, PngImagePlugin.PngImageFile, BmpImagePlugin.BmpImageFile),
    *(WebPImagePlugin.WebPImageFile, GifImagePlugin.GifImageFile),
)
_FORMATS = [str(reader.format) for reader in _READERS]
_NO_PHOTO = "Tệp này không phải ảnh đọc được: hãy gửi ảnh JPG, PNG, WebP hoặc HEIC."
_BROKEN = "Ảnh bị hỏng hoặc tải lên chưa hết: hãy gửi lại, hoặc chụp lại."
_HEIF = (b"heic", b"heix", b"mif1", b"msf1", b"heim", b"heis", b"hevc")


def photo_made_anew(data: bytes) -> tuple[dict[str, Any], list[bytes]]:
    """({width, height}, [JPEG, thumbnail]): decoded, turned as its camera says, scaled to 2,560
    pixels, encoded without any metadata. Raises Invalid or TooLarge with one sentence."""
    photo = _opened(data)
    try:
        photo.load()
        photo = ImageOps.exif_transpose(photo)
        plain = _on_white(photo)
    except (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError) as error:
        raise Invalid(_BROKEN) from error
    plain.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    width, height = plain.size
    whole = _jpeg(plain, QUALITY)
    plain.thumbnail((THUMBNAIL_SIDE, THUMBNAIL_SIDE), Image.Resampling.LANCZOS)
    return {"width": width, "height": height}, [whole, _jpeg(plain, THUMBNAIL_QUALITY)]


def photo_blacked_out(data: bytes, boxes: list[list[float]]) -> tuple[dict[str, Any], list[bytes]]:
    """The same with black boxes drawn over it: [left, top, width, height], parts of 1 each. What
    was under a box is in no byte of the result."""
    plain = _on_white(_opened(data))
    width, height = plain.size
    drawing = ImageDraw.Draw(plain)
    for left, top, wide, high in boxes:
        first = (round(left * width), round(top * height))
        last = (round((left + wide) * width), round((top + high) * height))
        drawing.rectangle((first, last), fill="black")
    whole = _jpeg(plain, QUALITY)
    plain.thumbnail((THUMBNAIL_SIDE, THUMBNAIL_SIDE), Image.Resampling.LANCZOS)
    return {"width": width, "height": height}, [whole, _jpeg(plain, THUMBNAIL_QUALITY)]


def _opened(data: bytes) -> Image.Image:
    Image.MAX_IMAGE_PIXELS = None  # our own limit stands below, with our own sentence
    formats = [*_FORMATS]
    if data[4:8] == b"ftyp" and data[8:12] in _HEIF:
        import pi_heif  # noqa: PLC0415 - only an iPhone's photo pays for it

        pi_heif.register_heif_opener(thumbnails=False)
        formats.append("HEIF")
    try:
        photo = Image.open(io.BytesIO(data), formats=formats)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise Invalid(_NO_PHOTO) from error
    width, height = photo.size
    jpeg = photo.format in ("JPEG", "MPO")
    if width * height > (MOST_PIXELS_JPEG if jpeg else MOST_PIXELS):
        raise TooLarge(
            f"Ảnh có {width} × {height} điểm ảnh, quá lớn để nhận: hãy chụp lại ở cỡ thường."
        )
    if jpeg:
        photo.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    return photo


def _on_white(photo: Image.Image) -> Image.Image:
    """RGB; what was transparent becomes white, as on paper."""
    if photo.mode in ("RGBA", "LA", "PA") or "transparency" in photo.info:
        layered = photo.convert("RGBA")
        ground = Image.new("RGB", layered.size, "white")
        ground.paste(layered, mask=layered.getchannel("A"))
        return ground
    return photo.convert("RGB")


def _jpeg(photo: Image.Image, quality: int) -> bytes:
    """Encoded from the pixels alone: what stood beside them (EXIF, GPS, XMP, ICC) is left."""
    bare = Image.frombytes("RGB", photo.size, photo.tobytes())
    out = io.BytesIO()
    bare.save(out, "JPEG", quality=quality, optimize=True, progressive=False)
    return out.getvalue()
