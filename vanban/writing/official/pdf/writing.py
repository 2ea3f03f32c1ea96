"""``to_pdf``: from an official document to the bytes of a PDF/UA-1 file."""

from __future__ import annotations

import json
from pathlib import Path

from vanban.writing.official import glyphs
from vanban.writing.official.arranging import arrange
from vanban.writing.official.cleaning import with_texts
from vanban.writing.official.document import OfficialDocument
from vanban.writing.official.pdf.plain import PlainForm
from vanban.writing.official.typst_door import compiled

_SOURCE = (Path(__file__).parent / "official.typ").read_bytes()
STANDARD = "ua-1"


def to_pdf(document: OfficialDocument) -> bytes:
    """The document as tagged PDF (PDF/UA-1), laid out by Nghị định 30/2020; same input, same bytes.

    A link is a link, and has a number whose address stands in a list on the last page, so that it
    lives on paper too. A letter that the font does not have is shown as "□" (``missing_letters``
    names them). UnusableFigure when a picture in it cannot be used.
    """
    form = PlainForm()
    shown = with_texts(document, glyphs.shown, but=frozenset({"link", "svg"}))
    plain = form.of(arrange(shown), document.date)
    files = {"data.json": json.dumps(plain).encode(), **form.files}
    return compiled(_SOURCE, files, format="pdf", pdf_standards=STANDARD, timestamp=0)


def missing_letters(document: OfficialDocument) -> str:
    """The letters of the document that the font of the PDF does not have, each once."""
    found: set[str] = set()

    def noted(text: str) -> str:
        found.update(glyphs.missing(text))
        return text

    with_texts(document, noted, but=frozenset({"link", "svg"}))
    return "".join(sorted(found))
