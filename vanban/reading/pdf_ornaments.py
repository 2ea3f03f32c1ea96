"""Running heads, page numbers and the marks that signing programs print over a page."""

from __future__ import annotations

import re
from collections import Counter

from vanban.reading.furniture import is_page_number
from vanban.reading.pdf_page import PageText, Row

_EDGE = 75.0
_STAMP = re.compile(
    r"^(?:Người ký|Ký bởi|Ký điện tử bởi|Được ký bởi|Signed by|Digitally signed|Signature|"
    r"Thời gian ký|Ngày ký|Giờ ký|Date:|DN:|Reason:|Location:|Foxit|Email:|Cơ quan:|Tổ chức:|"
    r"CÔNG VĂN ĐẾN|Giờ đến|Số đến|Ngày đến)",
    re.IGNORECASE,
)
_STAMP_TIME = re.compile(
    r"\b(?:\d{4}[./-]\d\d[./-]\d\d|"
    r"\d\d[./-]\d\d[./-]\d{4})\s+\d\d:\d\d:\d\d(?:\s*[+-]\d\d[:']?\d\d)?"
)
_STAMP_BEGINS = re.compile(r"(?:ký bởi|người ký|signed by|ký điện tử)", re.IGNORECASE)


def repeated_heads(pages: list[PageText]) -> frozenset[str]:
    """Texts that stand at the edge of three pages or more (or of both pages of two)."""
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({shape(row.text) for row in page.rows if _at_edge(row, page)})
    needed = max(2, min(3, len(pages)))
    return frozenset(text for text, count in seen.items() if count >= needed and len(text) > 3)


def shape(text: str) -> str:
    """A line with its numbers made equal, so that running heads with page numbers match."""
    return re.sub(r"\d+", "#", text)


def is_ornament(row: Row, page: PageText, heads: frozenset[str]) -> bool:
    """Whether a row is no part of the text: page number, running head."""
    if not _at_edge(row, page):
        return False
    return is_page_number(row.text) or shape(row.text) in heads


def stamp_rows(rows: list[Row]) -> set[int]:
    """Places in ``rows`` of the lines of a digital signature's stamp."""
    small = {i for i, row in enumerate(rows) if row.size < 11.5}
    timed = {i for i in small if _STAMP_TIME.search(rows[i].text)}
    if not any(_STAMP_BEGINS.search(rows[i].text) for i in small):
        return timed
    return timed | {i for i in small if _STAMP.match(rows[i].text)}


def _at_edge(row: Row, page: PageText) -> bool:
    return row.y > page.height - _EDGE or row.y < _EDGE
