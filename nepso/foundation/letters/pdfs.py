"""PDFs of ours, opened to be looked at: as pictures of their pages, and how many there are."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2

# Its authors say that pdfium is called by one thread at a time, whatever the documents; a server
# answers on several, and a page that shows eight sheets asks for them all at once.
_ONE_AT_A_TIME = threading.Lock()


@contextmanager
def pdf_opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """The document, closed at the end; other threads wait, so that nothing slow belongs inside,
    nor a second call."""
    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()


def page_pictures(pdf: bytes, *, pages: range | None = None, dpi: int = 110) -> Iterator[bytes]:
    """PNG pictures of pages of a PDF of ours, to look at on screen; all pages without ``pages``.

    Between two pictures nothing is held: whoever takes them may take their time.
    """
    there = page_count(pdf)
    for number in pages if pages is not None else range(there):
        if number >= there:
            return
        with pdf_opened(pdf) as document:
            picture = document[number].render(scale=dpi / 72).to_pil()
        buffer = io.BytesIO()
        picture.save(buffer, "PNG")
        yield buffer.getvalue()


def page_count(pdf: bytes) -> int:
    """How many pages a PDF of ours has."""
    with pdf_opened(pdf) as document:
        return len(document)
