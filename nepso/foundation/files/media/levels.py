"""How loud sound is: peak, loudness, clipping, silence at both ends. Runs in the limited child.

Of WAV alone, since its samples stand there as they are. Loudness is the root mean square of what is
not silence (in dB below full scale): within 2 dB of EBU R 128 for speech, without its filter.
"""

from __future__ import annotations

import math
import struct
import sys
from array import array
from typing import IO, Any

from nepso.foundation.files.media.patching import need
from nepso.foundation.files.media.wav import PCM, wav_parts

WINDOW_SECONDS = 0.05
SILENCE_DB, NOTHING_DB = -50.0, -96.0
_FULL, _CLIPPED = 32768, 32700


def levels_measured(data: bytes, out: IO[bytes]) -> dict[str, Any]:
    """seconds, peak_db, loudness_db, clipped (share of windows), silence_before and _after."""
    form, start, end = wav_parts(data)
    code, channels, rate, _a_second, _block, bits = struct.unpack("<HHIIHH", form[:16])
    need(bits in (8, 16, 24, 32) and code != 3 and code >= PCM and channels > 0 and rate > 0)
    width = bits // 8
    step = max(1, int(rate * WINDOW_SECONDS)) * channels * width
    levels, peak, clipped = [], 0, 0
    for at in range(start, end, step):
        samples = _samples(data[at : min(end, at + step)], width)
        if not samples:
            continue
        highest, lowest = max(samples), -min(samples)
        highest = max(highest, lowest)
        peak = max(peak, highest)
        clipped += highest >= _CLIPPED
        levels.append(sum(one * one for one in samples) / len(samples))
    need(bool(levels))
    return _told(levels, peak, clipped, (end - start) / (rate * channels * width))


def _samples(raw: bytes, width: int) -> array[int]:
    """As 16 bits, whatever they are packed in."""
    raw = raw[: len(raw) - len(raw) % width]
    if width == 1:
        return array("h", ((one - 128) * 256 for one in raw))
    if width > 2:
        upper = bytearray(len(raw) // width * 2)
        upper[0::2], upper[1::2] = raw[width - 2 :: width], raw[width - 1 :: width]
        raw = bytes(upper)
    made = array("h", raw)
    if sys.byteorder == "big":
        made.byteswap()
    return made


def _told(levels: list[float], peak: int, clipped: int, seconds: float) -> dict[str, Any]:
    heard = [at for at, level in enumerate(levels) if _db(math.sqrt(level)) > SILENCE_DB]
    loud = [levels[at] for at in heard]
    before = heard[0] if heard else len(levels)
    after = len(levels) - 1 - heard[-1] if heard else 0
    return {
        "seconds": round(seconds, 2),
        "peak_db": _db(peak),
        "loudness_db": _db(math.sqrt(sum(loud) / len(loud))) if loud else NOTHING_DB,
        "clipped": round(clipped / len(levels), 4),
        "silence_before": round(before * WINDOW_SECONDS, 2),
        "silence_after": round(after * WINDOW_SECONDS, 2),
    }


def _db(value: float) -> float:
    return round(20 * math.log10(value / _FULL), 1) if value >= 1 else NOTHING_DB
