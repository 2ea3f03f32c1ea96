"""Whether bytes begin like sound or video, before anybody reads them."""

from __future__ import annotations

SOUNDS, FILMS = "âm thanh MP3, M4A, Ogg Opus, WAV", "video MP4 (H.264), WebM"
UNKNOWN = f"Tệp này không phải âm thanh hay video đọc được: hãy gửi {SOUNDS}; hoặc {FILMS}."
# HEIC is a picture in the same boxes as an MP4.
_PICTURES = (b"heic", b"heix", b"mif1", b"msf1", b"heim", b"heis", b"hevc", b"avif")


def looks_like_media(head: bytes) -> bool:
    """By the first 16 bytes, whatever its name."""
    if head[:4] == b"RIFF":
        return head[8:12] == b"WAVE"
    if head[4:8] == b"ftyp":
        return head[8:12] not in _PICTURES
    if head[:4] in (b"OggS", b"\x1a\x45\xdf\xa3") or head[:3] == b"ID3":
        return True
    # A JPEG begins with FF D8: the second byte has not the three bits of a frame of sound.
    return len(head) > 1 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0
