"""Reads a PDF with a text layer: lines with their geometry, tables, footnotes, page ornaments."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import closing

import pypdfium2
import pypdfium2.raw as pdfium_c

from vanban.errors import UnreadableDocument
from vanban.reading.block import Block, Reading
from vanban.reading.pdf_layout import Margins, blocks_of_page, margins_of
from vanban.reading.pdf_ornaments import repeated_heads
from vanban.reading.pdf_page import PageText, letters_on, page_rows
from vanban.reading.pdf_tables import TableFinder
from vanban.reading.pdf_unruled import UnruledTables

_ENCRYPTED = (
    "Tệp PDF có mật khẩu; hãy mở bằng mật khẩu, lưu lại một bản không có mật khẩu rồi gửi lại."
)
_BROKEN = "Tệp PDF hỏng, không mở được; hãy xuất lại tệp từ văn bản gốc rồi gửi lại."
_NO_TEXT = (
    "Tệp PDF chỉ có ảnh, không có lớp chữ; hãy gửi tệp Word hoặc tệp PDF xuất từ văn bản gốc."
)


def read_pdf(data: bytes) -> Reading:
    """Read the bytes of a PDF file.

    Raises ``UnreadableDocument`` when it is encrypted, broken or holds no text; how long it may be
    is asked at the door (``pdf_door``).
    """
    with closing(_open(data)) as document:
        pages = list(_read_pages(document))
    if not any(page.rows for page in pages):
        raise UnreadableDocument("no_text_layer", _NO_TEXT)
    return Reading(format="pdf", pages=len(pages), blocks=tuple(_blocks(pages, data)))


def _open(data: bytes) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        code = pdfium_c.FPDF_GetLastError()
        if code == pdfium_c.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise UnreadableDocument("encrypted", _ENCRYPTED) from error
        raise UnreadableDocument("broken", _BROKEN) from error
    return document


def _read_pages(document: pypdfium2.PdfDocument) -> Iterator[PageText]:
    """Each page; numbers and dates that a signing program laid over it become its text."""
    if document.get_formtype() != pdfium_c.FORMTYPE_NONE:
        document.init_forms()
    for number in range(len(document)):
        try:
            page = document[number]
        except pypdfium2.PdfiumError as error:
            raise UnreadableDocument("broken", _BROKEN) from error
        own: int | None = None
        if document.formenv and pdfium_c.FPDFPage_GetAnnotCount(page.raw) > 0:
            own = letters_on(page)
            page.flatten()
            page.close()
            page = document[number]
        with closing(page):
            yield page_rows(page, own)


def _blocks(pages: list[PageText], data: bytes) -> Iterator[Block]:
    heads = repeated_heads(pages)
    finder, unruled = TableFinder(io.BytesIO(data)), UnruledTables()
    usual: Margins | None = None
    with closing(finder):
        for number, page in enumerate(pages, start=1):
            tables = finder.tables(number, page) if page.ruled else ()
            if tables:
                unruled.close()
            else:
                tables = unruled.tables(page, heads)
            usual = margins_of(page, usual)
            yield from blocks_of_page(number, page, usual, heads, tables)
