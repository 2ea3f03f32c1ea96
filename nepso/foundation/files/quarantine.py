"""Pictures as they came, kept apart until a job has made them anew; never handed out.

The bytes are on the disk before the caller's transaction commits (fsync), so that what was
acknowledged survives a power cut. A name is "DAY-RANDOM"; bytes older than a day that nobody waits
for are destroyed. What a package still waits to make anew it names by ``quarantine_waits``: a
worker that stood still for days loses nothing that was acknowledged.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import re
from collections.abc import Callable, Collection
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.utils.timezone import localtime

from nepso.foundation.files.kinds import MOST_BYTES
from nepso.kernel.clock import now
from nepso.kernel.errors import Invalid, NotFound, TooLarge
from nepso.kernel.fields import public_id

FOLDER = "cho-lam-sach"
KEPT_FOR = dt.timedelta(hours=24)
_NAME = re.compile(r"^\d{8}-[0-9a-z]{16}$")
_MB = 1_000_000
# Of these names, which are still waited for; one question a package.
Waits = Callable[[Collection[str]], Collection[str]]
_waits: dict[str, Waits] = {}
_HEIF = (b"heic", b"heix", b"mif1", b"msf1", b"heim", b"heis", b"hevc")


class Quarantined(NamedTuple):
    """The name of bytes in quarantine, and their SHA-256 as they came."""

    raw: str
    sha256: str


def photo_quarantine(content: File[bytes], *, most_bytes: int = MOST_BYTES[True]) -> Quarantined:
    """Put an upload aside that begins like a picture; nothing of it is decoded here.

    Raises TooLarge or Invalid with one sentence.
    """
    if (content.size or 0) > most_bytes:
        raise TooLarge(
            f"Ảnh nặng {content.size / _MB:.0f} MB, quá {most_bytes // _MB} MB: "
            "hãy chụp lại ở cỡ thường rồi gửi lại."
        )
    data = content.read(most_bytes + 1)
    if not looks_like_a_photo(data[:16]):
        raise Invalid("Tệp này không phải ảnh đọc được: hãy gửi ảnh JPG, PNG, WebP hoặc HEIC.")
    name = f"{localtime(now()):%Y%m%d}-{public_id()}"
    path = _path(name)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(opened, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        path.unlink(missing_ok=True)  # half a picture on a full disk
        raise
    return Quarantined(name, hashlib.sha256(data).hexdigest())


def quarantine_open(name: str) -> File[bytes]:
    """The bytes of that name; NotFound, in words, when they are gone."""
    try:
        return ContentFile(_path(name).read_bytes())
    except FileNotFoundError as error:
        raise NotFound("Ảnh gốc không còn: hãy gửi lại ảnh.") from error


def quarantine_destroy(name: str) -> None:
    """The bytes of that name are gone; doing it again does nothing."""
    if name:
        _path(name).unlink(missing_ok=True)


def quarantine_waits(package: str, asked: Waits) -> None:
    """Have a package asked before anything is destroyed; call it in ``AppConfig.ready``."""
    _waits[package] = asked


def quarantine_clear() -> int:
    """Destroy what is older than a day and waited for by nobody. Returns how many."""
    folder = Path(settings.MEDIA_ROOT) / FOLDER
    if not folder.is_dir():
        return 0
    oldest = (now() - KEPT_FOR).timestamp()
    old = {path.name: path for path in folder.glob("*/*") if path.stat().st_mtime < oldest}
    for asked in _waits.values():
        for name in asked(list(old)):
            old.pop(name, None)
    for path in old.values():
        path.unlink(missing_ok=True)
    return len(old)


def _path(name: str) -> Path:
    if not _NAME.match(name):
        raise NotFound("Ảnh gốc không còn: hãy gửi lại ảnh.")
    return Path(settings.MEDIA_ROOT) / FOLDER / name[:8] / name


def looks_like_a_photo(head: bytes) -> bool:
    if head.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8", b"BM")):
        return True
    webp = head.startswith(b"RIFF") and head[8:12] == b"WEBP"
    return webp or (head[4:8] == b"ftyp" and head[8:12] in _HEIF)
