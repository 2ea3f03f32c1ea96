"""Reads plain text: one block a line, with the blank lines before it as the gap."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass
from statistics import median_low

from vanban.errors import UnreadableDocument
from vanban.reading.block import Block, BlockKind, Column, Look, Reading
from vanban.reading.furniture import is_page_number
from vanban.reading.repair import repair
from vanban.reading.text_indents import blanks_before, indents
from vanban.reading.text_tables import Rows, table_at, table_text

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_COLUMN_GAP = re.compile(r"(?:\t| {3,})(?=\S)")
_RECIPIENTS = ("Nơi nhận", "NƠI NHẬN")
_NUMBERED_ROWS = re.compile(r"\s*\|?\s*S?TT\s*[|\t]", re.IGNORECASE)  # the head of a table
_FAR_RIGHT = 24  # blanks before a line of the signature
_HEADING_WORDS = ("CỘNG HÒA XÃ HỘI", "CỘNG HOÀ XÃ HỘI", "Độc lập", "ĐẢNG CỘNG SẢN")


def read_text(data: bytes) -> Reading:
    """Read the bytes of a text file (UTF-8, UTF-16 or the old Windows page 1258).

    Raises ``UnreadableDocument`` when the bytes are no text.
    """
    pages = unicodedata.normalize("NFC", decode(data)).split("\f")
    lines = [_lines_of(page) for page in pages]
    set_in = indents([[(line.blanks_left, line.text) for line in page] for page in lines])
    blocks = [
        block
        for number, (page, edges) in enumerate(zip(lines, set_in, strict=True), start=1)
        for block in _blocks_of(page, edges, number)
    ]
    return Reading(format="txt", pages=len(pages), blocks=tuple(blocks))


def decode(data: bytes) -> str:
    """The letters of a text file; UnreadableDocument ``not_text`` when the bytes are no text."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("cp1258", errors="replace")
    if "\x00" in text or text.count("\ufffd") > len(text) / 10:
        raise UnreadableDocument(
            "not_text",
            "Tệp không phải văn bản thuần; hãy lưu lại dưới dạng UTF-8 rồi gửi lại.",
        )
    return text


@dataclass(frozen=True, slots=True)
class _Line:
    """A line, half of one or a table: its words, the empty lines above it, the blanks to its left.

    A table tells nothing of the margins, so ``text`` is "" and ``rows`` holds its cells.
    """

    text: str
    gap: int
    column: Column
    blanks_left: int
    rows: Rows = ()


def _lines_of(page: str) -> list[_Line]:
    found: list[_Line] = []
    blanks, closing = 0, False
    printed = page.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    past = 0  # the first line after the last table
    for at, raw in enumerate(printed):
        if at < past:
            continue
        in_columns = closing and not _NUMBERED_ROWS.match(raw)  # signature beside recipients
        table = table_at(printed, at) if not in_columns else None
        if table is not None:
            found.append(_Line("", blanks, Column.FULL, 0, table.rows))
            past, blanks = at + table.lines, 0
            continue
        cells = _cells(raw, closing=closing)
        if not cells:
            blanks += 1
            continue
        for column, cell in cells:
            found.append(_Line(cell, blanks, column, blanks_before(raw)))
        blanks = 0
        closing = closing or raw.lstrip().startswith(_RECIPIENTS)
    return found


def _blocks_of(page: list[_Line], edges: list[float | None], number: int) -> list[Block]:
    usual = median_low([line.gap for line in page[1:]]) if len(page) > 1 else 0
    return [
        _block(line, number, Look(gap_before=float(max(0, line.gap - usual)), indent=edge))
        for line, edge in zip(page, edges, strict=True)
    ]


def _block(line: _Line, page: int, look: Look) -> Block:
    if line.rows:
        return Block(BlockKind.TABLE, table_text(line.rows), page=page, rows=line.rows)
    kind = BlockKind.PAGE_FURNITURE if is_page_number(line.text) else BlockKind.LINE
    return Block(kind, line.text, page=page, column=line.column, look=look)


def _cells(raw: str, *, closing: bool = False) -> list[tuple[Column, str]]:
    """A line, or its left and right halves in the heading and beside "Nơi nhận"."""
    parts = [part for part in _COLUMN_GAP.split(raw.strip("\n")) if part.strip()]
    if len(parts) == 2 and _side_by_side(parts[0].strip(), parts[1].strip(), closing=closing):
        halves = [(Column.LEFT, repair(parts[0])), (Column.RIGHT, repair(parts[1]))]
        return [(column, text) for column, text in halves if text]
    whole = " ".join(repair(raw).split())
    if not whole:
        return []
    far = len(raw) - len(raw.lstrip(" \t")) + 7 * raw[: len(raw) - len(raw.lstrip())].count("\t")
    return [(Column.RIGHT if closing and far >= _FAR_RIGHT else Column.FULL, whole)]


def _side_by_side(left: str, right: str, *, closing: bool) -> bool:
    if right.startswith(_HEADING_WORDS) or left.startswith(_RECIPIENTS):
        return True
    if left.startswith("Số") and "ngày" in right:
        return True
    return closing and (left.startswith("-") or right.isupper())
