"""WebM: titles, tags, dates, attachments become empty elements of the same size.

RFC 8794 (EBML), RFC 9559 (Matroska), webmproject.org (which codecs).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import IO

from nepso.foundation.files.kinds import FileKind
from nepso.foundation.files.media.ebml import Element, elements, number, void
from nepso.foundation.files.media.facts import MediaFacts
from nepso.foundation.files.media.patching import Span, copied, need
from nepso.kernel.errors import Invalid

_SEGMENT, _INFO, _TRACKS, _CLUSTER = 0x18538067, 0x1549A966, 0x1654AE6B, 0x1F43B675
_TAGS, _ATTACHMENTS, _CHAPTERS = 0x1254C367, 0x1941A469, 0x1043A770
# Title, DateUTC, SegmentFilename, MuxingApp, WritingApp and both neighbours' file names.
_TELLING = {0x7BA9, 0x4461, 0x7384, 0x4D80, 0x5741, 0x3C83AB, 0x3E83BB}
_SCALE, _DURATION, _TIMESTAMP, _BLOCK, _GROUP, _IN_GROUP = 0x2AD7B1, 0x4489, 0xE7, 0xA3, 0xA0, 0xA1
_CODECS = {
    b"V_VP8": "vp8",
    b"V_VP9": "vp9",
    b"V_AV1": "av1",
    b"A_OPUS": "opus",
    b"A_VORBIS": "vorbis",
}
_CODEC_ID, _RATE = 0x86, 0xB5
# In what stands in Audio and in Video.
_NUMBERS = {0xE1: {0x9F: "channels"}, 0xE0: {0xB0: "width", 0xBA: "height"}}
_NOT_WEBM = (
    "Video này không phải WebM hoặc MP4 thường dùng: hãy xuất lại dạng MP4 (H.264, AAC) rồi gửi."
)


def webm_rewritten(data: bytes, out: IO[bytes]) -> MediaFacts:
    """The same film without a word about it; Invalid in words otherwise."""
    top = list(elements(data, 0, len(data)))
    need(len(top) > 1 and top[1].id == _SEGMENT)
    doctype = next((e for e in elements(data, top[0].body, top[0].end) if e.id == 0x4282), None)
    if doctype is None or bytes(data[doctype.body : doctype.end]) != b"webm":
        raise Invalid(_NOT_WEBM)
    parts = list(elements(data, top[1].body, top[1].end))
    tracks = [_track(data, e) for e in parts if e.id == _TRACKS for e in _inside(data, e)]
    facts = _facts([one for one in tracks if one], _seconds(data, parts))
    copied(data, out, _blanked(data, parts), top[1].end)
    return facts


def _inside(data: bytes, element: Element) -> Iterator[Element]:
    return elements(data, element.body, element.end)


def _track(data: bytes, entry: Element) -> dict[str, int | str]:
    """codec, channels, rate, width, height of one TrackEntry; empty for anything else."""
    if entry.id != 0xAE:
        return {}
    found: dict[str, int | str] = {}
    for one in _inside(data, entry):
        if one.id == _CODEC_ID:
            name = bytes(data[one.body : one.end])
            if name not in _CODECS:
                raise Invalid(_NOT_WEBM)
            found["codec"] = _CODECS[name]
        elif one.id in _NUMBERS:
            for inner in _inside(data, one):
                if inner.id == _RATE:
                    found["rate"] = int(_float(data, inner))
                elif inner.id in _NUMBERS[one.id]:
                    found[_NUMBERS[one.id][inner.id]] = number(data, inner)
    return found


def _facts(tracks: list[dict[str, int | str]], seconds: float) -> MediaFacts:
    need(bool(tracks) and seconds > 0)
    video = next((one for one in tracks if "width" in one), {})
    sound = next((one for one in tracks if "rate" in one), {})
    return MediaFacts(
        kind=FileKind.WEBM if video else FileKind.WEBA,
        codecs=" ".join(str(one["codec"]) for one in (video, sound) if "codec" in one),
        seconds=seconds,
        channels=int(sound.get("channels", 1 if sound else 0)),
        rate=int(sound.get("rate", 0)),
        width=int(video.get("width", 0)),
        height=int(video.get("height", 0)),
    )


def _float(data: bytes, element: Element) -> float:
    raw = bytes(data[element.body : element.end])
    need(len(raw) in (4, 8))
    found: float = struct.unpack(">f" if len(raw) == 4 else ">d", raw)[0]
    return found


def _seconds(data: bytes, parts: list[Element]) -> float:
    """What is told, else where the last block begins: a browser that records tells nothing."""
    scale, told, last = 1_000_000, 0.0, 0
    for part in parts:
        if part.id == _INFO:
            for one in _inside(data, part):
                if one.id == _SCALE:
                    scale = number(data, one)
                elif one.id == _DURATION:
                    told = _float(data, one)
        elif part.id == _CLUSTER and not told:
            last = max(last, _last_block(data, part))
    return (told or last) * scale / 1e9


def _last_block(data: bytes, cluster: Element) -> int:
    base, last = 0, 0
    for one in _inside(data, cluster):
        if one.id == _TIMESTAMP:
            base = number(data, one)
        for block in _inside(data, one) if one.id == _GROUP else [one]:
            if block.id in (_BLOCK, _IN_GROUP):
                at = block.body + 1
                while at < block.end and not data[block.body]:
                    at += 1
                last = max(last, int.from_bytes(data[at : at + 2], "big", signed=True))
    return base + last


def _blanked(data: bytes, parts: list[Element]) -> Iterator[Span]:
    for part in parts:
        if part.id in (_TAGS, _ATTACHMENTS, _CHAPTERS):
            yield Span(part.start, part.end, void(part.end - part.start))
        elif part.id == _INFO:
            for one in _inside(data, part):
                if one.id in _TELLING:
                    yield Span(one.start, one.end, void(one.end - one.start))
