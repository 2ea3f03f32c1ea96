"""Pictures as they come: turned, clear, of four inks, huge, broken."""

import dataclasses
import io

import pikepdf
import pytest
from PIL import Image, ImageCms

from nepso.kernel.errors import Invalid, TooLarge
from nepso.outreach.distribution.artwork import Picture, make_artwork
from nepso.outreach.distribution.artwork.pictures import prepared
from nepso.outreach.distribution.artwork.tests.making import SHORT, picture_made


def _opened(data, longest=400):
    made = prepared(Picture(data, "Một hình"), longest)
    return made, Image.open(io.BytesIO(made.data))


def test_a_clear_picture_stands_on_white():
    image = Image.new("RGBA", (40, 40), (255, 0, 0, 0))
    out = io.BytesIO()
    image.save(out, "PNG")
    _, made = _opened(out.getvalue())
    assert made.mode == "RGB"
    assert min(made.getpixel((20, 20))) > 250


@pytest.mark.parametrize("mode", ["L", "P", "1", "CMYK", "RGB"])
def test_modes(mode):
    form = "JPEG" if mode == "CMYK" else "PNG"
    _, made = _opened(picture_made(mode=mode, form=form))
    red, green, _ = made.getpixel((150, 133))
    assert made.mode == "RGB"
    assert mode in ("L", "1") or red > green + 60  # the disc is still red


def test_sixteen_bits_are_not_white():
    image = Image.new("I;16", (30, 30), 20_000)
    out = io.BytesIO()
    image.save(out, "PNG")
    _, made = _opened(out.getvalue())
    assert 60 < made.getpixel((9, 9))[0] < 100


def test_another_profile_is_turned_and_a_broken_one_left():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for given in (profile, b"no profile"):
        _, made = _opened(picture_made(icc_profile=given))
        assert made.getpixel((150, 133))[0] > 120


def test_turned_as_the_camera_was_held_and_no_larger_than_needed():
    exif = Image.Exif()
    exif[0x0112] = 6
    made, image = _opened(picture_made((900, 600), exif=exif))
    assert (made.width, made.height) == image.size == (267, 400)
    assert not image.getexif()


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"<svg/>", picture_made()[:300]])
def test_a_broken_picture_has_one_sentence(data):
    with pytest.raises(Invalid, match="Không đọc được hình “Một hình”"):
        prepared(Picture(data, "Một hình"), 400)


def test_too_many_pixels_are_refused_by_the_header():
    out = io.BytesIO()
    Image.new("1", (30_000, 30_000)).save(out, "PNG")
    with pytest.raises(TooLarge, match="điểm ảnh"):
        prepared(Picture(out.getvalue(), "Một hình"), 400)
    out = io.BytesIO()
    Image.new("1", (9_000, 9_000)).save(out, "PNG")
    with pytest.raises(TooLarge, match="60 triệu"):
        prepared(Picture(out.getvalue(), "Một hình"), 400)
    with pytest.raises(TooLarge, match="40 MB"):
        prepared(Picture(b"x" * (40 * 1024 * 1024 + 1), ""), 400)
    with pytest.raises(Invalid, match="dài và hẹp"):
        prepared(Picture(picture_made((900, 30)), ""), 400)


def test_a_coarse_picture_is_told_and_a_nameless_one_gets_words():
    content = dataclasses.replace(SHORT, pictures=(Picture(picture_made((300, 200)), " "),))
    artwork = make_artwork("poster_a2", content)
    assert any("điểm ảnh mỗi inch" in one for one in artwork.remarks)
    with pikepdf.open(io.BytesIO(artwork.data)) as pdf:
        told = [str(one.Alt) for one in pdf.objects if _is_told(one)]
    assert "Hình minh họa" in told


def _is_told(one):
    return isinstance(one, pikepdf.Dictionary) and "/Alt" in one
