"""Blocks that stand side by side: the heading of a document and its signature."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from vanban.reading.block import Column
from vanban.reading.pdf_page import Row, Word, split_row

_GUTTER = 14.0
_HEADING_ROWS = 6
_ROWS_UNDER_THE_MOTTO = 12
_UNEVEN = 40.0  # how far apart the lines of a centred column may begin
_SIDE_BY_SIDE = re.compile(
    r"Nơi nhận|Độc lập\s*[-–]\s*Tự do|CỘNG H[ÒO][AÀ] XÃ HỘI|^TM\.|^KT\.|^TL\.|"
    r"ĐẢNG CỘNG SẢN VIỆT NAM|ĐOÀN (?:TNCS|THANH NIÊN CỘNG SẢN) HỒ CHÍ MINH$|^[-–]\s*Lưu\b"
)

_MOTTO = re.compile(r"Độc lập|CỘNG H[ÒO][AÀ] XÃ HỘI|ĐẢNG CỘNG SẢN|HỒ CHÍ MINH$")


@dataclass(frozen=True, slots=True)
class Placed:
    """A row, or its half, with the column it stands in."""

    row: Row
    column: Column


@dataclass(frozen=True, slots=True)
class _Zone:
    """Rows ``start`` to ``end`` stand in two columns that ``gutter`` divides."""

    start: int
    end: int
    gutter: float


def place_rows(rows: list[Row], width: float) -> list[Placed]:
    """Rows from top to bottom; in a zone of two columns all of the left, then all of the right."""
    gutters = _without_blanks(rows, [_gutter(row, width) for row in rows], width)
    placed: list[Placed] = []
    at = 0
    for zone in _zones(rows, gutters, width):
        placed += [Placed(row, Column.FULL) for row in rows[at : zone.start]]
        placed += _two_columns(rows[zone.start : zone.end], gutters[zone.start : zone.end], zone)
        at = zone.end
    return placed + [Placed(row, Column.FULL) for row in rows[at:]]


def _gutter(row: Row, width: float) -> float | None:
    """Where the right half of a row begins that a wide blank divides, or None."""
    pairs = zip(row.words, row.words[1:], strict=False)
    gaps = [(b.x0 - a.x1, b.x0 - 4) for a, b in pairs]
    if not gaps:
        return None
    widest, edge = max(gaps)
    others = sorted(gap for gap, _ in gaps)[:-1]
    usual = median(others) if others else 4.0
    if widest < _GUTTER or widest < 3 * max(usual, 2.0):
        return None
    return edge if 0.28 * width < edge < 0.8 * width else None


def _without_blanks(
    rows: list[Row], gutters: list[float | None], width: float
) -> list[float | None]:
    """The gutters of a page whose heading leaves room for a number and a day to be written in.

    Such a blank (Nghị định 30/2020/NĐ-CP, ô 3 and 4) may be wider than the gutter; what stands
    between the columns is the wide gap nearest to where the motto begins.
    """
    at = next((i for i, row in enumerate(rows[: _HEADING_ROWS + 1]) if _MOTTO.search(row.text)), -1)
    begins = _right_of_gaps(rows[at]) if at >= 0 else 0.0
    if begins < 0.3 * width:
        return gutters
    end = at + _ROWS_UNDER_THE_MOTTO
    kept = [
        _gutter_before(row, begins) if own is not None else None
        for row, own in zip(rows[:end], gutters[:end], strict=True)
    ]
    return kept + gutters[end:]


def _wide_gaps(row: Row) -> list[tuple[Word, Word]]:
    return [(a, b) for a, b in pairwise(row.words) if b.x0 - a.x1 >= _GUTTER]


def _right_of_gaps(row: Row) -> float:
    """Where the words behind the last wide gap of a row begin, or the row itself."""
    gaps = _wide_gaps(row)
    return gaps[-1][1].x0 if gaps else row.x0


def _gutter_before(row: Row, begins: float) -> float | None:
    """The gutter of a row that reaches over the left edge of the motto's column, else None."""
    gaps = _wide_gaps(row)
    if not gaps or row.x0 > begins - _UNEVEN or row.x1 < begins + _GUTTER:
        return None
    return min((b.x0 - 4 for _, b in gaps), key=lambda edge: abs(edge + 4 - begins))


def _zones(rows: list[Row], gutters: list[float | None], width: float) -> list[_Zone]:
    """The zones that a row of the motto, of the recipients or of the signature marks."""
    zones: list[_Zone] = []
    for i, row in enumerate(rows):
        if (zones and i < zones[-1].end) or not _SIDE_BY_SIDE.search(row.text):
            continue
        if gutters[i] is None and not _stands_aside(row, width):
            continue
        zone = _grow(rows, gutters, i, width, floor=zones[-1].end if zones else 0)
        if zone.end - zone.start > 1 or gutters[i] is not None:  # the page may end here
            zones.append(zone)
    return zones


def _stands_aside(row: Row, width: float) -> bool:
    return row.x1 < 0.55 * width or (row.x0 > 0.3 * width and (row.x0 + row.x1) > 1.08 * width)


def _grow(rows: list[Row], gutters: list[float | None], at: int, width: float, floor: int) -> _Zone:
    listed = rows[at].text.startswith(("-", "–"))  # "- Lưu": the list may begin a page before
    near = [g for g in gutters[max(floor, at - 8 * listed) : at + 12] if g is not None]
    gutter = min(near) if near else _default_gutter(rows[at], width)
    end = at + 1
    while end < len(rows) and _stays_aside(rows[end], gutters[end], gutter, width):
        end += 1
    start = at
    reaches_back = at <= _HEADING_ROWS and bool(_MOTTO.search(rows[at].text))
    while start > floor and (
        reaches_back or gutters[start - 1] is not None or (listed and _is_listed(rows, start - 1))
    ):
        if not _stays_aside(rows[start - 1], gutters[start - 1], gutter, width):
            break
        start -= 1
    return _Zone(start, end, gutter)


def _is_listed(rows: list[Row], at: int) -> bool:
    """Whether a row is an item of the recipients, or the second line of one."""
    text = rows[at].text
    wraps = at > 0 and text.endswith(";") and rows[at - 1].text.startswith(("-", "–"))
    return wraps or text.startswith(("-", "–"))


def _default_gutter(row: Row, width: float) -> float:
    return row.x0 - 8 if row.x0 > 0.3 * width else max(row.x1 + 8, 0.45 * width)


def _stays_aside(row: Row, own: float | None, gutter: float, width: float) -> bool:
    """Whether a row is divided, or stands wholly on one side and is not a centred title."""
    if row.text.startswith("Kính gửi"):
        return False
    if own is not None and abs(own - gutter) < 0.2 * width:
        return True
    if row.x1 <= gutter + 6:
        return True
    middle, page_middle = (row.x0 + row.x1) / 2, width / 2 + 10
    right_middle = (gutter + 0.93 * width) / 2
    nearer_right = abs(middle - right_middle) < abs(middle - page_middle)
    return row.x0 >= gutter - 12 and nearer_right


def _two_columns(rows: list[Row], gutters: list[float | None], zone: _Zone) -> list[Placed]:
    left: list[Placed] = []
    right: list[Placed] = []
    for row, own in zip(rows, gutters, strict=True):
        edge = own if own is not None else zone.gutter
        if own is None and row.x0 >= zone.gutter - 12:
            edge = row.x0 - 1
        for part in split_row(row, edge):
            aside = (part.x0 + part.x1) / 2 < edge
            (left if aside else right).append(Placed(part, Column.LEFT if aside else Column.RIGHT))
    return left + right
