"""Writes an official document as DOCX: ``to_docx(document) -> bytes``."""

from vanban.writing.official.docx.writing import to_docx

__all__ = ["to_docx"]
