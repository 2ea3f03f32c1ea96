"""MP4 and M4A: boxes that tell where, when and with what are blank, and so are tracks that are
neither picture nor sound (a sports camera writes its place into one of those).

ISO/IEC 14496-12 (boxes), 14496-14 (MP4), 14496-15 (avc1).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from nepso.foundation.files.kinds import FileKind
from nepso.foundation.files.media.facts import MediaFacts
from nepso.foundation.files.media.mp4_boxes import Box, boxes, child, inside
from nepso.foundation.files.media.mp4_tracks import Track, sample_spans, track_of
from nepso.foundation.files.media.patching import Span, copied, need
from nepso.kernel.errors import Invalid

_KEPT = {b"ftyp", b"moov", b"mdat", b"moof", b"mfra", b"sidx", b"styp"}
_TOLD = {b"udta", b"meta", b"uuid"}
_HOLDERS = {b"moov", b"trak", b"mdia", b"minf", b"stbl", b"moof", b"traf"}
_TIMED = {b"mvhd", b"tkhd", b"mdhd"}
_VIDEO = {"avc1": "h264", "avc3": "h264"}
_SOUND = {"mp4a": "aac"}
_NOTHING = "Trong tệp này không có hình lẫn tiếng: hãy xuất lại video rồi gửi."
_H264 = (
    "Video này ghi bằng {}, nhiều điện thoại không mở được: "
    "hãy xuất lại dạng MP4 với hình H.264 và tiếng AAC rồi gửi."
)


def mp4_rewritten(data: bytes, out: IO[bytes]) -> MediaFacts:
    """The same film without a word about who made it; Invalid in words otherwise."""
    top = list(boxes(data, 0, len(data)))
    moov = next((box for box in top if box.name == b"moov"), None)
    need(moov is not None and any(box.name in (b"mdat", b"moof") for box in top))
    assert moov is not None
    found = [track_of(data, box) for box in inside(data, moov) if box.name == b"trak"]
    facts = _facts(found, _seconds(data, moov))
    spans = [*_blanked(data, top), *_other_tracks(data, found)]
    copied(data, out, spans, top[-1].end)
    return facts


def _facts(found: list[Track], whole: float) -> MediaFacts:
    video = next((one for one in found if one.handler == b"vide"), None)
    sound = next((one for one in found if one.handler == b"soun"), None)
    if video is None and sound is None:
        raise Invalid(_NOTHING)
    codecs = [_codec(video, _VIDEO), _codec(sound, _SOUND)]
    seconds = max([whole, *(one.seconds for one in (video, sound) if one)])
    need(seconds > 0)
    return MediaFacts(
        kind=FileKind.MP4 if video else FileKind.M4A,
        codecs=" ".join(one for one in codecs if one),
        seconds=seconds,
        channels=sound.channels if sound else 0,
        rate=sound.rate if sound else 0,
        width=video.width if video else 0,
        height=video.height if video else 0,
    )


def _codec(track: Track | None, known: dict[str, str]) -> str:
    if track is None:
        return ""
    if track.entry not in known:
        name = {"hvc1": "H.265 (HEVC)", "hev1": "H.265 (HEVC)"}.get(track.entry, "cách nén lạ")
        raise Invalid(_H264.format(name))
    return known[track.entry]


def _seconds(data: bytes, moov: Box) -> float:
    head = child(data, moov, b"mvhd")
    need(head is not None)
    assert head is not None
    return head.timed(data)


def _blanked(data: bytes, boxes_: list[Box]) -> Iterator[Span]:
    """A box that tells becomes free space of the same size; when it was made becomes 0."""
    for box in boxes_:
        is_top = box.depth == 0
        if box.name in _TOLD or (is_top and box.name not in _KEPT):
            yield Span(box.start + 4, box.start + 8, b"free")
            yield Span(box.body, box.end)
        elif box.name in _TIMED:
            times = 16 if data[box.body] else 8
            yield Span(box.body + 4, box.body + 4 + times)
        elif box.name in _HOLDERS:
            yield from _blanked(data, inside(data, box))


def _other_tracks(data: bytes, found: list[Track]) -> Iterator[Span]:
    for track in found:
        if track.handler not in (b"vide", b"soun"):
            yield from sample_spans(data, track.box)
            yield Span(track.box.start + 4, track.box.end, b"free")
