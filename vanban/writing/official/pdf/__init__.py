"""Writes an official document as a tagged PDF: ``to_pdf(document) -> bytes``."""

from vanban.writing.official.pdf.writing import missing_letters, to_pdf

__all__ = ["missing_letters", "to_pdf"]
