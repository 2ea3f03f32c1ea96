"""An upload that comes in parts: what a poor network broke off goes on where it stopped.

No table: the name of the unfinished file and who may go on stand in a signed token. The next part
begins where the file ends; a part that begins elsewhere is refused with where to go on. What nobody
finished in a day is destroyed; what its owner left alone, as soon as they need the room.
"""

from __future__ import annotations

import datetime as dt
import errno
import fcntl
import re
from pathlib import Path
from typing import IO, cast

from django.conf import settings
from django.core import signing
from django.core.files.base import File
from django.utils.timezone import localtime

from nepso.foundation.files.kinds import VIDEO
from nepso.foundation.files.media_contents import most_bytes, require_size
from nepso.kernel.clock import now
from nepso.kernel.errors import Conflict, Invalid, NotFound, TooMany
from nepso.kernel.fields import public_id

FOLDER, SALT = "dang-tai", "nepso.files.parts"
KEPT_FOR = dt.timedelta(hours=24)
PART_BYTES = 1_000_000
MOST_OPEN = 5
LEFT_ALONE = dt.timedelta(minutes=10)
_NAME = re.compile(r"^\d{8}/\d+-\d+-[0-9a-z]{16}$")  # the day, whose, how large, which
_FULL = (
    "Bạn đang tải nhiều tệp cùng lúc: hãy chờ tải xong bớt. Nếu các tệp ấy đã dừng, hãy gửi lại "
    f"sau {LEFT_ALONE.seconds // 60} phút: phần tải dở được bỏ để lấy chỗ."
)
_GONE = "Phần đã tải không còn: hãy chọn lại tệp và tải từ đầu."


def upload_begin(*, name: str, size: int, person: int) -> str:
    """A token for an upload of so many bytes by that person. Raises TooLarge, before a byte was
    sent, and TooMany where that person sends too many, or too much in all, just now."""
    if size <= 0:
        raise Invalid("Tệp trống, không có gì bên trong: hãy chọn lại.")
    require_size(size)
    day = f"{localtime(now()):%Y%m%d}"
    folder = Path(settings.MEDIA_ROOT) / FOLDER / day
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    _room_make(person, size)
    path = f"{day}/{person}-{size}-{public_id()}"
    (Path(settings.MEDIA_ROOT) / FOLDER / path).touch(0o600)
    return signing.dumps({"path": path, "size": size, "name": name[:150], "by": person}, salt=SALT)


def _room_make(person: int, size: int) -> None:
    """Room for so many bytes more, where need be by destroying what was left alone, the oldest
    first; of every day that is still there, and counted as announced, not as arrived."""
    every = (Path(settings.MEDIA_ROOT) / FOLDER).glob(f"*/{person}-*-*")
    touched = {one: at for one in every if (at := _touched(one)) is not None}
    left = sorted(touched, key=lambda one: touched[one])
    most, quiet = 2 * most_bytes(VIDEO), (now() - LEFT_ALONE).timestamp()
    while left and (len(left) >= MOST_OPEN or sum(map(_announced, left)) + size > most):
        oldest = left.pop(0)
        if touched[oldest] > quiet:
            raise TooMany(_FULL, retry_after=LEFT_ALONE.seconds)
        oldest.unlink(missing_ok=True)


def _touched(path: Path) -> float | None:
    """When a part last came; None where the file was destroyed a moment ago."""
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return None


def _announced(path: Path) -> int:
    return int(path.name.split("-")[1])


def upload_at(*, token: str, person: int) -> int:
    """How many bytes are there; NotFound in words when the upload is gone or another's."""
    with _opened(_told(token, person), "rb") as file:
        return file.seek(0, 2)


def upload_add(*, token: str, person: int, at: int, part: IO[bytes]) -> int:
    """Add the bytes that begin at ``at``; how many are there now. Conflict, where it has to go on
    elsewhere; Invalid for more than was announced."""
    told = _told(token, person)
    with _opened(told, "r+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        there = file.seek(0, 2)
        if there != at:
            raise Conflict(f"Đã có {there} byte: hãy tải tiếp từ đó.")
        while chunk := part.read(64 * 1024):
            if file.tell() + len(chunk) > min(int(str(told["size"])), at + 2 * PART_BYTES):
                file.truncate(there)
                raise Invalid("Tệp dài hơn lúc chọn: hãy chọn lại tệp và tải từ đầu.")
            file.write(chunk)
        return file.tell()


def upload_open(*, token: str, person: int) -> File[bytes]:
    """The whole, under its name; Conflict while something is missing."""
    told = _told(token, person)
    file = _opened(told, "rb")
    if file.seek(0, 2) != told["size"]:
        file.close()
        raise Conflict("Tệp chưa tải lên hết: hãy chọn lại đúng tệp ấy để tải tiếp.")
    file.seek(0)
    return File(file, name=str(told["name"]))


def upload_destroy(*, token: str, person: int) -> None:
    """The bytes are gone; doing it again does nothing."""
    try:
        told = _told(token, person)
    except NotFound:
        return
    _path(told).unlink(missing_ok=True)


def parts_clear() -> int:
    """Destroy what nobody finished in a day. Returns how many."""
    folder, gone = Path(settings.MEDIA_ROOT) / FOLDER, 0
    oldest = (now() - KEPT_FOR).timestamp()
    for path in folder.glob("*/*"):
        at = _touched(path)
        if at is not None and at < oldest:
            path.unlink(missing_ok=True)
            gone += 1
    _days_clear(folder)
    return gone


def _days_clear(folder: Path) -> None:
    """Remove the folders of days gone by that hold nothing any more."""
    today = f"{localtime(now()):%Y%m%d}"
    for day in folder.glob("[0-9]*"):
        if day.name < today and not any(day.iterdir()):
            try:
                day.rmdir()
            except OSError as error:
                if error.errno not in (errno.ENOTEMPTY, errno.ENOENT):  # another was faster
                    raise


def _told(token: str, person: int) -> dict[str, object]:
    try:
        told: dict[str, object] = signing.loads(token, salt=SALT, max_age=KEPT_FOR)
    except signing.BadSignature as error:
        raise NotFound(_GONE) from error
    if told["by"] != person or not _NAME.match(str(told["path"])):
        raise NotFound(_GONE)
    return told


def _path(told: dict[str, object]) -> Path:
    return Path(settings.MEDIA_ROOT) / FOLDER / str(told["path"])


def _opened(told: dict[str, object], mode: str) -> IO[bytes]:
    """Opened at once, not looked for first: who clears up may destroy it in between."""
    try:
        return cast(IO[bytes], _path(told).open(mode))
    except FileNotFoundError as error:
        raise NotFound(_GONE) from error
