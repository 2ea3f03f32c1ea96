"""The film of the demonstration: flat drawings by our own code, a picture a second, no sound.

No tool that makes films is needed: a lossy WebP picture is one key frame of VP8 (RFC 6386, 9649),
and WebM (RFC 8794, 9559) is such frames one after the other. Captions carry the words.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator, Sequence

from PIL import Image, ImageDraw

from nepso.outreach.products.demo.drawing import SIZE, picture_of

SECONDS_A_SCENE = 5
_WIDTH, _HEIGHT = SIZE
# Names of elements as RFC 9559 numbers them.
_EBML, _DOCTYPE, _SEGMENT, _INFO, _TRACKS, _TRACK = (
    *(b"\x1a\x45\xdf\xa3", b"\x42\x82", b"\x18\x53\x80\x67"),
    *(b"\x15\x49\xa9\x66", b"\x16\x54\xae\x6b", b"\xae"),
)
_CLUSTER, _AT, _BLOCK = b"\x1f\x43\xb6\x75", b"\xe7", b"\xa3"


def film_drawn(scenes: Sequence[str]) -> bytes:
    """A WebM of these drawings, five seconds each; a bar below shows how far it is. The same bytes
    in every run of one version of Pillow; KeyError for an unknown drawing."""
    pictures = list(_pictures(scenes))
    header = _element(_EBML, _element(_DOCTYPE, b"webm"), _number(b"\x42\x87", 2),
                      _number(b"\x42\x85", 2))  # fmt: skip
    info = _element(_INFO, _number(b"\x2a\xd7\xb1", 1_000_000),
                    _element(b"\x44\x89", struct.pack(">d", len(pictures) * 1000.0)))  # fmt: skip
    size = _element(b"\xe0", _number(b"\xb0", _WIDTH), _number(b"\xba", _HEIGHT))
    track = _element(
        _TRACK,
        *(_number(b"\xd7", 1), _number(b"\x73\xc5", 1), _number(b"\x83", 1)),
        *(_element(b"\x86", b"V_VP8"), size),
    )
    clusters = [
        _element(_CLUSTER, _number(_AT, second * 1000), _element(_BLOCK, b"\x81\0\0\x80", picture))
        for second, picture in enumerate(pictures)
    ]
    return header + _element(_SEGMENT, info, _element(_TRACKS, track), *clusters)


def _pictures(scenes: Sequence[str]) -> Iterator[bytes]:
    length = len(scenes) * SECONDS_A_SCENE
    for number, scene in enumerate(scenes):
        for second in range(SECONDS_A_SCENE):
            image = picture_of(scene)
            done = (number * SECONDS_A_SCENE + second + 1) / length
            bar = (0, _HEIGHT - 14, round(_WIDTH * done), _HEIGHT)
            ImageDraw.Draw(image).rectangle(bar, fill="#b3261e")
            yield _key_frame(image)


def _key_frame(image: Image.Image) -> bytes:
    """What stands in the chunk "VP8 " of a lossy WebP file."""
    out = io.BytesIO()
    image.save(out, "WEBP", quality=70, method=4)
    data = out.getvalue()
    at = data.index(b"VP8 ")
    (size,) = struct.unpack("<I", data[at + 4 : at + 8])
    return data[at + 8 : at + 8 + size]


def _element(name: bytes, *content: bytes) -> bytes:
    """An element with its size in eight bytes."""
    body = b"".join(content)
    return name + (1 << 56 | len(body)).to_bytes(8, "big") + body


def _number(name: bytes, value: int) -> bytes:
    return _element(name, value.to_bytes(max(1, (value.bit_length() + 7) // 8), "big"))
