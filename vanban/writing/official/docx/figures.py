"""Pictures in WordprocessingML: PNG as it is, SVG beside a PNG for readers that know no SVG."""

from __future__ import annotations

from lxml import etree

from vanban.writing.official import measures as m
from vanban.writing.official.document import Figure
from vanban.writing.official.docx.elements import Element, R, paragraph, text_run, w
from vanban.writing.official.docx.texts import Relations
from vanban.writing.official.figures import picture_of, words_of
from vanban.writing.official.svg_as_png import svg_as_png

_EMU_PER_MM = 36000
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_MAX_HEIGHT_MM = m.PAGE_HEIGHT_MM - m.MARGIN_TOP_MM - m.MARGIN_BOTTOM_MM - 20


def figure(block: Figure, relations: Relations, room_mm: float) -> list[Element]:
    """The picture in the middle and its caption under it."""
    picture = picture_of(block)
    width = min(block.width_mm, room_mm)
    width = min(width, _MAX_HEIGHT_MM / picture.ratio)
    size = (round(width * _EMU_PER_MM), round(width * picture.ratio * _EMU_PER_MM))
    vector = None
    raster = picture.data
    if picture.extension == "svg":
        vector = relations.picture(picture.data, "svg")
        raster = svg_as_png(picture.data, width)
    drawing = _drawing(block, relations.picture(raster, "png"), vector, size)
    lines = [paragraph("VBHinh", w("r", drawing))]
    if block.caption:
        lines.append(paragraph("Caption", text_run(block.caption)))
    return lines


def _e(space: str, local: str, /, *children: Element, **attributes: object) -> Element:
    element = etree.Element(f"{{{space}}}{local}")
    for key, value in attributes.items():
        element.set(key, str(value))
    element.extend(children)
    return element


def _drawing(block: Figure, raster: str, vector: str | None, size: tuple[int, int]) -> Element:
    number = int("".join(letter for letter in raster if letter.isdigit()) or 1)
    about = {"id": number, "name": f"Hình {number}", "descr": words_of(block)}
    inline = _e(
        _WP,
        "inline",
        _e(_WP, "extent", cx=size[0], cy=size[1]),
        _e(_WP, "docPr", **about),
        _e(_A, "graphic", _e(_A, "graphicData", _picture(about, raster, vector, size), uri=_PIC)),
        distT=0,
        distB=0,
        distL=0,
        distR=0,
    )
    return w("drawing", inline)


def _picture(
    about: dict[str, object], raster: str, vector: str | None, size: tuple[int, int]
) -> Element:
    blip = _e(_A, "blip")
    blip.set(f"{{{R}}}embed", raster)
    if vector:
        drawn = _e(_SVG, "svgBlip")
        drawn.set(f"{{{R}}}embed", vector)
        blip.append(_e(_A, "extLst", _e(_A, "ext", drawn, uri=_SVG_EXTENSION)))
    return _e(
        _PIC,
        "pic",
        _e(_PIC, "nvPicPr", _e(_PIC, "cNvPr", **about), _e(_PIC, "cNvPicPr")),
        _e(_PIC, "blipFill", blip, _e(_A, "stretch", _e(_A, "fillRect"))),
        _e(
            _PIC,
            "spPr",
            _e(_A, "xfrm", _e(_A, "off", x=0, y=0), _e(_A, "ext", cx=size[0], cy=size[1])),
            _e(_A, "prstGeom", _e(_A, "avLst"), prst="rect"),
        ),
    )
