"""Leaflets of A4 and A5: nothing is ever cut, a long text takes more pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from nepso.kernel.errors import Invalid
from nepso.outreach.distribution.artwork.boxes import with_boxes
from nepso.outreach.distribution.artwork.content import ArtworkContent, Block, Heading, Run
from nepso.outreach.distribution.artwork.kinds import A5, ArtworkKind
from nepso.outreach.distribution.artwork.results import Artwork, ArtworkOptions
from nepso.outreach.distribution.artwork.sheets import (
    Measures,
    bleed_of,
    coarse,
    placed,
    sheet_data,
)
from nepso.outreach.distribution.artwork.typesetting import Sheet
from nepso.outreach.distribution.artwork.units import as_data, blocks_of_questions, units_of
from nepso.outreach.distribution.artwork.wording import QUESTIONS

_PIXELS = 2000
_SIDES = 2  # of one sheet of paper
_HEROES = (0.24, 0.16)  # how much of the page the first picture may take; less to save a page
# A longer text is laid out once, at the smallest size; beyond the limit it is no leaflet.
_PAGES_TO_TRY, _MOST_PAGES = 16, 80


@dataclass(frozen=True, slots=True)
class _Type:
    """Sizes to try, largest first: over the whole width where one page takes it all (``whole``)
    or two do (``both``), else in columns; the first ``good`` of those are worth a page more."""

    whole: tuple[float, ...]
    both: tuple[float, ...]
    columns: int
    sizes: tuple[float, ...]
    good: int


_A4 = _Type(
    (24, 22, 20, 19, 18, 17, 16, 15, 14.5),
    (18, 17, 16, 15, 14.5, 14, 13.5, 13, 12.5),
    2,
    (13.5, 13, 12.5, 12, 11.5, 11, 10.5, 10),
    5,
)
_A4_ELDER = _Type(
    (25, 23, 21, 20, 19, 18, 17, 16), (19, 18, 17, 16, 15), 2, (16, 15.5, 15, 14.5, 14, 13.5, 13), 5
)
_A5 = _Type(
    (17, 16, 15, 14, 13.5, 13),
    (17, 16, 15, 14.5, 14, 13.5, 13, 12.5, 12, 11.5, 11, 10.5),
    1,
    (12.5, 12, 11.5, 11, 10.5, 10, 9.5),
    6,
)
_A5_ELDER = _Type(
    (20, 19, 18, 17, 16), (19, 18, 17, 16, 15, 14.5, 14, 13.5), 1, (15, 14.5, 14, 13.5, 13), 5
)


def leaflet_made(kind: ArtworkKind, content: ArtworkContent, options: ArtworkOptions) -> Artwork:
    """A leaflet as PDF: one page where the text fits at a good size, then two, then more."""
    size = kind.size or A5
    bleed = bleed_of(options, 3.0)
    measures = Measures.of_mm(size, bleed, marks=options.crop_marks)
    shown = placed(content.pictures, _PIXELS)
    is_small = size == A5
    data = sheet_data(content, measures, on_paper=True)
    data |= {
        "pictures": shown.facts,
        "units": with_pictures(as_data(units_of(text_with_questions(content))), shown.facts[1:]),
        "margin": 34.0 if is_small else 45.0,
        "columns": 1,
        "hero": _HEROES[0],
        "sizes": {
            "title": [float(points) for points in range(25 if is_small else 38, 13, -1)],
            "message": [float(points) for points in range(14 if is_small else 18, 9, -1)],
            "agency": 8.5 if is_small else 10.5,
        },
    }
    with Sheet("leaflet", {**data, "size": 10.0}, shown.files) as sheet:
        pages = _settled(sheet, _type_of(is_small, content.audience == "elder"))
        pdf = sheet.pdf()
    remarks = coarse(shown.facts[:1], measures.width * 0.6)
    if pages > _SIDES:
        remarks += (f"Nội dung dài: tờ rơi có {pages} trang, nên in hai mặt và ghim góc.",)
    return Artwork(kind, with_boxes(pdf, measures.bleed), kind.media_type, "", pages, (), remarks)


def text_with_questions(content: ArtworkContent) -> tuple[Block, ...]:
    """The text, then the questions under a heading of their own."""
    if not content.questions:
        return content.blocks
    heading = Heading((Run(QUESTIONS),))
    return (*content.blocks, heading, *blocks_of_questions(content.questions))


def with_pictures(
    units: list[dict[str, Any]], pictures: Sequence[dict[str, Any]]
) -> list[dict[str, Any]]:
    """The units with pictures between blocks, spread evenly through the text."""
    starts = [
        at for at, unit in enumerate(units) if at == 0 or unit["block"] != units[at - 1]["block"]
    ]
    starts = [at for at in starts if at == 0 or units[at - 1]["kind"] != "heading"]
    out = list(units)
    for number in reversed(range(len(pictures))):
        wanted = len(starts) * (number + 1) // (len(pictures) + 1)
        at = starts[wanted] if wanted < len(starts) else len(units)
        out.insert(at, {"block": -1 - number, "kind": "picture", "mark": number + 1, "item": 0})
    return out


def _type_of(is_small: bool, is_elder: bool) -> _Type:
    if is_small:
        return _A5_ELDER if is_elder else _A5
    return _A4_ELDER if is_elder else _A4


def _settled(sheet: Sheet, kind: _Type) -> int:
    """Set the largest type that keeps to one page, else to two, else to as few as there can be.
    The pages then."""
    for hero in _HEROES:
        sheet.change(hero=hero)
        whole = _pages(sheet, kind.whole[-1], 1)
        if whole == 1:
            return _largest(sheet, kind.whole, 1, 1)
        if whole > _SIDES:
            break
        if _pages(sheet, kind.sizes[kind.good - 1], kind.columns) == 1:
            return _largest(sheet, kind.sizes[: kind.good], kind.columns, 1)
    for hero in _HEROES:
        sheet.change(hero=hero)
        both = _pages(sheet, kind.both[-1], 1)
        if both <= _SIDES:
            return _largest(sheet, kind.both, 1, _SIDES)
        if both > _SIDES + 1:
            break
    sheet.change(hero=_HEROES[0])
    fewest = _pages(sheet, kind.sizes[-1], kind.columns)
    if fewest > _MOST_PAGES:
        raise Invalid(f"Nội dung dài tới {fewest} trang: hãy chia thành nhiều sản phẩm.")
    if fewest > _PAGES_TO_TRY:
        return fewest
    return _largest(sheet, kind.sizes, kind.columns, max(fewest, _SIDES))


def _largest(sheet: Sheet, sizes: Sequence[float], columns: int, goal: int) -> int:
    """Set the largest size at which the pages are not more than ``goal``; the last one fits."""
    low, high = 0, len(sizes) - 1
    while low < high:
        middle = (low + high) // 2
        if _pages(sheet, sizes[middle], columns) <= goal:
            high = middle
        else:
            low = middle + 1
    return _pages(sheet, sizes[high], columns)


def _pages(sheet: Sheet, size: float, columns: int) -> int:
    sheet.change(size=size, columns=columns)
    return int(sheet.told()["pages"])
