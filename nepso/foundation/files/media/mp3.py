"""MP3: the frames are kept, tags before, after and between them (name, picture, place) are not.

Frame headers as in ISO/IEC 11172-3 and 13818-3; ID3v2 as in id3.org/id3v2.4.0-structure.
"""

from __future__ import annotations

from typing import IO, NamedTuple

from nepso.foundation.files.kinds import FileKind
from nepso.foundation.files.media.facts import MediaFacts
from nepso.foundation.files.media.patching import need, piece
from nepso.kernel.errors import Invalid

_RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
_KBITS_1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_KBITS_2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_LAYER_3 = 1
_FEWEST = 4  # so many frames in a row are no chance
_LOOKED_THROUGH = 4096
_NO_SOUND = "Trong tệp này không có tiếng đọc được: hãy lưu lại dạng MP3, M4A hoặc WAV rồi gửi."


class Frame(NamedTuple):
    """One frame: how many bytes, samples, samples a second, channels."""

    size: int
    samples: int
    rate: int
    channels: int


def mp3_rewritten(data: bytes, out: IO[bytes]) -> MediaFacts:
    """Frames alone; Invalid in words where there are none or half of them are missing."""
    at = _first(data, _after_id3(data))
    samples, start, first = 0, at, frame_at(data, at)
    if first is None:
        raise Invalid(_NO_SOUND)
    told = _told_frames(data[at : at + first.size])
    counted, size = 0, len(data)
    while at < size:
        frame = frame_at(data, at)
        if frame is not None and frame.rate == first.rate and at + frame.size <= size:
            counted, samples, at = counted + 1, samples + frame.samples, at + frame.size
            continue
        piece(data, out, start, at)
        start = at = _first(data, at) if frame is None else size
    piece(data, out, start, at)
    need(counted >= told * 0.98)
    return MediaFacts(FileKind.MP3, "mp3", samples / first.rate, first.channels, first.rate)


def frame_at(data: bytes, at: int) -> Frame | None:
    """The frame of layer III whose header stands there."""
    head = data[at : at + 4]
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return None
    version, layer = head[1] >> 3 & 3, head[1] >> 1 & 3
    bits, rate = head[2] >> 4, head[2] >> 2 & 3
    if version not in _RATES or layer != _LAYER_3 or not 0 < bits < 15 or rate == 3:
        return None
    a_second = _RATES[version][rate]
    samples = 1152 if version == 3 else 576
    kbits = (_KBITS_1 if version == 3 else _KBITS_2)[bits]
    size = samples // 8 * kbits * 1000 // a_second + (head[2] >> 1 & 1)
    return Frame(size, samples, a_second, 1 if head[3] >> 6 == 3 else 2)


def _after_id3(data: bytes) -> int:
    at = 0
    while data[at : at + 3] == b"ID3" and len(data) >= at + 10:
        seven = data[at + 6 : at + 10]
        need(all(byte < 0x80 for byte in seven))
        size = seven[0] << 21 | seven[1] << 14 | seven[2] << 7 | seven[3]
        at += 10 + size + (10 if data[at + 5] & 0x10 else 0)
        need(at <= len(data))
    return at


def _first(data: bytes, at: int) -> int:
    """Where some frames in a row begin, not far from ``at``; the end of the data otherwise."""
    for start in range(at, min(at + _LOOKED_THROUGH, len(data) - 4)):
        if data[start] == 0xFF and _runs(data, start):
            return start
    return len(data)


def _runs(data: bytes, at: int) -> bool:
    first = frame_at(data, at)
    for _ in range(_FEWEST):
        frame = frame_at(data, at)
        if first is None or frame is None or frame.rate != first.rate:
            return False
        at += frame.size
    return True


def _told_frames(frame: bytes) -> int:
    """How many frames the encoder says there are (Xing, Info); 0 where it does not."""
    for mark in (b"Xing", b"Info"):
        at = frame.find(mark)
        if at > 0 and len(frame) >= at + 12 and frame[at + 7] & 1:
            return int.from_bytes(frame[at + 8 : at + 12], "big")
    return 0
