"""What a press asks of a file, and a reader of screens: looked up in the PDF itself."""

from __future__ import annotations

import io

import pikepdf
import pytest

from nepso.outreach.distribution.artwork import KINDS, ArtworkOptions, make_artwork
from nepso.outreach.distribution.artwork.kinds import MM
from nepso.outreach.distribution.artwork.palette import MOST_INK, PALETTE
from nepso.outreach.distribution.artwork.tests.making import (
    PRINTS,
    SHORT,
    TABLE,
    contents,
    made,
    qpdf_checks,
)

ALL = [(kind, name) for kind in PRINTS for name in contents()]
_OTHER_COLOURS = {"g", "G", "rg", "RG", "sc", "SC", "sh"}


@pytest.fixture(params=ALL, ids="-".join)
def printed(request):
    artwork = made(*request.param)
    with pikepdf.open(io.BytesIO(artwork.data)) as opened:
        yield artwork, opened


def test_tagged_named_and_in_vietnamese(printed):
    artwork, pdf = printed
    assert pdf.Root.MarkInfo.Marked == True  # noqa: E712 - a PDF's own true
    assert str(pdf.Root.Lang) == "vi"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle == True  # noqa: E712
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] in {one.title for one in contents().values()}
        assert "vi" in str(metadata["dc:language"])
    assert all(str(page.obj.Tabs) == "/S" for page in pdf.pages)
    assert len(pdf.pages) == artwork.pages


def test_nothing_is_broken(printed, tmp_path):
    artwork, pdf = printed
    assert pdf.check_pdf_syntax() == []
    qpdf_checks(artwork.data, tmp_path / "a.pdf")


def test_fonts_are_within(printed):
    _, pdf = printed
    kept = [one for one in pdf.objects if _is(one, "/Type", "/FontDescriptor")]
    assert kept
    for font in kept:
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(font.keys()), font.FontName
        assert "BeVietnamPro" in str(font.FontName)


def test_boxes(printed):
    artwork, pdf = printed
    bleed = (10 if artwork.kind.code == "banner" else 3) * MM
    size = artwork.kind.size or (3000, 800)
    for page in pdf.pages:
        trim = [float(side) for side in page.obj.TrimBox]
        assert trim[2] - trim[0] == pytest.approx(size[0] * MM, abs=0.02)
        assert trim[3] - trim[1] == pytest.approx(size[1] * MM, abs=0.02)
        grown = [trim[0] - bleed, trim[1] - bleed, trim[2] + bleed, trim[3] + bleed]
        assert [float(side) for side in page.obj.BleedBox] == pytest.approx(grown, abs=0.02)
        assert [float(side) for side in page.mediabox] == pytest.approx(grown, abs=0.02)


def test_drawn_in_ink_and_pictures_with_a_profile(printed):
    """Every colour set is DeviceCMYK of at most MOST_INK per cent, or a pattern so drawn; every
    picture is RGB with an ICC profile. Whether a press can mix them all is its proof's to tell."""
    _, pdf = printed
    streams = [*pdf.pages, *(one for one in pdf.objects if _is(one, "/Subtype", "/Form"))]
    streams += [one for one in pdf.objects if _is(one, "/PatternType", 1)]
    for stream in streams:
        for instruction in pikepdf.parse_content_stream(stream):
            operator = str(instruction.operator)
            assert operator not in _OTHER_COLOURS
            if operator in ("cs", "CS"):
                assert str(instruction.operands[0]) == "/Pattern"
            if operator in ("k", "K"):
                assert sum(float(one) for one in instruction.operands) <= MOST_INK / 100 + 0.001
    for image in (one for one in pdf.objects if _is(one, "/Subtype", "/Image")):
        assert str(image.ColorSpace[0]) == "/ICCBased"
        assert image.get("/SMask") is None


def test_text_is_black_ink_alone(printed):
    _, pdf = printed
    inks = {
        tuple(round(float(one), 3) for one in instruction.operands)
        for page in pdf.pages
        for instruction in pikepdf.parse_content_stream(page)
        if str(instruction.operator) == "k"
    }
    assert (0, 0, 0, 1) in inks
    # Beside it only inks of the palette: no grey or black mixed of four plates by accident.
    known = {tuple(part / 100 for part in colour.ink) for colour in PALETTE.values()}
    far = [ink for ink in inks if not any(_are_near(ink, one) for one in known)]
    assert not far


def test_headings_and_pictures_are_told(printed):
    artwork, pdf = printed
    tags = list(_tags(pdf.Root.StructTreeRoot))
    names = [str(one.S) for one in tags]
    assert names.count("/H1") == 1
    assert next(name for name in names if name.startswith("/H")) == "/H1"
    figures = [one for one in tags if one.S == "/Figure"]
    assert figures
    assert all(str(one.get("/Alt", "")) for one in figures)
    assert any("Mã QR" in str(one.Alt) for one in figures)
    if artwork.kind.family in ("leaflet", "folded"):
        assert {"/L", "/LI"} <= set(names)


def test_marks_of_the_knife_stand_outside_the_bleed():
    for kind in PRINTS:
        options = ArtworkOptions(size_cm=(60, 160), bleed_mm=5, crop_marks=True)
        artwork = make_artwork(kind, SHORT, options)
        with pikepdf.open(io.BytesIO(artwork.data)) as pdf:
            for page in pdf.pages:
                bleed = [float(side) for side in page.obj.BleedBox]
                trim = [float(side) for side in page.obj.TrimBox]
                assert trim[0] - bleed[0] == pytest.approx(5 * MM, abs=0.02)
                assert bleed[0] - float(page.mediabox[0]) == pytest.approx(7 * MM, abs=0.02)


def test_the_same_bytes_each_time():
    for kind in KINDS:
        content = contents()["pictures"]
        options = ArtworkOptions(size_cm=(80, 60), led_pixels=(96, 32), table=TABLE)
        assert make_artwork(kind, content, options) == make_artwork(kind, content, options)


def _are_near(ink, other):
    return max(abs(a - b) for a, b in zip(ink, other, strict=True)) < 0.005


def _is(one, key, value):
    if not isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
        return False
    found = one.get(key)
    return found is not None and found == (pikepdf.Name(value) if isinstance(value, str) else value)


def _tags(node):
    kids = node.get("/K")
    for kid in [] if kids is None else kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from _tags(kid)
