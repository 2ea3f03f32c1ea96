"""The blocks of a body or an appendix in WordprocessingML."""

from __future__ import annotations

from collections.abc import Iterable

from vanban.writing.official.arranging import NumberedBlock
from vanban.writing.official.document import (
    Align,
    Figure,
    Heading,
    Level,
    PageBreak,
    Paragraph,
    Run,
    Table,
)
from vanban.writing.official.docx.elements import Element, paragraph, text_run, w
from vanban.writing.official.docx.figures import figure
from vanban.writing.official.docx.tables import table
from vanban.writing.official.docx.texts import Relations, runs
from vanban.writing.official.numbering import UPPER_LEVELS

ALIGN = {Align.JUSTIFY: "both", Align.LEFT: "left", Align.CENTRE: "center", Align.RIGHT: "right"}
_HEADING_STYLE = {
    Level.PART: "Heading1",
    Level.CHAPTER: "Heading1",
    Level.SECTION: "Heading2",
    Level.ARTICLE: "Heading3",
    Level.CLAUSE: "Heading3",
    Level.SUBCLAUSE: "Heading4",
}


def blocks(
    numbered: Iterable[NumberedBlock], relations: Relations, room_mm: float
) -> list[Element]:
    """The elements of the blocks, for a text ``room_mm`` wide."""
    elements: list[Element] = []
    for block, number in numbered:
        if isinstance(block, Heading):
            elements.append(_heading(block, number))
        elif isinstance(block, Paragraph):
            elements.append(_paragraph(block, number, relations))
        elif isinstance(block, Table):
            elements += table(block, relations, room_mm)
        elif isinstance(block, Figure):
            elements += figure(block, relations, room_mm)
        elif isinstance(block, PageBreak):
            elements.append(w("p", w("r", w("br", type="page"))))
    return elements


def _heading(block: Heading, number: str) -> Element:
    title = block.title.upper() if block.level in UPPER_LEVELS else block.title
    between = "\n" if block.level in (Level.PART, Level.CHAPTER) else " "
    text = f"{number}{between}{title}" if number and title else number or title
    return paragraph(_HEADING_STYLE.get(block.level, "Heading5"), text_run(text))


def _paragraph(block: Paragraph, number: str, relations: Relations) -> Element:
    text = (Run(f"{number} "), *block.text) if number else block.text
    written = runs(text, relations)
    if block.align is Align.JUSTIFY:
        return paragraph("VBThan", *written)
    indent = {} if block.align is Align.LEFT else {"indent": w("ind", firstLine=0)}
    return paragraph("VBThan", *written, align=w("jc", val=ALIGN[block.align]), **indent)
