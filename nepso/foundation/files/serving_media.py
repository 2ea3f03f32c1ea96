"""Handing out sound and video in parts, so that a player may begin anywhere (RFC 9110, 14)."""

from __future__ import annotations

import re
from typing import IO

from django.core.files.storage import default_storage
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from nepso.foundation.files.kinds import FileKind
from nepso.foundation.files.models import StoredFile
from nepso.kernel.errors import NotFound

_ONE_RANGE = re.compile(r"^bytes=(\d*)-(\d*)$")
_NO_SCRIPT = "default-src 'none'; media-src 'self'; sandbox"


class _Part:
    """So many bytes of an open file."""

    def __init__(self, content: IO[bytes], start: int, count: int) -> None:
        content.seek(start)
        self._content, self._left = content, count

    def read(self, size: int = -1) -> bytes:
        """The next bytes, at most ``size``."""
        wanted = self._left if size < 0 else min(size, self._left)
        found = self._content.read(wanted)
        self._left -= len(found)
        return found

    def close(self) -> None:
        """The file is not needed any more."""
        self._content.close()


def media_response(
    request: HttpRequest, stored: StoredFile, *, seconds_kept: int = 0, as_attachment: bool = False
) -> HttpResponseBase:
    """The bytes asked for, with the type we know them to be: 206 for one range, 416 for one
    outside, 200 otherwise. ``seconds_kept`` 0: for this reader alone. NotFound when they are lost.
    """
    wanted = _wanted(request, stored)
    if wanted is None:
        answer: HttpResponseBase = HttpResponse(status=416)
        answer["Content-Range"] = f"bytes */{stored.size}"
        return _headed(answer, stored, seconds_kept)
    start, end = wanted
    try:
        content = default_storage.open(stored.path)
    except FileNotFoundError as error:
        raise NotFound("Không tìm thấy tệp này trong kho: hãy báo người quản trị.") from error
    is_part = (start, end) != (0, stored.size)
    answer = FileResponse(
        _Part(content, start, end - start),
        status=206 if is_part else 200,
        content_type=FileKind(stored.kind).content_type,
        as_attachment=as_attachment,
        filename=stored.name,
    )
    answer["Content-Length"] = str(end - start)
    if is_part:
        answer["Content-Range"] = f"bytes {start}-{end - 1}/{stored.size}"
    return _headed(answer, stored, seconds_kept)


def _wanted(request: HttpRequest, stored: StoredFile) -> tuple[int, int] | None:
    """From where to where; None where nothing lies. What is no single range is the whole."""
    size = stored.size
    asked = _ONE_RANGE.match(request.headers.get("Range", ""))
    unless = request.headers.get("If-Range")
    if asked is None or asked.groups() == ("", "") or unless not in (None, _tag(stored)):
        return 0, size
    first, last = asked.groups()
    if len(first) > 18 or len(last) > 18:
        return None
    if not first:
        return (max(0, size - int(last)), size) if int(last) else None
    start, end = int(first), min(size, int(last) + 1) if last else size
    if last and int(last) < start:
        return 0, size
    return (start, end) if start < size else None


def _tag(stored: StoredFile) -> str:
    return f'"{stored.sha256}"'


def _headed(answer: HttpResponseBase, stored: StoredFile, seconds_kept: int) -> HttpResponseBase:
    answer["Accept-Ranges"] = "bytes"
    answer["ETag"] = _tag(stored)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = _NO_SCRIPT
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    kept = f"public, max-age={seconds_kept}" if seconds_kept else "private, max-age=3600"
    answer["Cache-Control"] = f"{kept}, no-transform"
    return answer
