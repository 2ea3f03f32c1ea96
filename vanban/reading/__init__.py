"""Reading files: one reader a format, each giving the same ``Reading`` (blocks in order)."""

from __future__ import annotations

from vanban import limits
from vanban.errors import UnreadableDocument
from vanban.reading import guard
from vanban.reading.block import Reading
from vanban.reading.refusals import refusal

__all__ = ["read"]


def read(name: str, data: bytes) -> Reading:
    """Read a whole file given by its bytes; ``name`` only helps to tell Markdown from text.

    Raises UnreadableDocument, and nothing else, whatever the bytes are: a parser's own error
    becomes ``broken``. Memory and time are bounded by the child process, not here.
    """
    kind = guard.file_format(name, data)
    try:
        reading = _read_as(kind, data)
    except UnreadableDocument:
        raise
    except MemoryError as error:
        raise refusal("too_costly") from error
    except Exception as error:
        # Parsers of hostile files raise whatever they like; a person gets one sentence.
        raise refusal("broken") from error
    if not any(block.text.strip() for block in reading.blocks):
        raise refusal("no_text")
    if reading.pages > limits.MAX_PAGES:
        raise refusal("too_many_pages", limit=limits.MAX_PAGES)
    if sum(len(block.text) for block in reading.blocks) > limits.MAX_TEXT:
        raise refusal("too_long")
    return reading


def _read_as(kind: str, data: bytes) -> Reading:
    """The readers are imported when needed: a text file must not pay for a PDF engine."""
    if kind == "pdf":
        from vanban.reading.pdf import read_pdf
        from vanban.reading.pdf_door import check_pdf

        check_pdf(data)
        return read_pdf(data)
    if kind == "docx":
        from vanban.reading.docx import read_docx

        return read_docx(data)
    if kind == "md":
        from vanban.reading.markdown import read_markdown

        return read_markdown(data)
    from vanban.reading.text import read_text

    return read_text(data)
