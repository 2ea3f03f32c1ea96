"""Builds elements of WordprocessingML; text goes in as text nodes, never as markup."""

from __future__ import annotations

from typing import Any

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

Element = Any  # lxml's stubs do not know the classes that python-docx puts in their place


def w(name: str, *children: Element | None, **attributes: str | int) -> Element:
    """``<w:name>`` with attributes in the same name space; None among the children is left out."""
    element = etree.Element(f"{{{W}}}{name}")
    for key, value in attributes.items():
        element.set(f"{{{W}}}{key.rstrip('_')}", str(value))
    element.extend(child for child in children if child is not None)
    return element


def twips(points: float) -> int:
    """Points in twentieths, the unit of Word."""
    return round(points * 20)


def twips_mm(millimetres: float) -> int:
    """Millimetres in twentieths of a point."""
    return round(millimetres * 1440 / 25.4)


def text_run(
    text: str,
    *,
    bold: bool | None = None,
    italic: bool | None = None,
    size: float | None = None,
    style: str | None = None,
) -> Element:
    """A run; a line break in the text is a line break on the page."""
    properties = w("rPr")
    if style:
        properties.append(w("rStyle", val=style))
    for name, value in (("b", bold), ("i", italic)):
        if value is not None:
            properties.append(w(name) if value else w(name, val="0"))
    if size:
        properties.append(w("sz", val=round(size * 2)))
        properties.append(w("szCs", val=round(size * 2)))
    run = w("r", properties if len(properties) else None)
    for place, line in enumerate(text.split("\n")):
        if place:
            run.append(w("br"))
        written = w("t")
        written.text = line
        written.set(SPACE, "preserve")
        run.append(written)
    return run


def paragraph(style: str, *runs: Element, **properties: Element) -> Element:
    """A paragraph of a style; further properties come in the order of the schema."""
    given = [properties[name] for name in _PROPERTY_ORDER if name in properties]
    return w("p", w("pPr", w("pStyle", val=style), *given), *runs)


_PROPERTY_ORDER = (
    "keep_next",
    "page_break",
    "borders",
    "spacing",
    "indent",
    "align",
    "section",
)
