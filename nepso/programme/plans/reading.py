"""The one place where plans asks ``vanban`` to read a document."""

from __future__ import annotations

from typing import Any

from vanban.compiling import compile_bytes
from vanban.errors import UnreadableDocument
from vanban.reading.guard import file_format
from vanban.writing.as_json import to_dict

__all__ = ["UnreadableDocument", "compiled_of", "format_of"]


def format_of(name: str, data: bytes) -> str:
    """``pdf``, ``docx``, ``md`` or ``txt``, told by the first bytes; UnreadableDocument else."""
    return file_format(name, data)


def compiled_of(name: str, data: bytes) -> dict[str, Any]:
    """The document as JSON of ``docs/contracts/register.md``, read in a limited child process.

    Raises UnreadableDocument with one Vietnamese sentence.
    """
    return to_dict(compile_bytes(name, data))
