"""The door of the PDF reader: refuses what is locked, broken, empty or far too long."""

from __future__ import annotations

import pypdfium2

from vanban.limits import MAX_PAGES
from vanban.reading.refusals import refusal


def check_pdf(data: bytes) -> None:
    """Raise UnreadableDocument ``encrypted``, ``broken`` or ``too_many_pages``; else nothing.

    A PDF locked against printing or copying only (owner password) opens and is read.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower() or "security" in str(error).lower()
        raise refusal("encrypted" if locked else "broken") from error
    try:
        pages = len(document)
    finally:
        document.close()
    if pages == 0:
        raise refusal("broken")
    if pages > MAX_PAGES:
        raise refusal("too_many_pages", limit=MAX_PAGES)
