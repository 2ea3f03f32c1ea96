"""What an official document is before it is laid out: plain data, no measure, no markup.

``layout`` of Nghị định 30/2020/NĐ-CP is the writers' business (``measures.py``); whoever fills an
``OfficialDocument`` states words and facts only. All text is data: a writer never reads markup
in it. The JSON form of these classes is described by ``vanban write --schema``.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """Places in the outline of a document (Nghị định 30/2020, Phụ lục I, II.6)."""

    PART = "part"  # Phần I
    CHAPTER = "chapter"  # Chương I
    ARTICLE = "article"  # Điều 1.
    SECTION = "section"  # mục: I.
    CLAUSE = "clause"  # khoản: 1.
    SUBCLAUSE = "subclause"  # 1.1.
    POINT = "point"  # điểm: a)
    DASH = "dash"  # -
    PLUS = "plus"  # +


class Align(StrEnum):
    """How lines stand between the margins."""

    JUSTIFY = "justify"
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one look; ``link`` is an http, https or mailto address."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str | None = None


Text = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A title in the outline, on its own line. ``number`` None is counted, "" is none."""

    level: Level
    title: str
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body; with ``level``, an untitled khoản, điểm or dash item.

    ``number`` None is counted from ``level``; "" is none; other text stands as it is given.
    """

    text: Text
    level: Level | None = None
    number: str | None = None
    align: Align = Align.JUSTIFY


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; it may span columns and rows to its right and below."""

    text: Text = ()
    columns: int = 1
    rows: int = 1
    align: Align | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table. ``head`` rows are bold and repeat on every page.

    ``widths`` are proportions, one a column; without them columns are equal. ``aligns`` are the
    columns' own. ``size`` is that of the text in points.
    """

    head: tuple[tuple[Cell, ...], ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...] = ()
    aligns: tuple[Align, ...] = ()
    caption: str | None = None
    size: float = 12.0
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture: ``svg`` text or ``png`` bytes, and the words that say what it shows."""

    alternative: str
    svg: str | None = None
    png: bytes | None = None
    width_mm: float = 150.0
    caption: str | None = None


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


Block = Heading | Paragraph | Table | Figure | PageBreak


@dataclass(frozen=True, slots=True)
class Issuer:
    """The body that issues the document and the one above it, in any case of letters."""

    name: str
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """Lines of authority and office ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH") and the signer's name."""

    lines: tuple[str, ...] = ()
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Appendix:
    """A Phụ lục on pages of its own; ``number`` None is counted where there are several."""

    title: str
    body: tuple[Block, ...]
    number: str | None = None
    landscape: bool = False
    reference: bool = True


@dataclass(frozen=True, slots=True)
class OfficialDocument:
    """One official document. ``number`` and ``date`` stay None until it has been signed.

    ``kind`` is its name ("Kế hoạch", "Công văn"); ``symbol`` stands after the number ("KH-UBND").
    ``year`` fills the year of a date not known yet. ``deciding_body`` is the line in the middle
    that opens a Quyết định. ``end_mark`` closes the body with "./.".
    """

    kind: str
    about: str
    issuer: Issuer
    place: str
    body: tuple[Block, ...]
    symbol: str | None = None
    number: int | None = None
    date: datetime.date | None = None
    year: int | None = None
    addressees: tuple[str, ...] = ()
    deciding_body: str | None = None
    legal_bases: tuple[str, ...] = ()
    end_mark: bool = True
    recipients: tuple[str, ...] = ()
    signature: Signature = Signature()
    drafter: str | None = None
    contact: str | None = None
    appendices: tuple[Appendix, ...] = ()
