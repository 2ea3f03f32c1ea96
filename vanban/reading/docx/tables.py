"""Word tables: which only lay out a heading or a signature, and the cells of the others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from vanban.reading.docx.package import Element, W
from vanban.reading.docx.styles import value, whole
from vanban.reading.repair import repair_line

MAX_COLUMNS = 64
MAX_CELLS = 60_000
_HOLDERS = {f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins"}
_DATED = re.compile(r"SỐ\s*:?.{1,120}NGÀY.{0,12}THÁNG.{0,12}NĂM", re.DOTALL)
_HEADING_SIGNS = ("CỘNG HÒA XÃ HỘI", "CỘNG HOÀ XÃ HỘI", "ĐẢNG CỘNG SẢN VIỆT NAM")
_SIGNING_SIGNS = ("NƠI NHẬN", "NƠI GỬI")
_AUTHORITY = ("TM.", "KT.", "TL.", "TUQ.", "Q.", "T/M", "CHỦ TỊCH", "GIÁM ĐỐC", "TRƯỞNG", "BÍ THƯ")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as placed on the grid; ``continues`` the cell above when merged with it."""

    element: Element
    start: int
    width: int
    continues: bool


def inside(element: Element) -> Iterator[Element]:
    """Children, looking through content controls and the like."""
    for child in element:
        if child.tag in _HOLDERS:
            yield from inside(child)
        elif isinstance(child.tag, str):
            yield child


def grid(table: Element) -> list[list[Cell]]:
    """The rows of a table with their cells placed; rows deleted by tracked changes are out."""
    rows = []
    for row in inside(table):
        properties = row.find(f"{W}trPr")
        if row.tag != f"{W}tr" or (properties is not None and _has(properties, "del")):
            continue
        rows.append(_placed(row, whole(value(properties, "gridBefore")) or 0))
    return rows


def _placed(row: Element, at: int) -> list[Cell]:
    cells = []
    for cell in inside(row):
        if cell.tag != f"{W}tc":
            continue
        properties = cell.find(f"{W}tcPr")
        width = min(max(whole(value(properties, "gridSpan")) or 1, 1), MAX_COLUMNS)
        merge = properties.find(f"{W}vMerge") if properties is not None else None
        continues = merge is not None and merge.get(f"{W}val", "continue") == "continue"
        if at < MAX_COLUMNS:
            cells.append(Cell(cell, at, width, continues))
        at += width
    return cells


def _has(element: Element, name: str) -> bool:
    return element.find(W + name) is not None


def filled(
    rows: list[list[Cell]], words_of: Callable[[Element], str]
) -> tuple[tuple[str, ...], ...]:
    """Rows of cell texts on one grid, a merged cell repeated in each place it covers."""
    last = max((cell.start + cell.width for row in rows for cell in row), default=0)
    columns = min(last, MAX_COLUMNS)
    made: list[tuple[str, ...]] = []
    for row in rows[: MAX_CELLS // max(columns, 1)]:
        texts = [""] * columns
        for cell in row:
            text = words_of(cell.element)
            if cell.continues and made and not text:
                text = made[-1][cell.start] if cell.start < columns else ""
            for at in range(cell.start, min(cell.start + cell.width, columns)):
                texts[at] = text
        made.append(tuple(texts))
    return tuple(row for row in made if any(row))


def is_layout(table: Element, rows: list[list[Cell]]) -> bool:
    """Whether a table only sets two columns side by side: the heading, or the signature.

    Mẫu 1.4 of Nghị định 30/2020 prints issuer beside Quốc hiệu and "Nơi nhận" beside the signer;
    Word has no other handy way than a table without borders.
    """
    if len(rows) > 12 or not rows or max(len(row) for row in rows) > 4:
        return False
    first = " ".join(_plain(cell.element) for row in rows[:2] for cell in row)[:2000]
    if any(sign in first for sign in (*_HEADING_SIGNS, *_SIGNING_SIGNS)) or _DATED.search(first):
        return True
    if len(rows) > 3 or max(len(row) for row in rows) > 3 or _has_borders(table):
        return False
    return any(sign in first for sign in _AUTHORITY)


def is_frame(rows: list[list[Cell]]) -> bool:
    """A table of one single cell is only a frame around paragraphs."""
    return len(rows) == 1 and len(rows[0]) == 1


def _plain(cell: Element) -> str:
    return repair_line("".join(str(text) for text in cell.itertext(f"{W}t"))).upper()


def _has_borders(table: Element) -> bool:
    borders = table.find(f"{W}tblPr/{W}tblBorders")
    if borders is None:
        style = value(table.find(f"{W}tblPr"), "tblStyle")
        return style is not None and "grid" in style.lower()
    return any(border.get(f"{W}val") not in {"nil", "none", None} for border in borders)
