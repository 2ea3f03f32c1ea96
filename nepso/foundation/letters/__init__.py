"""Official letters and reports: letterheads of agencies, and one way to DOCX and PDF/UA."""

from nepso.foundation.letters.letterheads import Letterhead, letterhead_of, symbol_of
from nepso.foundation.letters.writing import (
    Draft,
    Signing,
    Written,
    letter_document,
    page_pictures,
    sealed_document,
    written,
)

__all__ = [
    "Draft",
    "Letterhead",
    "Signing",
    "Written",
    "letter_document",
    "letterhead_of",
    "page_pictures",
    "sealed_document",
    "symbol_of",
    "written",
]
