"""Frames for a board: its very pixels, lamps on or off, long words in several frames."""

import dataclasses
import io

import pytest
from PIL import Image, ImageSequence

from nepso.outreach.distribution.artwork import ArtworkOptions, make_artwork
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
