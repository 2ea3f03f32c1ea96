"""The boxes of ISO/IEC 14496-12: a size, a name of four letters, and what is inside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from nepso.foundation.files.media.patching import need

_MOST_BOXES, _DEEPEST = 100_000, 12


@dataclass(frozen=True, slots=True)
class Box:
    """Where it, its inside and the next one begin."""

    name: bytes
    start: int
    body: int
    end: int
    depth: int = 0

    def timed(self, data: bytes) -> float:
        """Seconds by the time scale and duration of mvhd or mdhd."""
        long = data[self.body] == 1
        at = self.body + (20 if long else 12)
        need(at + 12 <= self.end)
        scale = int.from_bytes(data[at : at + 4], "big")
        size = 8 if long else 4
        length = int.from_bytes(data[at + 4 : at + 4 + size], "big")
        unknown = length == (1 << 8 * size) - 1
        return 0.0 if not scale or unknown else length / scale


def boxes(data: bytes, start: int, end: int, depth: int = 0) -> Iterator[Box]:
    """The boxes one after another up to ``end``; Invalid where one goes past it."""
    need(depth <= _DEEPEST)
    count = 0
    while start + 8 <= end:
        size, name, body = (
            int.from_bytes(data[start : start + 4], "big"),
            bytes(data[start + 4 : start + 8]),
            start + 8,
        )
        if size == 1:
            size, body = int.from_bytes(data[start + 8 : start + 16], "big"), start + 16
        elif size == 0 and depth == 0:
            size = end - start
        need(size >= body - start and start + size <= end and count < _MOST_BOXES)
        yield Box(name, start, body, start + size, depth)
        start, count = start + size, count + 1
    need(depth > 0 or start == end)


def inside(data: bytes, box: Box) -> list[Box]:
    """The boxes inside a box."""
    return list(boxes(data, box.body, box.end, box.depth + 1))


def child(data: bytes, box: Box | None, *names: bytes) -> Box | None:
    """The first box at the end of that way of names."""
    for name in names:
        if box is None:
            return None
        box = next((one for one in inside(data, box) if one.name == name), None)
    return box
