"""Which reader a file is for, by its first bytes alone. Runs in the limited child, without Django.

No foreign decoder: what can be said of a container can be read from it, and a decoder for every
format in the world (ffmpeg) is the larger danger (decision 0175).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import IO, Any

from nepso.foundation.files.kinds import FileKind
from nepso.foundation.files.media.facts import MediaFacts
from nepso.foundation.files.media.mp3 import mp3_rewritten
from nepso.foundation.files.media.mp4 import mp4_rewritten
from nepso.foundation.files.media.ogg import ogg_rewritten
from nepso.foundation.files.media.wav import wav_rewritten
from nepso.foundation.files.media.webm import webm_rewritten
from nepso.foundation.files.media_kinds import FILMS, SOUNDS, UNKNOWN
from nepso.kernel.errors import Invalid, TooLarge

Reader = Callable[[bytes, IO[bytes]], MediaFacts]
LONGEST_SECONDS = 4 * 3600


def media_rewritten(data: bytes, out: IO[bytes], taken: list[str]) -> dict[str, Any]:
    """Facts of sound or video whose bytes, without words about it, are written to ``out``.

    Raises Invalid or TooLarge with one sentence.
    """
    reader = reader_of(bytes(data[:16]))
    if reader is None:
        raise Invalid(UNKNOWN)
    facts = reader(data, out)
    if facts.kind.value not in taken:
        is_film = facts.kind in (FileKind.MP4, FileKind.WEBM)
        what, wanted = ("video", SOUNDS) if is_film else ("âm thanh", FILMS)
        raise Invalid(f"Tệp này là {what}, không dùng ở đây: hãy gửi {wanted}.")
    if facts.seconds > LONGEST_SECONDS:
        hours = LONGEST_SECONDS // 3600
        raise TooLarge(f"Tệp dài quá {hours} giờ: hãy cắt thành nhiều phần rồi gửi từng phần.")
    return facts.as_data()


def reader_of(head: bytes) -> Reader | None:
    """Who reads a file that begins so; None for anything else, whatever its name."""
    if head[:4] == b"RIFF" and head[8:12] == b"WAVE":
        return wav_rewritten
    if head[:4] == b"OggS":
        return ogg_rewritten
    if head[4:8] == b"ftyp":
        return mp4_rewritten
    if head[:4] == b"\x1a\x45\xdf\xa3":
        return webm_rewritten
    if head[:3] == b"ID3" or (head[:1] == b"\xff" and len(head) > 1 and head[1] & 0xE0 == 0xE0):
        return mp3_rewritten
    return None
