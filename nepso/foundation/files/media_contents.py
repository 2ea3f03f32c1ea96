"""From an upload of sound or video to a file that may be stored; nothing of it in memory."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, Any

from django.conf import settings
from django.core.files.base import File

from nepso.foundation.files.kinds import MEDIA, VIDEO, FileKind
from nepso.foundation.files.limited import Limits, run_limited_on_file
from nepso.kernel.errors import Invalid, TooLarge

# Mapped, the file itself counts beside this; three hours of frames are half a million steps.
MEDIA_LIMITS = Limits(memory_bytes=320 * 1024 * 1024, cpu_seconds=30)
_SPENT = "Tệp này quá phức tạp để đọc: hãy xuất lại dạng MP3 hoặc MP4 thường rồi gửi."
_MB = 1_000_000


@dataclass(frozen=True, slots=True)
class MadeMedia:
    """A file that may be stored, at its beginning; ``facts`` are columns of StoredFile."""

    content: IO[bytes]
    kind: FileKind
    sha256: str
    size: int
    facts: dict[str, Any]


@contextmanager
def media_of(content: File[bytes], taken: Collection[FileKind] = MEDIA) -> Iterator[MadeMedia]:
    """Sound or video as it is stored; Invalid or TooLarge with one sentence."""
    require_size(content.size or 0, taken)
    with tempfile.TemporaryFile() as source, tempfile.TemporaryFile() as out:
        for chunk in content.chunks():
            source.write(chunk)
        source.flush()
        if not source.tell():
            raise Invalid("Tệp trống, không có gì bên trong: hãy chọn lại.")
        source.seek(0)
        answer = run_limited_on_file(
            "nepso.foundation.files.media.reading:media_rewritten",
            source,
            out,
            limits=MEDIA_LIMITS,
            sentence=_SPENT,
            taken=sorted(kind.value for kind in taken),
        )
        size = out.seek(0, 2)
        out.seek(0)
        sha256 = hashlib.file_digest(out, "sha256").hexdigest()
        out.seek(0)
        kind = FileKind(answer.facts["kind"])
        require_size(size, {kind})
        yield MadeMedia(out, kind, sha256, size, _columns(answer.facts))


def _columns(facts: dict[str, Any]) -> dict[str, Any]:
    found = {name: facts[name] for name in ("seconds", "codecs", "channels")}
    return found | {name: facts[name] or None for name in ("width", "height")}


def most_bytes(taken: Collection[FileKind] = MEDIA) -> int:
    """How large the largest of these kinds may be."""
    is_video = bool(VIDEO.intersection(taken))
    most: int = settings.NEPSO_VIDEO_LIMIT if is_video else settings.NEPSO_AUDIO_LIMIT
    return most


def require_size(size: int, taken: Collection[FileKind] = MEDIA) -> None:
    """Raise TooLarge, with what to do, for more bytes than that."""
    most = most_bytes(taken)
    if size <= most:
        return
    weight = f"{size / 1000 / _MB:.1f} GB".replace(".", ",") if size >= 1000 * _MB else ""
    weight = weight or f"{size / _MB:.0f} MB"
    if VIDEO.intersection(taken):
        raise TooLarge(
            f"Video nặng {weight}, quá {most // _MB} MB: hãy xuất lại ở cỡ nhỏ hơn (720p), hoặc "
            "đăng lên kênh YouTube của cơ quan rồi ghi liên kết vào nội dung sản phẩm."
        )
    raise TooLarge(
        f"Âm thanh nặng {weight}, quá {most // _MB} MB: hãy lưu lại dạng MP3, hoặc cắt ngắn."
    )
