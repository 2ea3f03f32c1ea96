"""What a reader hands to the understanding: the blocks of a document in reading order.

A reader knows a file format and geometry; it knows nothing of plans. Text in a block is
already repaired (``vanban.reading.repair``): NFC, white space collapsed, never empty.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class BlockKind(StrEnum):
    """How far the reader could tell what a block is."""

    LINE = "line"  # one printed line (PDF, TXT): the understanding joins lines to paragraphs
    PARAGRAPH = "paragraph"  # a whole paragraph (DOCX, MD): never joined to its neighbours
    TABLE = "table"  # text is the cells joined; rows hold the cells
    PAGE_FURNITURE = "page_furniture"  # running heads, page numbers
    FOOTNOTE = "footnote"


class Column(StrEnum):
    """Left and right blocks stand side by side (heading and signature); full is the rest."""

    FULL = "full"
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Look:
    """Geometry and style where the format tells them; None means unknown.

    ``indent`` and ``right_gap`` are in points, from the left and right text margins, ``width``
    is that of the words; ``second_word`` is where the second word begins, which in a list is
    where the words after a mark begin;
    ``gap_before`` in line heights above this line; ``size`` in points.
    """

    indent: float | None = None
    right_gap: float | None = None
    width: float | None = None
    second_word: float | None = None
    gap_before: float | None = None
    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    centred: bool | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """One line, paragraph, table, footnote or page ornament, in reading order.

    A number that Word makes itself is already part of ``text`` ("a) Tuyên truyền …").
    ``rows`` is given for tables only: rows of cells, a merged cell repeated in each place
    it covers, every cell's text repaired, empty cells "", a line break where one was typed.
    ``text`` of a table is its rows' distinct cells on one line each joined by " | ", rows by a
    line break.
    """

    kind: BlockKind
    text: str
    page: int = 1
    column: Column = Column.FULL
    look: Look = Look()
    heading_level: int | None = None
    rows: tuple[tuple[str, ...], ...] = ()


def on_one_line(cell: str) -> str:
    """The words of a cell without the breaks between its lines."""
    return cell.replace("\n", " ")


def table_text(rows: tuple[tuple[str, ...], ...]) -> str:
    """The text of a table block: each row's distinct cells joined by " | ", a line a row."""
    return "\n".join(
        " | ".join(dict.fromkeys(on_one_line(cell) for cell in row if cell)) for row in rows
    )


@dataclass(frozen=True, slots=True)
class Reading:
    """A whole file as read. ``notes`` are problems that the reader met (code, sentence)."""

    format: str
    pages: int
    blocks: tuple[Block, ...]
    notes: tuple[tuple[str, str], ...] = ()
