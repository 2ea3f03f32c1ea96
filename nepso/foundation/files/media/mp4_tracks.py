"""A track of an MP4: what it is, and where its samples lie."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from nepso.foundation.files.media.mp4_boxes import Box, child
from nepso.foundation.files.media.patching import Span, need

_MOST_SAMPLES = 5_000_000


@dataclass(frozen=True, slots=True)
class Track:
    """``handler`` says picture (vide), sound (soun) or other; ``entry`` how it is packed."""

    box: Box
    handler: bytes
    entry: str
    seconds: float
    channels: int = 0
    rate: int = 0
    width: int = 0
    height: int = 0


def track_of(data: bytes, trak: Box) -> Track:
    """What a track is; Invalid where it does not say."""
    media = child(data, trak, b"mdia")
    head, handler = child(data, media, b"mdhd"), child(data, media, b"hdlr")
    table = child(data, media, b"minf", b"stbl", b"stsd")
    need(head is not None and handler is not None and table is not None)
    assert head is not None
    assert handler is not None
    assert table is not None
    kind = bytes(data[handler.body + 8 : handler.body + 12])
    need(table.end >= table.body + 16)
    at = table.body + 8  # the first entry: size, name, then what the kind of track says
    entry = bytes(data[at + 4 : at + 8]).decode("latin-1")

    def number(offset: int, size: int = 2) -> int:
        return int.from_bytes(data[at + offset : at + offset + size], "big")

    if kind == b"vide":
        need(table.end >= at + 36)
        return Track(trak, kind, entry, head.timed(data), width=number(32), height=number(34))
    if kind == b"soun":
        need(table.end >= at + 36)
        return Track(trak, kind, entry, head.timed(data), channels=number(24), rate=number(32))
    return Track(trak, kind, entry, head.timed(data))


def sample_spans(data: bytes, trak: Box) -> Iterator[Span]:
    """Over all samples of a track, chunk by chunk."""
    table = child(data, trak, b"mdia", b"minf", b"stbl")
    sizes, offsets, runs = (_rows(data, table, name) for name in (b"stsz", b"stco", b"stsc"))
    if not offsets:
        offsets = _rows(data, table, b"co64")
    at, run = 0, 0
    for number, (offset,) in enumerate(offsets, 1):
        while run + 1 < len(runs) and runs[run + 1][0] <= number:
            run += 1
        count = runs[run][1] if runs else 1
        size = sum(one for (one,) in sizes[at : at + count])
        at += count
        yield Span(offset, offset + size)


def _rows(data: bytes, table: Box | None, name: bytes) -> list[tuple[int, ...]]:
    box = child(data, table, name)
    if box is None:
        return []

    def number(start: int, size: int) -> int:
        return int.from_bytes(data[start : start + size], "big")

    if name == b"stsz":
        same, count = number(box.body + 4, 4), number(box.body + 8, 4)
        need(count <= _MOST_SAMPLES)
        if same:
            return [(same,)] * count
        start, width, columns = box.body + 12, 4, 1
    else:
        count, start = number(box.body + 4, 4), box.body + 8
        width, columns = (8, 1) if name == b"co64" else (4, 3 if name == b"stsc" else 1)
    need(count <= _MOST_SAMPLES and start + count * width * columns <= box.end)
    rows = []
    for row in range(count):
        base = start + row * width * columns
        rows.append(tuple(number(base + width * one, width) for one in range(columns)))
    return rows
