"""Near-identical photos: re-encoded, resized, slightly brightened ones stay alike.

A 64-bit difference hash finds. A 256-bit map of what is brighter than the middle confirms: two
sheets of paper have the same 64 gradients, and only where their lines end tells them apart. The
four 16-bit bands of the short hash are probed with one bit flipped at most, so any two within 7
bits are certain to meet (7 faults over 4 bands leave one band with at most one).
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from PIL import Image, ImageOps

COARSE_BITS_NEAR = 7
FINE_BITS_NEAR = 30
_BANDS, _BAND_BITS = 4, 16

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class PhotoMark:
    """What an index keeps of a photo: 64 bits to find it by, 256 to confirm."""

    coarse: int
    fine: int

    def __str__(self) -> str:
        return f"{self.coarse:016x}{self.fine:064x}"

    @classmethod
    def read(cls, written: str) -> PhotoMark:
        """The mark that was written by ``str``; ValueError for anything else."""
        if len(written) != 80:
            raise ValueError(written)
        return cls(int(written[:16], 16), int(written[16:], 16))


@dataclass(frozen=True, slots=True)
class NearPhoto(Generic[K]):
    """A photo found near; ``bits`` of the 256 differ."""

    key: K
    bits: int

    @property
    def sentence(self) -> str:
        """For a person."""
        return "ảnh như nhau" if self.bits <= 4 else f"ảnh gần như nhau ({self.percent} %)"

    @property
    def percent(self) -> int:
        """Equal parts of the picture in whole percent, rounded down."""
        return (256 - self.bits) * 100 // 256


def photo_mark(photo: Image.Image) -> PhotoMark:
    """The mark of a decoded photo, turned as its camera says."""
    grey = ImageOps.exif_transpose(photo).convert("L")
    grey = grey.resize((68, 64), Image.Resampling.BOX)  # once from the large picture
    return PhotoMark(_gradients(grey), _brighter(grey))


def photos_alike(one: PhotoMark, other: PhotoMark) -> int | None:
    """How many of the 256 bits differ, or None when the photos are not near."""
    if (one.coarse ^ other.coarse).bit_count() > COARSE_BITS_NEAR:
        return None
    bits = (one.fine ^ other.fine).bit_count()
    return bits if bits <= FINE_BITS_NEAR else None


def near_photos(mark: PhotoMark, among: Mapping[K, PhotoMark]) -> list[NearPhoto[K]]:
    """Those of ``among`` that are near, the nearest first; compared one by one."""
    found = [
        NearPhoto(key, bits)
        for key, other in among.items()
        if (bits := photos_alike(mark, other)) is not None
    ]
    return sorted(found, key=lambda near: near.bits)


def bands(mark: PhotoMark) -> list[int]:
    """What is kept: each band with its number."""
    return [_band(mark, number) for number in range(_BANDS)]


def probes(mark: PhotoMark) -> list[int]:
    """What is looked up: each band as it is and with each one bit flipped."""
    flips = [0, *(1 << bit for bit in range(_BAND_BITS))]
    return [band ^ flip for band in bands(mark) for flip in flips]


def _band(mark: PhotoMark, number: int) -> int:
    part = (mark.coarse >> (number * _BAND_BITS)) & ((1 << _BAND_BITS) - 1)
    return number << _BAND_BITS | part


def _gradients(grey: Image.Image) -> int:
    """One bit for each of 8 x 8 places: is it brighter than its right neighbour?"""
    values = grey.resize((9, 8), Image.Resampling.BOX).tobytes()
    return _packed(values[at] > values[at + 1] for at in range(72) if at % 9 < 8)


def _brighter(grey: Image.Image) -> int:
    """One bit for each of 16 x 16 places: is it brighter than the middle one of all?"""
    values = grey.resize((16, 16), Image.Resampling.BOX).tobytes()
    middle = sorted(values)[128]
    return _packed(value > middle for value in values)


def _packed(truths: Iterable[bool]) -> int:
    bits = 0
    for truth in truths:
        bits = bits << 1 | truth
    return bits
