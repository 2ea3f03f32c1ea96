"""Official letters and reports: letterheads of agencies, and one way to DOCX and PDF/UA."""

from nepso.foundation.letters.letterheads import (
    Letterhead,
    letterhead_of,
    reports_to,
    symbol_of,
)
from nepso.foundation.letters.pdfs import page_count, page_pictures, pdf_opened
from nepso.foundation.letters.writing import (
    Draft,
    Signing,
    Written,
    letter_document,
    sealed_document,
    written,
)
from vanban.writing.official import OfficialDocument

__all__ = [
    "Draft",
    "Letterhead",
    "OfficialDocument",
    "Signing",
    "Written",
    "letter_document",
    "letterhead_of",
    "page_count",
    "page_pictures",
    "pdf_opened",
    "reports_to",
    "sealed_document",
    "symbol_of",
    "written",
]
