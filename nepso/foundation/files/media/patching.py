"""Handing on a file byte for byte but for some places: what told who, where or with what is blank.

Nothing moves, so that no index inside the file has to be written anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO

from nepso.kernel.errors import Invalid

BROKEN = "Tệp bị hỏng hoặc tải lên chưa hết: hãy mở nghe, xem thử trên máy rồi tải lên lại từ đầu."
_AT_ONCE = 1 << 20


class Span:
    """Bytes from ``start`` on that become ``content``, then zeros up to ``end``."""

    def __init__(self, start: int, end: int, content: bytes = b"") -> None:
        self.start, self.end, self.content = start, end, content


def need(held: bool) -> None:
    """Raise Invalid, the file is broken or cut off, unless it holds."""
    if not held:
        raise Invalid(BROKEN)


def copied(data: bytes, out: IO[bytes], spans: Iterable[Span], end: int) -> None:
    """Write ``data`` up to ``end`` with the spans put over it."""
    at = 0
    for span in sorted(spans, key=lambda one: one.start):
        start, stop = max(span.start, at), min(span.end, end)
        if start >= stop:
            continue
        piece(data, out, at, start)
        out.write(span.content[: stop - start])
        _zeros(out, stop - start - len(span.content))
        at = stop
    piece(data, out, at, end)


def piece(data: bytes, out: IO[bytes], start: int, end: int) -> None:
    """Write these bytes as they are, never many at once."""
    for at in range(start, end, _AT_ONCE):
        out.write(data[at : min(end, at + _AT_ONCE)])


def _zeros(out: IO[bytes], count: int) -> None:
    while count > 0:
        out.write(bytes(min(count, _AT_ONCE)))
        count -= _AT_ONCE
