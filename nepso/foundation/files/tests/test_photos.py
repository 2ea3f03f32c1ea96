import io

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

from nepso.foundation.audit.selectors import audit_of
from nepso.foundation.files.models import StoredFile
from nepso.foundation.files.services import photo_keep
from nepso.foundation.files.tests import making
from nepso.kernel.errors import Invalid, TooLarge
from tests.pace import within

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def kept(data, name="IMG 001.JPG"):
    return photo_keep(content=ContentFile(data), name=name, by=None)


def bytes_of(stored, thumbnail=False):
    path = stored.thumbnail_path if thumbnail else stored.path
    with default_storage.open(path) as content:
        return content.read()


def test_nothing_but_pixels_is_kept():
    stored = kept(making.jpeg(comment=b"ghi chu an"))
    data = bytes_of(stored)
    assert b"bi mat" not in data
    assert b"ghi chu an" not in data
    assert b"Exif" not in data
    photo = Image.open(io.BytesIO(data))
    assert not photo.getexif()
    assert photo.info.keys() <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert (stored.size, stored.kind) == (len(data), "photo")
    assert audit_of(stored).count() == 1


def test_a_photo_taken_sideways_stands_upright():
    stored = kept(making.jpeg(turned=True))
    assert (stored.width, stored.height) == (480, 640)


def test_a_large_photo_is_scaled_and_has_a_thumbnail():
    stored = kept(making.jpeg(5000, 3000))
    assert max(stored.width, stored.height) == 2560
    small = Image.open(io.BytesIO(bytes_of(stored, thumbnail=True)))
    assert max(small.size) == 480


@pytest.mark.parametrize(
    ("form", "mode"),
    [("PNG", "RGBA"), ("PNG", "P"), ("WEBP", "RGB"), ("GIF", "P"), ("JPEG", "CMYK"), ("BMP", "L")],
)
def test_every_common_form_becomes_a_jpeg(form, mode):
    stored = kept(making.saved(form, mode), f"anh.{form.lower()}")
    assert Image.open(io.BytesIO(bytes_of(stored))).format == "JPEG"
    assert stored.name == "anh.jpg"


def test_the_photo_of_an_iphone():
    stored = kept(making.HEIC.read_bytes(), "IMG_0007.HEIC")
    assert (stored.width, stored.height) == (96, 64)
    assert b"bi mat" not in bytes_of(stored)


@pytest.mark.parametrize(
    "data",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"<html><script>alert(1)</script>",
        b"MZ\x90\x00" + b"\0" * 500,
        making.pdf(),
        b"\xff\xd8\xff\xe0 not a photo",
        making.jpeg()[:4000],
    ],
    ids=["svg", "html", "exe", "pdf", "fake-jpeg", "half-a-jpeg"],
)
def test_what_is_no_photo_is_refused_in_one_sentence(data):
    with pytest.raises(Invalid) as refused:
        kept(data)
    assert refused.value.sentence.count(": hãy") == 1
    assert not StoredFile.objects.exists()
    assert not default_storage.exists("tep")


def test_what_hides_behind_a_photo_is_gone():
    stored = kept(making.jpeg() + b"<script>alert(1)</script>" + making.zipped({"x.php": "<?php"}))
    data = bytes_of(stored)
    assert b"script" not in data
    assert b"PK\x03\x04" not in data


@pytest.mark.parametrize("side", [50_000, 20_000])
def test_a_pixel_bomb_is_refused_before_it_is_decoded(side):
    with within(2, waited=True), pytest.raises(TooLarge, match="điểm ảnh"):
        kept(making.png_that_claims(side, side))


def test_a_photo_of_60_mb_gets_one_sentence_before_it_is_read():
    huge = ContentFile(b"x")
    huge.size = 60_000_000
    with pytest.raises(TooLarge, match="60 MB, quá 30 MB"):
        photo_keep(content=huge, name="to.jpg", by=None)
    assert huge.tell() == 0


@pytest.mark.parametrize(
    ("given", "kept_as"),
    [
        ("../../etc/passwd", "passwd.jpg"),
        ("C:\\anh\\Lễ phát động.png", "Lễ phát động.jpg"),
        ("", "tep.jpg"),
        ('a"<b>.jpg', "ab.jpg"),
    ],
)
def test_a_name_is_only_a_name(given, kept_as):
    assert kept(making.jpeg(64, 64), given).name == kept_as
