"""Ruled tables with merged cells, a head that repeats on every page, and a caption."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.writing.official.document import Align, Table
from vanban.writing.official.docx.elements import Element, paragraph, text_run, twips_mm, w
from vanban.writing.official.docx.texts import Relations, runs
from vanban.writing.official.table_grid import Place, laid, shares

_JC = {Align.JUSTIFY: "both", Align.LEFT: "left", Align.CENTRE: "center", Align.RIGHT: "right"}
_PADDING_MM = 1.4


def table(block: Table, relations: Relations, room_mm: float) -> list[Element]:
    """The caption, the table and a small gap after it."""
    before = (
        [paragraph("Caption", text_run(block.caption), keep_next=w("keepNext"))]
        if block.caption
        else []
    )
    columns = [twips_mm(room_mm * share) for share in shares(block)]
    rows = [
        _row(places, block, relations, columns, is_head=number < len(block.head))
        for number, places in enumerate(laid(block))
    ]
    drawn = w(
        "tbl",
        _properties(sum(columns)),
        w("tblGrid", *(w("gridCol", w=width) for width in columns)),
        *rows,
    )
    return [*before, drawn, paragraph("VBKe")]


def _properties(whole: int) -> Element:
    edges = [
        w(name, val="single", sz=4, space=0, color="000000")
        for name in ("top", "left", "bottom", "right", "insideH", "insideV")
    ]
    sides = [w(name, w=twips_mm(_PADDING_MM), type="dxa") for name in ("left", "right")]
    return w(
        "tblPr",
        w("tblW", w=whole, type="dxa"),
        w("jc", val="center"),
        w("tblBorders", *edges),
        w("tblLayout", type="fixed"),
        w("tblCellMar", *sides),
        w("tblLook", val="0020", firstRow=1),
    )


def _row(
    places: list[Place], block: Table, relations: Relations, columns: list[int], *, is_head: bool
) -> Element:
    properties = w("trPr", w("cantSplit"), w("tblHeader") if is_head else None)
    return w("tr", properties, *_cells(places, block, relations, columns, is_head=is_head))


def _cells(
    places: list[Place], block: Table, relations: Relations, columns: list[int], *, is_head: bool
) -> Iterator[Element]:
    for place in places:
        width = sum(columns[place.column : place.column + place.columns])
        properties = w("tcPr", w("tcW", w=width, type="dxa"))
        if place.columns > 1:
            properties.append(w("gridSpan", val=place.columns))
        if place.continued or place.rows > 1:
            properties.append(w("vMerge") if place.continued else w("vMerge", val="restart"))
        properties.append(w("vAlign", val="center"))
        text = () if place.continued else place.cell.text
        written = runs(text, relations, bold=True if is_head else None, size=block.size)
        align = Align.CENTRE if is_head else place.align
        yield w("tc", properties, paragraph("VBBang", *written, align=w("jc", val=_JC[align])))
