"""``to_docx``: from an official document to the bytes of a .docx."""

from __future__ import annotations

from vanban.writing.official import measures as m
from vanban.writing.official.arranging import Arranged, ArrangedAppendix, NumberedBlock, arrange
from vanban.writing.official.document import OfficialDocument, Table
from vanban.writing.official.docx.body import blocks
from vanban.writing.official.docx.closing import closing_block
from vanban.writing.official.docx.elements import Element, paragraph, text_run, w
from vanban.writing.official.docx.head import head_block
from vanban.writing.official.docx.package import Package
from vanban.writing.official.docx.sections import section, section_break


def to_docx(document: OfficialDocument) -> bytes:
    """The document in Word's form, laid out by Nghị định 30/2020; same input, same bytes.

    UnusableFigure when a picture in it cannot be used.
    """
    arranged = arrange(document)
    package = Package()
    elements, last = _whole(arranged, package)
    return package.written(
        elements,
        last,
        name=arranged.name,
        author=" ".join(arranged.head.issuer),
        date=document.date,
    )


def _whole(arranged: Arranged, package: Package) -> tuple[list[Element], Element]:
    """All elements and the properties of the last section."""
    elements = head_block(arranged)
    last = section(package.header, restart=True)
    turned, last = _with_turned_pages(arranged.body, package, last, landscape=False)
    elements += [*turned, *closing_block(arranged)]
    for appendix in arranged.appendices:
        elements.append(section_break(last))
        last = section(package.header, landscape=appendix.landscape, restart=True)
        elements += _appendix_head(appendix)
        turned, last = _with_turned_pages(
            appendix.body, package, last, landscape=appendix.landscape
        )
        elements += turned
    if not arranged.appendices and elements and elements[-1].tag.endswith("}tbl"):
        elements.append(paragraph("VBKe"))  # Word wants a paragraph after a table
    return elements, last


def _with_turned_pages(
    body: tuple[NumberedBlock, ...], package: Package, current: Element, *, landscape: bool
) -> tuple[list[Element], Element]:
    """The blocks, with landscape tables on turned pages of their own."""
    elements: list[Element] = []
    for numbered in body:
        turned = isinstance(numbered[0], Table) and numbered[0].landscape and not landscape
        if turned:
            elements.append(section_break(current))
            current = section(package.header, landscape=True)
        elements += blocks([numbered], package, _room(landscape or turned))
        if turned:
            elements.append(section_break(current))
            current = section(package.header)
    return elements, current


def _room(landscape: bool) -> float:
    return m.TEXT_WIDTH_LANDSCAPE_MM if landscape else m.TEXT_WIDTH_MM


def _appendix_head(appendix: ArrangedAppendix) -> list[Element]:
    lines = [
        paragraph("Heading1", text_run(appendix.label), spacing=w("spacing", before=0, after=0)),
        paragraph(
            "VBGiua", text_run("\n".join(appendix.title)), spacing=w("spacing", before=0, after=0)
        ),
    ]
    if appendix.reference:
        lines.append(paragraph("VBKemTheo", text_run(appendix.reference)))
    return [
        *lines,
        paragraph("VBKe", spacing=w("spacing", before=0, after=120, line=40, lineRule="exact")),
    ]
