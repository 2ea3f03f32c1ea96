"""The elements of EBML (RFC 8794): an id, a size, and what is inside."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from nepso.foundation.files.media.patching import need

_SEGMENT, _CLUSTER = 0x18538067, 0x1F43B675
# Elements that stand directly in a Segment: where one begins, a cluster of unknown size ends.
_BESIDE = {
    *(_CLUSTER, 0x1C53BB6B, 0x1254C367, 0x1549A966, 0x1654AE6B, 0x114D9B74),
    *(0x1941A469, 0x1043A770),
}
_MOST = 2_000_000


class Element(NamedTuple):
    """Where it, its inside and the next one begin."""

    id: int
    start: int
    body: int
    end: int


def elements(data: bytes, start: int, end: int) -> Iterator[Element]:
    """One after another up to ``end``; Invalid where one goes past it."""
    count = 0
    while start < end and count < _MOST:
        element = _element(data, start, end)
        if element is None:  # bytes behind the film: they are not handed on
            return
        yield element
        start, count = element.end, count + 1


def _element(data: bytes, start: int, end: int) -> Element | None:
    width = _width(data, start, end, 4)
    if not width:
        need(start > 0)
        return None
    id_ = int.from_bytes(data[start : start + width], "big")
    at = start + width
    size_width = _width(data, at, end, 8)
    need(size_width > 0)
    raw = int.from_bytes(data[at : at + size_width], "big")
    size = raw & ((1 << 7 * size_width) - 1)
    body = at + size_width
    if size == (1 << 7 * size_width) - 1:
        need(id_ in (_SEGMENT, _CLUSTER))
        return Element(id_, start, body, end if id_ == _SEGMENT else _open_end(data, body, end))
    need(body + size <= end)
    return Element(id_, start, body, body + size)


def _width(data: bytes, at: int, end: int, most: int) -> int:
    if at >= end or not data[at]:
        return 0
    width = 9 - data[at].bit_length()
    return width if width <= most and at + width <= end else 0


def _open_end(data: bytes, start: int, end: int) -> int:
    """Where a cluster of unknown size ends."""
    while start < end:
        width = _width(data, start, end, 4)
        if not width or int.from_bytes(data[start : start + width], "big") in _BESIDE:
            return start
        inner = _element(data, start, end)
        assert inner is not None
        start = inner.end
    return end


def number(data: bytes, element: Element) -> int:
    """An unsigned number."""
    need(element.end - element.body <= 8)
    return int.from_bytes(data[element.body : element.end], "big")


def void(size: int) -> bytes:
    """The beginning of an empty element (Void) of ``size`` bytes in all; zeros follow."""
    need(size >= 2)
    if size - 2 < 127:
        return bytes([0xEC, 0x80 | (size - 2)])
    need(size >= 9)
    return b"\xec" + (size - 9 | 1 << 56).to_bytes(8, "big")
