"""WAV: the format and the samples are kept, every other chunk (who, where, which studio) is not.

RIFF as in the "Multimedia Programming Interface and Data Specifications 1.0" (IBM, Microsoft 1991).
"""

from __future__ import annotations

import struct
from typing import IO

from nepso.foundation.files.kinds import FileKind
from nepso.foundation.files.media.facts import MediaFacts
from nepso.foundation.files.media.patching import need, piece
from nepso.kernel.errors import Invalid

PCM, FLOAT, EXTENSIBLE = 1, 3, 0xFFFE
_STREAMED = 0xFFFFFFFF  # whoever wrote it did not know yet how long it would be
_MOST_CHANNELS = 8


def wav_rewritten(data: bytes, out: IO[bytes]) -> MediaFacts:
    """A WAV of two chunks; Invalid in words for one that is broken or packed otherwise."""
    form, start, end = wav_parts(data)
    code, channels, rate, a_second, block, _bits = struct.unpack("<HHIIHH", form[:16])
    if code not in (PCM, FLOAT, EXTENSIBLE):
        raise Invalid("Tệp WAV này nén theo cách ít máy đọc được: hãy lưu lại dạng MP3 rồi gửi.")
    need(0 < channels <= _MOST_CHANNELS and 0 < rate < 400_000 and block > 0)
    need(a_second == rate * block)
    end -= (end - start) % block
    size = end - start
    need(size > 0)
    out.write(b"RIFF" + struct.pack("<I", 20 + len(form) + size) + b"WAVE")
    out.write(b"fmt " + struct.pack("<I", len(form)) + form)
    out.write(b"data" + struct.pack("<I", size))
    piece(data, out, start, end)
    return MediaFacts(FileKind.WAV, "pcm", size / a_second, channels, rate)


def wav_parts(data: bytes) -> tuple[bytes, int, int]:
    """The format chunk, and where the samples begin and end."""
    at, form = 12, b""
    while at + 8 <= len(data):
        name, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        begin = at + 8
        if name == b"fmt ":
            need(16 <= size <= 64)
            form = data[begin : begin + size]
        elif name == b"data":
            need(len(form) >= 16)
            end = len(data) if size in (0, _STREAMED) else begin + size
            need(end <= len(data))
            return form, begin, end
        at = begin + size + size % 2
    need(False)
    raise AssertionError
