"""Posters, banners and slides: one page to be read from afar."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from nepso.kernel.errors import Invalid
from nepso.outreach.distribution.artwork.boxes import with_boxes
from nepso.outreach.distribution.artwork.content import ArtworkContent
from nepso.outreach.distribution.artwork.kinds import A3, ArtworkKind
from nepso.outreach.distribution.artwork.results import Artwork, ArtworkOptions, LeftOut
from nepso.outreach.distribution.artwork.sheets import (
    Measures,
    Placed,
    bleed_of,
    blocks_left_out,
    coarse,
    pictures_left_out,
    placed,
    questions_left_out,
    sheet_data,
    text_left_out,
)
from nepso.outreach.distribution.artwork.typesetting import Sheet
from nepso.outreach.distribution.artwork.units import Unit, as_data, lines_of, units_of

_PRINT_PIXELS, _SCREEN_PIXELS = 3600, 1600
_PAPER_BLEED_MM, _BANNER_BLEED_MM = 3.0, 10.0
_LEAST_CM, _MOST_CM, _LONGEST_RATIO = 20.0, 500.0, 12.0
_WIDE = 2.4  # a banner of such proportions holds a title and a message, no text
_ELDER = 1.15
_BESIDE_PICTURE, _BESIDE_CODE = 0.32, 0.26  # of the width, at the right of what lies
# Where even the smallest type does not fit, all is drawn smaller, in these steps.
_SHRINKS = (1.0, 0.8, 0.64, 0.5)


@dataclass(frozen=True, slots=True)
class _Scale:
    """Sizes in hundredths of the page's middle side: largest, smallest."""

    title: tuple[float, float]
    message: tuple[float, float]
    body: tuple[float, float]
    agency: float
    small: float
    code: float
    pad: float


_POSTER = _Scale((11.0, 4.4), (4.6, 2.2), (3.5, 1.75), 1.85, 1.2, 12.0, 4.8)
_POSTER_LARGE = replace(_POSTER, body=(3.5, 1.45))  # 20 points on A2
_SLIDE = _Scale((7.6, 3.4), (4.0, 2.6), (3.6, 2.2), 2.0, 1.6, 19.0, 4.4)
_SLIDE_UP = _Scale((9.4, 4.0), (4.6, 2.8), (4.0, 2.4), 2.1, 1.6, 15.0, 4.8)
_BANNER = _Scale((22.0, 5.0), (8.0, 3.0), (3.5, 1.75), 2.9, 1.7, 24.0, 4.6)


def poster_made(kind: ArtworkKind, content: ArtworkContent, options: ArtworkOptions) -> Artwork:
    """A poster as PDF."""
    size = kind.size or (0, 0)
    measures = Measures.of_mm(size, bleed_of(options, _PAPER_BLEED_MM), marks=options.crop_marks)
    return _printed(kind, content, measures, _POSTER if size == A3 else _POSTER_LARGE)


def banner_made(kind: ArtworkKind, content: ArtworkContent, options: ArtworkOptions) -> Artwork:
    """A banner as PDF at full size; a wide one bears the title and the message alone."""
    width, height = options.size_cm or (0.0, 0.0)
    if not all(_LEAST_CM <= side <= _MOST_CM for side in (width, height)):
        raise Invalid("Mỗi cạnh băng rôn phải từ 20 đến 500 cm: hãy nhập lại kích thước.")
    if max(width, height) > _LONGEST_RATIO * min(width, height):
        raise Invalid("Băng rôn dài quá 12 lần chiều kia: hãy chọn kích thước khác.")
    bleed = bleed_of(options, _BANNER_BLEED_MM)
    measures = Measures.of_mm((width * 10, height * 10), bleed, marks=options.crop_marks)
    scale = _POSTER if width <= height else _BANNER
    if width > _WIDE * height:
        return _printed(kind, content, measures, scale, is_wide=True)
    return _printed(kind, content, measures, scale if width <= height else _SLIDE)


def slide_made(kind: ArtworkKind, content: ArtworkContent, options: ArtworkOptions) -> Artwork:
    """A slide as PNG of exactly the screen's pixels."""
    width, height = kind.size or (0, 0)
    made = _made(content, Measures(width, height), _SLIDE if width > height else _SLIDE_UP)
    data, _told, left_out, _facts = made
    return Artwork(kind, data, kind.media_type, "", 1, left_out)


def _printed(
    kind: ArtworkKind,
    content: ArtworkContent,
    measures: Measures,
    scale: _Scale,
    *,
    is_wide: bool = False,
) -> Artwork:
    data, _told, left_out, facts = _made(content, measures, scale, on_paper=True, is_wide=is_wide)
    remarks = coarse(facts, measures.width * (1.0 if measures.width < measures.height else 0.3))
    pdf = with_boxes(data, measures.bleed)
    return Artwork(kind, pdf, kind.media_type, "", 1, left_out, remarks)


_Made = tuple[bytes, dict[str, Any], tuple[LeftOut, ...], list[dict[str, Any]]]


def _made(
    content: ArtworkContent,
    measures: Measures,
    scale: _Scale,
    *,
    on_paper: bool = False,
    is_wide: bool = False,
) -> _Made:
    units = () if is_wide else units_of(content.blocks)
    pictures = () if is_wide else content.pictures[:1]
    shown = placed(pictures, _PRINT_PIXELS if on_paper else _SCREEN_PIXELS)
    data = sheet_data(content, measures, on_paper=on_paper)
    data |= {"units": as_data(units), "lines": lines_of(units), "pictures": shown.facts}
    for shrink in _SHRINKS:
        data |= _sizes(content, measures, scale, shrink, is_wide=is_wide)
        with Sheet("placard", data, shown.files) as sheet:
            told = sheet.told()
            if told["pages"] == 1 and not told.get("over"):
                made = sheet.pdf() if on_paper else sheet.png()
                left_out = _left_out(content, units, told, shown, is_wide=is_wide)
                return made, told, left_out, shown.facts
    raise Invalid("Tên và thông điệp quá dài so với khổ này: hãy viết ngắn lại hoặc chọn khổ lớn.")


def _left_out(
    content: ArtworkContent,
    units: tuple[Unit, ...],
    told: dict[str, Any],
    shown: Placed,
    *,
    is_wide: bool,
) -> tuple[LeftOut, ...]:
    if is_wide:
        text = blocks_left_out(content, units_of(content.blocks))
    else:
        text = text_left_out(content, units[told["shown"] :])
    return (
        *text,
        *questions_left_out(content),
        *pictures_left_out(content.pictures[len(shown.facts) :]),
    )


def _sizes(
    content: ArtworkContent,
    measures: Measures,
    scale: _Scale,
    shrink: float,
    *,
    is_wide: bool,
) -> dict[str, Any]:
    width, height = measures.width, measures.height
    unit = min((width * height) ** 0.5 / 100, height / 40, width / 40) * shrink
    if content.audience == "elder":
        scale = replace(scale, body=(scale.body[0] * _ELDER, scale.body[1] * _ELDER))
    code = min(scale.code * unit, height * 0.5)
    share = _BESIDE_PICTURE if content.pictures else _BESIDE_CODE
    side = min(height * 0.9, width * 0.3) if is_wide else width * share
    return {
        "unit": unit,
        "pad": scale.pad * unit,
        "side": side,
        "sizes": {
            "title": _steps(scale.title, unit, 24),
            "message": _steps(scale.message, unit, 12),
            "body": _steps(scale.body, unit, 14),
            "agency": scale.agency * unit,
            "small": scale.small * unit,
            "qr": code,
        },
    }


def _steps(ends: tuple[float, float], unit: float, count: int) -> list[float]:
    """Sizes from the largest to the smallest, each the same part smaller than the one before."""
    largest, smallest = ends
    part = (smallest / largest) ** (1 / (count - 1))
    return [round(largest * part**step * unit, 2) for step in range(count)]
