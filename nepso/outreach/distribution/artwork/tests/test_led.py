"""Frames for a board: its very pixels, lamps on or off, long words in several frames."""

import dataclasses
import io

import pytest
from PIL import Image, ImageSequence

from nepso.outreach.distribution.artwork import ArtworkOptions, make_artwork
from nepso.outreach.distribution.artwork.faces import evened
from nepso.outreach.distribution.artwork.led import _settled
from nepso.outreach.distribution.artwork.tests.making import LONG, SHORT, with_pictures


def _frames(content, pixels, **more):
    made = make_artwork("led", content, ArtworkOptions(led_pixels=pixels, **more))
    with Image.open(io.BytesIO(made.data)) as image:
        return made, [frame.convert("RGB") for frame in ImageSequence.Iterator(image)]


@pytest.mark.parametrize("pixels", [(48, 16), (96, 32), (192, 96), (1920, 480), (64, 128)])
def test_each_frame_has_the_board_s_pixels_and_something_lit(pixels):
    for content in (SHORT, LONG, with_pictures()):
        made, frames = _frames(content, pixels)
        assert made.pages == len(frames)
        for frame in frames:
            assert frame.size == pixels
            assert frame.getbbox()
            assert frame.getpixel((0, 0)) == (0, 0, 0)


def test_one_text_is_a_still_picture():
    made, _ = _frames(dataclasses.replace(SHORT, key_message=""), (192, 96))
    assert made.media_type == "image/png"
    assert made.file_name.endswith(".png")


def test_small_type_has_no_grey_and_one_colour_is_one():
    _, frames = _frames(SHORT, (96, 32), led_one_colour=True)
    colours = {colour for frame in frames for _, colour in frame.getcolors()}
    assert len(colours) == 2


def test_the_type_is_made_smaller_before_a_word_or_a_number_is_torn():
    tall = (64, 128)  # one large line would hold half of "nghiêng"
    for text in ("Nghiêng", "Gọi 0208 3855 555", "Lừa 1,5 triệu"):
        content = dataclasses.replace(SHORT, title=text, key_message="", disclosure="")
        size, frames = _settled(content, tall, one_colour=False)
        said = [line for frame in frames for line in frame.lines]
        words = {word for line in said for word in line.split()}
        assert words == set(text.split()), size


@pytest.mark.parametrize(
    ("text", "room", "kept"),
    [("Gọi 0208 3855 555", 14, "0208 3855 555"), ("Mất 1,5 triệu đồng", 10, "1,5 triệu")],
)
def test_a_number_is_not_parted_from_its_groups_and_its_unit(text, room, kept):
    assert kept in evened(text, room, len)
