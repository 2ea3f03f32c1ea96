"""The form as a Word document: plain tables with a column of codes, which every program keeps.

Content controls would look finer, but LibreOffice, WPS and a phone drop or rewrite them.
"""

from __future__ import annotations

import io
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from nepso.programme.reporting.paper.layout import (
    CODE,
    FIGURE_TITLES,
    HOW_TO,
    WORD_TITLES,
    FormContent,
)

_WIDTHS = (16, 66, 22, 22, 20, 30, 66, 16)  # millimetres, 258 in all
_WORD_WIDTHS = (16, 62, 180)


def form_as_docx(content: FormContent) -> bytes:
    """The DOCX file of a form, A4 across."""
    document = Document()
    _page(document)
    for line in (content.title, content.agency):
        document.add_paragraph().add_run(line).bold = True
    for line in (content.until, *HOW_TO):
        if line:
            document.add_paragraph(line)
    mark = _table(document, (40, 60))
    _row(mark, (CODE, content.code))
    document.add_paragraph()
    table = _table(document, _WIDTHS)
    _heading(table, FIGURE_TITLES)
    for name, figures in content.parts:
        part = table.add_row().cells
        _write(part[0].merge(part[-1]), name, bold=True)
        for one in figures:
            facts = (one.code, one.name, one.unit, one.counted, one.last_year, "", "", "")
            _row(table, facts, coded=True)
    document.add_paragraph()
    words = _table(document, _WORD_WIDTHS)
    _heading(words, WORD_TITLES)
    for code, label in content.sections:
        _row(words, (code, label, ""), coded=True)
    document.add_paragraph()
    document.add_paragraph("Thủ trưởng cơ quan (ký, ghi rõ họ tên, ngày ký):")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _page(document: Any) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(19)
    section.top_margin = section.bottom_margin = Mm(15)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(11)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
    style.paragraph_format.space_after = Pt(3)


def _table(document: Any, widths: tuple[int, ...]) -> Any:
    table = document.add_table(rows=0, cols=len(widths))
    table.style = "Table Grid"
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    return table


def _heading(table: Any, titles: tuple[str, ...]) -> None:
    row = table.add_row()
    for cell, title in zip(row.cells, titles, strict=True):
        _write(cell, title, bold=True)
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _row(table: Any, texts: tuple[str, ...], *, coded: bool = False) -> None:
    row = table.add_row()
    for place, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
        _write(cell, text, small=coded and place == 0)
        cell.width = table.columns[place].width


def _write(cell: Any, text: str, *, bold: bool = False, small: bool = False) -> None:
    run = cell.paragraphs[0].add_run(text)
    run.bold = bold
    if small:
        run.font.size, run.font.color.rgb = Pt(6), RGBColor(0x8A, 0x8A, 0x8A)
