"""Pictures made fit for print: decoded with limits, turned, flattened, no larger than needed."""

from __future__ import annotations

import io
from dataclasses import dataclass

from PIL import Image, ImageCms, ImageOps

from nepso.kernel.errors import Invalid, TooLarge
from nepso.outreach.distribution.artwork.content import Picture, one_line
from nepso.outreach.distribution.artwork.glyphs import is_seen

FORMATS = ("JPEG", "PNG", "WEBP")
MOST_BYTES, MOST_PIXELS = 40 * 1024 * 1024, 60_000_000
# A picture beyond these proportions is a line, not a picture.
_LONGEST_RATIO = 20
_QUALITY = 88
NO_WORDS = "Hình minh họa"


@dataclass(frozen=True, slots=True)
class Prepared:
    """A picture for a layout: JPEG bytes in sRGB, and its size in pixels."""

    data: bytes
    width: int
    height: int
    alt: str
    credit: str


def prepared(picture: Picture, longest: int) -> Prepared:
    """The picture with at most ``longest`` pixels on its longer side, on white where it was clear.

    Raises Invalid or TooLarge with one sentence that names the picture by its words.
    """
    name = one_line(picture.alt) if is_seen(picture.alt) else NO_WORDS
    image = _opened(picture.read(), name, longest)
    try:
        image = ImageOps.exif_transpose(image)
        image.thumbnail((longest, longest), Image.Resampling.LANCZOS)
        flat = _flat(_in_srgb(image))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise _unreadable(name) from error
    out = io.BytesIO()
    flat.save(out, "JPEG", quality=_QUALITY, subsampling=0, icc_profile=None)
    return Prepared(out.getvalue(), *flat.size, name, one_line(picture.credit))


def _unreadable(name: str) -> Invalid:
    return Invalid(f"Không đọc được hình “{name}”: hãy tải lại hình JPEG, PNG hoặc WebP.")


def _opened(data: bytes, name: str, longest: int) -> Image.Image:
    if len(data) > MOST_BYTES:
        raise TooLarge(f"Hình “{name}” lớn hơn 40 MB: hãy dùng hình nhỏ hơn.")
    try:
        image = Image.open(io.BytesIO(data), formats=FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many_pixels(name) from error
    except (OSError, ValueError, SyntaxError) as error:
        raise _unreadable(name) from error
    width, height = image.size
    if width * height > MOST_PIXELS:
        raise _too_many_pixels(name)
    if max(width, height) > _LONGEST_RATIO * min(width, height):
        raise Invalid(f"Hình “{name}” quá dài và hẹp: hãy cắt lại cho cân đối.")
    image.draft("RGB" if image.mode == "RGB" else None, (longest, longest))
    return image


def _too_many_pixels(name: str) -> TooLarge:
    return TooLarge(f"Hình “{name}” có quá nhiều điểm ảnh (hơn 60 triệu): hãy thu nhỏ hình.")


def _in_srgb(image: Image.Image) -> Image.Image:
    """The same colours in sRGB; a profile that cannot be read is left aside."""
    profile = image.info.get("icc_profile")
    if profile and image.mode in ("RGB", "CMYK", "L"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            turned = ImageCms.profileToProfile(image, source, target, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError):
            turned = None
        if turned is not None:
            return turned
    return image


def _flat(image: Image.Image) -> Image.Image:
    """RGB without transparency, which old printers fill with black."""
    if image.mode.startswith("I") or image.mode == "F":
        return image.convert("I").point(lambda level: level * (1 / 256)).convert("L").convert("RGB")
    if image.mode in ("RGBA", "LA", "PA", "RGBa", "La") or "transparency" in image.info:
        whole = image.convert("RGBA")
        ground = Image.new("RGBA", whole.size, "white")
        return Image.alpha_composite(ground, whole).convert("RGB")
    return image.convert("RGB")
