"""Ogg with Opus inside: its comments become empty, pages stay where they are.

RFC 3533 (pages), RFC 7845 (Opus in Ogg: what follows the comments in their packet is padding).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, NamedTuple

from nepso.foundation.files.kinds import FileKind
from nepso.foundation.files.media.facts import MediaFacts
from nepso.foundation.files.media.patching import Span, copied, need
from nepso.kernel.errors import Invalid

_NO_COMMENTS = b"OpusTags" + bytes(8)
_RATE = 48_000
_NOWHERE = 0xFFFFFFFFFFFFFFFF
_OTHER = "Tệp Ogg này không phải tiếng dạng Opus: hãy lưu lại dạng MP3 hoặc Ogg Opus rồi gửi."


class Page(NamedTuple):
    """One page: where it, its body and the next begin, up to which sample it goes, of whom."""

    start: int
    body: int
    end: int
    granule: int
    serial: bytes


def ogg_rewritten(data: bytes, out: IO[bytes]) -> MediaFacts:
    """The same sound without a word about it; Invalid for anything but one stream of Opus."""
    pages = list(_pages(data))
    need(len(pages) > 2)
    head = data[pages[0].body : pages[0].end]
    if not head.startswith(b"OpusHead") or len({page.serial for page in pages}) > 1:
        raise Invalid(_OTHER)
    channels, skipped = head[9], int.from_bytes(head[10:12], "little")
    last = max((p.granule for p in pages if p.granule != _NOWHERE), default=0)
    need(last > skipped and channels > 0)
    copied(data, out, _blanked(data, pages), pages[-1].end)
    return MediaFacts(FileKind.OGG, "opus", (last - skipped) / _RATE, channels, _RATE)


def _pages(data: bytes) -> Iterator[Page]:
    at = 0
    while data[at : at + 4] == b"OggS":
        need(len(data) >= at + 27)
        body = at + 27 + data[at + 26]
        end = body + sum(data[at + 27 : body])
        need(end <= len(data))
        granule = int.from_bytes(data[at + 6 : at + 14], "little")
        yield Page(at, body, end, granule, data[at + 14 : at + 18])
        at = end


def _blanked(data: bytes, pages: list[Page]) -> Iterator[Span]:
    """Over the pages of the comment packet: the second, on pages of its own (RFC 7845, 3)."""
    need(data[pages[1].body : pages[1].body + 8] == b"OpusTags")
    left = _NO_COMMENTS
    for page in pages[1:]:
        lacing = data[page.start + 27 : page.body]
        body = left[: page.end - page.body].ljust(page.end - page.body, b"\0")
        left = left[len(body) :]
        head = data[page.start : page.start + 22] + bytes(4) + data[page.start + 26 : page.body]
        whole = head + body
        crc = _crc(whole).to_bytes(4, "little")
        yield Span(page.start, page.end, whole[:22] + crc + whole[26:])
        if not lacing or lacing[-1] < 255:
            return


def _table() -> list[int]:
    made = []
    for byte in range(256):
        value = byte << 24
        for _ in range(8):
            value = value << 1 ^ 0x04C11DB7 if value & 0x80000000 else value << 1
        made.append(value & 0xFFFFFFFF)
    return made


def _crc(page: bytes) -> int:
    table, value = _table(), 0
    for byte in page:
        value = (value << 8 & 0xFFFFFFFF) ^ table[value >> 24 ^ byte]
    return value
