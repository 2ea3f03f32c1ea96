"""The blocks that bodies of letters and reports are made of, and short ways to write them."""

from __future__ import annotations

from vanban.writing.official import (
    Align,
    Appendix,
    Block,
    Cell,
    Heading,
    Level,
    PageBreak,
    Paragraph,
    Run,
    Table,
)

__all__ = [
    "Align",
    "Appendix",
    "Block",
    "Cell",
    "Heading",
    "Level",
    "PageBreak",
    "Paragraph",
    "Run",
    "Table",
    "cell",
    "linked",
    "paragraph",
]


def paragraph(*parts: str | Run, level: Level | None = None) -> Paragraph:
    """A paragraph of plain and linked stretches of text."""
    return Paragraph(tuple(Run(p) if isinstance(p, str) else p for p in parts), level)


def linked(text: str, address: str) -> Run:
    """Text that opens an address; text alone where there is none."""
    return Run(text, link=address or None)


def cell(text: str, address: str = "", *, columns: int = 1, rows: int = 1) -> Cell:
    """A cell of a table, its text a link where ``address`` is given."""
    return Cell((linked(text, address),) if text else (), columns, rows)
