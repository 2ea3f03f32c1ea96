"""A product that no public page shows: no code, no address, nobody sent to a page that is none."""

import dataclasses
import io

import pdfplumber
import pikepdf
import pytest
from PIL import Image

from nepso.outreach.distribution.artwork import ArtworkOptions, make_artwork
from nepso.outreach.distribution.artwork.tests.making import (
    LONG,
    OPTIONS,
    PRINTS,
    SHORT,
    qpdf_checks,
    squeezed,
    with_pictures,
)

NOWHERE = {"page_url": ""}
SENT_AWAY = ("Quét mã", "Mã QR", "mã QR", "Chưa đặt địa chỉ", "https://")


def _words(made):
    with pdfplumber.open(io.BytesIO(made.data)) as opened:
        said = "".join(one["text"] for page in opened.pages for one in page.chars)
        links = [one.get("uri") or "" for page in opened.pages for one in page.hyperlinks]
    return squeezed(said), "".join(links)


@pytest.mark.parametrize("kind", PRINTS)
@pytest.mark.parametrize("name", ["short", "long", "pictures"])
def test_a_print_sends_nobody_to_a_page_that_is_none(kind, name, tmp_path):
    content = {"short": SHORT, "long": LONG, "pictures": with_pictures()}[name]
    made = make_artwork(kind, dataclasses.replace(content, **NOWHERE), OPTIONS)
    said, links = _words(made)
    assert not [one for one in SENT_AWAY if squeezed(one) in said]
    assert not links
    assert squeezed(content.agency).upper() in said.upper()
    assert "mã QR" not in " ".join(one.sentence for one in made.left_out)
    qpdf_checks(made.data, tmp_path / "a.pdf")
    with pikepdf.open(io.BytesIO(made.data)) as opened, opened.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"


def test_what_is_cut_says_whom_to_ask():
    long = dataclasses.replace(LONG, **NOWHERE)
    said, _ = _words(make_artwork("poster_a3", long, OPTIONS))
    assert squeezed("Hỏi cơ quan phát hành để đọc đầy đủ") in said


def test_a_slide_has_no_empty_code():
    """The white square where a code would be is 250 pixels wide and more."""
    made = make_artwork("slide", dataclasses.replace(SHORT, **NOWHERE), ArtworkOptions())
    seen = Image.open(io.BytesIO(made.data)).convert("RGB")
    assert seen.size == (1920, 1080)
    white = sum(count for count, colour in seen.getcolors(1 << 24) if colour == (255, 255, 255))
    assert white < 250 * 250
