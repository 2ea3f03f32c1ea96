"""Pages of WordprocessingML: A4, margins, page number in the top margin from page 2 on."""

from __future__ import annotations

from vanban.writing.official import measures as m
from vanban.writing.official.docx.elements import Element, R, paragraph, twips_mm, w


def section(header: str, *, landscape: bool = False, restart: bool = False) -> Element:
    """``<w:sectPr>``; ``header`` is the id of the header part, shown on all but the first page."""
    wide, high = m.PAGE_WIDTH_MM, m.PAGE_HEIGHT_MM
    reference = w("headerReference", type="default")
    reference.set(f"{{{R}}}id", header)
    size = w(
        "pgSz", w=twips_mm(high if landscape else wide), h=twips_mm(wide if landscape else high)
    )
    if landscape:
        size = w("pgSz", w=twips_mm(high), h=twips_mm(wide), orient="landscape")
    margins = w(
        "pgMar",
        top=twips_mm(m.MARGIN_TOP_MM),
        right=twips_mm(m.MARGIN_RIGHT_MM),
        bottom=twips_mm(m.MARGIN_BOTTOM_MM),
        left=twips_mm(m.MARGIN_LEFT_MM),
        header=twips_mm(m.PAGE_NUMBER_FROM_TOP_MM),
        footer=0,
        gutter=0,
    )
    numbers = w("pgNumType", start=1) if restart else None
    first = w("titlePg") if restart else None
    return w("sectPr", reference, w("type", val="nextPage"), size, margins, numbers, first)


def section_break(properties: Element) -> Element:
    """The paragraph that ends a section with these properties."""
    return paragraph("VBKe", section=properties)


def page_number() -> Element:
    """The paragraph of the header: the number of the page in the middle."""
    parts = [w("fldChar", fldCharType="begin"), w("instrText"), w("fldChar", fldCharType="end")]
    parts[1].text = " PAGE "
    return paragraph("Header", *(w("r", part) for part in parts))
