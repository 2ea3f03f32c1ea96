"""Tables without rules that put blocks side by side: heading and signature."""

from __future__ import annotations

from collections.abc import Sequence

from vanban.writing.official.docx.elements import Element, twips_mm, w

Cells = tuple[list[Element], list[Element]]


def grid(widths_mm: Sequence[float], rows: Sequence[Cells]) -> Element:
    """A table of fixed columns without borders or padding; its rows never break over pages."""
    whole = sum(twips_mm(width) for width in widths_mm)
    properties = w(
        "tblPr",
        w("tblW", w=whole, type="dxa"),
        w("tblInd", w=0, type="dxa"),
        w("tblLayout", type="fixed"),
        w("tblCellMar", w("left", w=0, type="dxa"), w("right", w=0, type="dxa")),
        w("tblLook", val="0000"),
    )
    columns = w("tblGrid", *(w("gridCol", w=twips_mm(width)) for width in widths_mm))
    return w("tbl", properties, columns, *(_row(widths_mm, cells) for cells in rows))


def _row(widths_mm: Sequence[float], cells: Cells) -> Element:
    row = w("tr", w("trPr", w("cantSplit")))
    for width, content in zip(widths_mm, cells, strict=True):
        size = w("tcPr", w("tcW", w=twips_mm(width), type="dxa"))
        row.append(w("tc", size, *(content or [w("p")])))
    return row
