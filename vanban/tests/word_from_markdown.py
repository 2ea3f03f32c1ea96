"""Types a Markdown plan into Word as an office would: heading and signature in tables, A4."""

from __future__ import annotations

import io
from itertools import groupby

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from vanban.reading.block import Block, BlockKind, Column
from vanban.reading.markdown import read_markdown


def word_from_markdown(source: bytes) -> bytes:
    """The bytes of a .docx with the same paragraphs, columns and tables."""
    document = Document()
    document.styles["Normal"].font.name = "Times New Roman"
    document.styles["Normal"].font.size = Pt(14)
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin, page.right_margin = Mm(30), Mm(20)
    blocks = read_markdown(source).blocks
    for aside, group in groupby(blocks, key=lambda block: block.column is not Column.FULL):
        if aside:
            _side_by_side(document, list(group))
        else:
            _below_each_other(document, list(group))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _below_each_other(document: WordDocument, blocks: list[Block]) -> None:
    for block in blocks:
        if block.kind is BlockKind.TABLE:
            _table(document, block)
            continue
        paragraph = document.add_paragraph()
        paragraph.add_run(block.text).bold = bool(block.look.bold)
        paragraph.paragraph_format.space_after = Pt(6)
        if block.heading_level == 1 or (block.look.bold and not block.heading_level):
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        else:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
            paragraph.paragraph_format.first_line_indent = Mm(12.7)


def _table(document: WordDocument, block: Block) -> None:
    table = document.add_table(rows=0, cols=len(block.rows[0]), style="Table Grid")
    for row in block.rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
            for run in cell.paragraphs[0].runs:
                run.font.size = Pt(12)


def _side_by_side(document: WordDocument, blocks: list[Block]) -> None:
    table = document.add_table(rows=1, cols=2)
    signing = any(block.text.startswith("Nơi nhận") for block in blocks)
    widths = (Mm(85), Mm(75)) if signing else (Mm(65), Mm(95))
    for at, column in enumerate((Column.LEFT, Column.RIGHT)):
        cell = table.cell(0, at)
        table.columns[at].width = cell.width = widths[at]
        texts = [block.text for block in blocks if block.column is column]
        for text in texts:
            last = text is texts[-1]
            paragraph = cell.paragraphs[0] if text is texts[0] else cell.add_paragraph()
            _cell_line(paragraph, text, centred=column is Column.RIGHT or not signing)
            if signing and last and column is Column.RIGHT:
                paragraph.paragraph_format.space_before = Pt(60)


def _cell_line(paragraph: Paragraph, text: str, *, centred: bool) -> None:
    paragraph.add_run(text).font.size = Pt(12)
    paragraph.paragraph_format.space_after = Pt(0)
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
