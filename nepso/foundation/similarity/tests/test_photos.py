"""Photos sent on by an app stay alike; different ones, and plain ones, do not."""

import itertools
import random

import pytest
from PIL import Image, ImageDraw

from nepso.foundation.similarity.photos import (
    PhotoMark,
    bands,
    near_photos,
    photo_mark,
    photos_alike,
    probes,
)
from nepso.foundation.similarity.tests.pictures import landscape, resaved


@pytest.mark.parametrize(
    ("width", "quality", "brightness"), [(960, 30, 1.0), (320, 60, 1.0), (640, 75, 1.15)]
)
def test_sent_on_by_an_app_is_alike(width, quality, brightness):
    missed = 0
    for seed in range(40):
        picture = landscape(seed)
        sent = resaved(picture, width=width, quality=quality, brightness=brightness)
        missed += photos_alike(photo_mark(picture), photo_mark(sent)) is None
    assert missed == 0


def test_different_pictures_are_not_alike():
    marks = [photo_mark(landscape(seed)) for seed in range(120)]
    alike = [1 for a, b in itertools.combinations(marks, 2) if photos_alike(a, b) is not None]
    assert not alike


def test_two_sheets_of_paper_with_different_words_are_told_apart():
    sheets = []
    for seed in (1, 2):
        dice, sheet = random.Random(seed), Image.new("RGB", (900, 1200), "white")
        draw = ImageDraw.Draw(sheet)
        for y in range(80, 1100, 34):
            draw.rectangle((70, y, 70 + dice.randint(200, 760), y + 14), fill="black")
        sheets.append(photo_mark(sheet))
    assert photos_alike(*sheets) is None


def test_turned_by_its_camera_is_the_same():
    picture = landscape(3)
    turned = picture.rotate(90, expand=True)
    exif = turned.getexif()
    exif[0x0112] = 6  # to be shown turned a quarter to the right
    turned.info["exif"] = exif.tobytes()
    assert near_photos(photo_mark(turned), {"a": photo_mark(picture)})


def test_whatever_seven_bits_differ_the_probes_meet_a_band():
    dice = random.Random(1)
    for _ in range(500):
        mark = PhotoMark(dice.getrandbits(64), 0)
        other = mark.coarse
        for bit in dice.sample(range(64), 7):
            other ^= 1 << bit
        assert set(probes(mark)) & set(bands(PhotoMark(other, 0)))


def test_a_mark_is_read_as_written():
    mark = photo_mark(landscape(1))
    assert PhotoMark.read(str(mark)) == mark
    with pytest.raises(ValueError, match="zz"):
        PhotoMark.read("zz")


def test_the_sentence_says_how_alike():
    mark = photo_mark(landscape(1))
    other = PhotoMark(mark.coarse, mark.fine ^ 0b11111111)
    same, near = near_photos(mark, {"same": mark, "near": other})
    assert same.sentence == "ảnh như nhau"
    assert near.sentence == "ảnh gần như nhau (96 %)"
