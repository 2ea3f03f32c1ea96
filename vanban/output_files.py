"""Where results are written: never over what was read, never half of a file over a whole one."""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Sequence
from contextlib import suppress
from itertools import combinations
from pathlib import Path


def why_not(source: str | Path, targets: Sequence[str]) -> str | None:
    """One Vietnamese sentence on why results cannot go to ``targets``, or None where they can.

    A target is the document ``source`` itself under whatever name: relative, by a link, by a hard
    link, through the link of a folder.
    """
    for target in targets:
        if _same_file(source, target):
            return (
                f"Tệp ra {target} chính là văn bản cần đọc; hãy đặt tên khác cho tệp ra để "
                "không mất văn bản."
            )
    for one, other in combinations(targets, 2):
        if _same_file(one, other):
            return f"Hai kết quả không ghi được vào cùng một tệp {other}; hãy đặt hai tên khác."
    return None


def write_whole(target: str, data: bytes) -> None:
    """Write a file beside its place, then put it there: until it is whole, what stood there stays.

    Its rights are those of the file that it replaces, and a link goes on leading to it. What is no
    file (a pipe, ``/dev/stdout``) is written to as it is. Raises OSError that names ``target``.
    """
    try:
        if _is_device(target):
            Path(target).write_bytes(data)
        else:
            _replace(Path(os.path.realpath(target)), data)
    except (OSError, ValueError) as error:
        code = error.errno if isinstance(error, OSError) else None
        raise OSError(code or 0, str(error), target) from error


def _replace(place: Path, data: bytes) -> None:
    rights = stat.S_IMODE(place.stat().st_mode) if place.exists() else None
    if rights is not None and not os.access(place, os.W_OK):
        raise PermissionError(str(place))
    beside = place.with_name(f".vanban-{secrets.token_hex(8)}")
    try:
        with open(beside, "xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if rights is not None:
            beside.chmod(rights)
        os.replace(beside, place)
    finally:
        with suppress(FileNotFoundError):
            beside.unlink()


def _is_device(target: str) -> bool:
    path = Path(target)
    return os.path.abspath(target).startswith("/dev/") or (path.exists() and not path.is_file())


def _same_file(one: str | Path, other: str | Path) -> bool:
    try:
        return os.path.samefile(one, other)
    except (OSError, ValueError):
        pass
    try:
        return os.path.realpath(one) == os.path.realpath(other)
    except (OSError, ValueError):
        return False
