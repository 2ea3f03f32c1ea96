"""From an upload to bytes that may be stored: size first, then the limited child."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.core.files.base import File

from nepso.foundation.files.kinds import MOST_BYTES, FileKind
from nepso.foundation.files.limited import Limits, run_limited
from nepso.kernel.errors import Invalid, TooLarge

_MB = 1_000_000
# Decoding needs room: a 50-megapixel picture is 150 MB, and once more while it is turned.
PHOTO_LIMITS = Limits(memory_bytes=640 * 1024 * 1024, cpu_seconds=12)
DOCUMENT_LIMITS = Limits(memory_bytes=320 * 1024 * 1024, cpu_seconds=6)
_PHOTO_SPENT = "Ảnh này quá phức tạp để đọc: hãy chụp lại ở cỡ thường, hoặc gửi dạng JPG."
_DOCUMENT_SPENT = "Tệp này quá phức tạp để kiểm tra: hãy lưu lại dạng PDF rồi gửi."


@dataclass(frozen=True, slots=True)
class Made:
    """Bytes that may be stored, with what is known of them."""

    content: bytes
    kind: FileKind = FileKind.PHOTO
    thumbnail: bytes = b""
    width: int | None = None
    height: int | None = None

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()

    @property
    def size(self) -> int:
        return len(self.content)


def photo_of(content: File[bytes]) -> Made:
    """A photo made anew; Invalid or TooLarge with one sentence."""
    data = _read(content, photo=True)
    answer = run_limited(
        "nepso.foundation.files.photos:photo_made_anew",
        data,
        limits=PHOTO_LIMITS,
        sentence=_PHOTO_SPENT,
    )
    whole, thumbnail = answer.blobs
    return Made(whole, thumbnail=thumbnail, **answer.facts)


def photo_blacked_out_of(content: File[bytes], boxes: Sequence[Sequence[float]]) -> Made:
    """A kept photo with black boxes over it; Invalid with one sentence."""
    answer = run_limited(
        "nepso.foundation.files.photos:photo_blacked_out",
        content.read(),
        limits=PHOTO_LIMITS,
        sentence=_PHOTO_SPENT,
        boxes=[list(box) for box in boxes],
    )
    whole, thumbnail = answer.blobs
    return Made(whole, thumbnail=thumbnail, **answer.facts)


def document_of(content: File[bytes], taken: Collection[FileKind]) -> Made:
    """A document as it came, its kind told by its bytes; Invalid or TooLarge."""
    data = _read(content, photo=False)
    answer = run_limited(
        "nepso.foundation.files.documents:document_checked",
        data,
        limits=DOCUMENT_LIMITS,
        sentence=_DOCUMENT_SPENT,
        taken=sorted(kind.value for kind in taken),
    )
    return Made(data, FileKind(answer.facts["kind"]))


def _read(content: File[bytes], *, photo: bool) -> bytes:
    most, what = MOST_BYTES[photo], "Ảnh" if photo else "Tệp"
    size = content.size
    if size > most:
        way = "chụp lại ở cỡ thường" if photo else "nén lại, hoặc chia thành nhiều tệp"
        raise TooLarge(
            f"{what} nặng {size / _MB:.0f} MB, quá {most // _MB} MB: hãy {way} rồi gửi lại."
        )
    data: bytes = content.read(most + 1)
    if not data:
        raise Invalid(f"{what} trống, không có gì bên trong: hãy chọn lại.")
    return data
