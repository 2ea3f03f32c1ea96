"""Frames of text for an LED board, pixel by pixel: one picture, or several in turn."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import partial

from PIL import Image, ImageDraw

from nepso.kernel.errors import Invalid
from nepso.outreach.distribution.artwork.content import ArtworkContent
from nepso.outreach.distribution.artwork.faces import broken_inside, evened, face, width_of
from nepso.outreach.distribution.artwork.glyphs import shown
from nepso.outreach.distribution.artwork.kinds import GIF, PNG, ArtworkKind
from nepso.outreach.distribution.artwork.results import Artwork, ArtworkOptions
from nepso.outreach.distribution.artwork.sheets import (
    blocks_left_out,
    pictures_left_out,
    questions_left_out,
)
from nepso.outreach.distribution.artwork.units import units_of

_LEAST, _MOST = (48, 16), (4096, 2048)
_SMALLEST = 12  # pixels: below it the tone marks of "ế" and "ể" run together
_LINE = 1.3  # a line with marks above and below, in sizes of type
_PER_FRAME = 6  # at most so many lines, that each is tall enough to be read from the street
_CRISP_BELOW = 22
_MOST_FRAMES = 40
SECONDS_A_FRAME = 4
_RED, _AMBER, _WHITE, _BLACK = (255, 40, 20), (255, 176, 32), (255, 255, 255), (0, 0, 0)


@dataclass(frozen=True, slots=True)
class _Frame:
    lines: tuple[str, ...]
    colour: tuple[int, int, int]


def led_made(kind: ArtworkKind, content: ArtworkContent, options: ArtworkOptions) -> Artwork:
    """Title, message and disclosure as PNG (one frame) or GIF (several, four seconds each)."""
    board = options.led_pixels or (0, 0)
    if not all(a <= b <= c for a, b, c in zip(_LEAST, board, _MOST, strict=True)):
        raise Invalid("Bảng LED phải rộng 48–4.096 và cao 16–2.048 điểm ảnh: hãy nhập lại.")
    size, frames = _settled(content, board, one_colour=options.led_one_colour)
    pictures = [_drawn(frame, board, size) for frame in frames]
    left_out = (
        *blocks_left_out(content, units_of(content.blocks)),
        *questions_left_out(content),
        *pictures_left_out(content.pictures),
    )
    out = io.BytesIO()
    if len(pictures) == 1:
        pictures[0].save(out, "PNG")
        return Artwork(kind, out.getvalue(), PNG, "", 1, left_out)
    first, *rest = [picture.quantize(16) for picture in pictures]
    first.save(
        out, "GIF", save_all=True, append_images=rest, duration=SECONDS_A_FRAME * 1000, loop=0
    )
    remark = f"{len(frames)} khung chữ, mỗi khung {SECONDS_A_FRAME} giây, chạy lặp lại."
    return Artwork(kind, out.getvalue(), GIF, "", len(frames), left_out, (remark,))


def _settled(
    content: ArtworkContent, board: tuple[int, int], *, one_colour: bool
) -> tuple[int, list[_Frame]]:
    """The largest type at which each text keeps to one frame; at the smallest that is read from the
    street, frames as needed; smaller still only where a word or a number would be torn."""
    texts = [
        (shown(content.title), _RED if one_colour else _AMBER),
        (shown(content.key_message), _RED if one_colour else _WHITE),
        (shown(content.disclosure), _RED if one_colour else _AMBER),
    ]
    texts = [(text, colour) for text, colour in texts if text.strip()]
    smallest = max(_SMALLEST, int(board[1] / _PER_FRAME / _LINE))
    largest = max(int(board[1] * 0.6), smallest)
    for size in _sizes(largest, _SMALLEST):
        frames = [frame for text, colour in texts for frame in _frames(text, colour, board, size)]
        room = board[0] - size // 2
        is_whole = not any(
            broken_inside(text, room, partial(width_of, size=size, weight=700)) for text, _ in texts
        )
        is_enough = size <= smallest or len(frames) == len(texts)
        if is_enough and (is_whole or size == _SMALLEST):
            break
    if len(frames) > _MOST_FRAMES:
        raise Invalid("Bảng LED quá nhỏ so với lời: hãy viết ngắn lại hoặc chọn bảng lớn hơn.")
    return size, frames


def _sizes(largest: int, smallest: int) -> list[int]:
    """Each about a twentieth smaller than the one before."""
    sizes = [largest]
    while sizes[-1] > smallest:
        sizes.append(max(sizes[-1] - max(sizes[-1] // 20, 1), smallest))
    return sizes


def _frames(
    text: str, colour: tuple[int, int, int], board: tuple[int, int], size: int
) -> list[_Frame]:
    width, height = board
    lines = evened(text, width - size // 2, lambda words: width_of(words, size, 700))
    count = max(int(height / (size * _LINE)), 1)
    pages = -(-len(lines) // count)
    each = -(-len(lines) // pages)  # even frames, none with a single word left over
    return [_Frame(tuple(lines[at : at + each]), colour) for at in range(0, len(lines), each)]


def _drawn(frame: _Frame, board: tuple[int, int], size: int) -> Image.Image:
    image = Image.new("RGB", board, _BLACK)
    brush = ImageDraw.Draw(image)
    if size < _CRISP_BELOW:
        brush.fontmode = "1"  # no grey edges: a lamp is on or off
    step = min(int(size * _LINE), board[1] // len(frame.lines))
    top = (board[1] - step * len(frame.lines)) // 2
    for number, line in enumerate(frame.lines):
        middle = top + step * number + step // 2
        brush.text(
            (board[0] // 2, middle), line, fill=frame.colour, font=face(700, size), anchor="mm"
        )
    return image
