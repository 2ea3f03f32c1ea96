"""The four ways to draw a small table: bars, columns, shares of a whole, large numbers."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from nepso.outreach.distribution.artwork.faces import width_of
from nepso.outreach.distribution.artwork.infographics.drawing import Canvas, lines_of
from nepso.outreach.distribution.artwork.infographics.numbers import (
    shown_number,
    shown_percent,
    ticks,
)

Rows = list[tuple[str, Decimal]]
PAD = 64.0
_SERIES = ("indigo", "amber_bright", "tea", "lacquer", "plum", "ink_soft", "amber", "line")


def bars(canvas: Canvas, top: float, rows: Rows, unit: str) -> float:
    """A bar a row, its label above, its value behind; where the drawing ends."""
    highest = max(value for _, value in rows) or Decimal(1)
    values = [_with_unit(value, unit) for _, value in rows]
    behind = max(width_of(text, 30, 700) for text in values) + 24
    room = canvas.width - 2 * PAD - behind
    y = top
    for (label, value), text in zip(rows, values, strict=True):
        y = canvas.lines(PAD, y, label, 26, canvas.width - 2 * PAD) + 6
        length = float(value / highest) * room
        canvas.box(PAD, y, room, 40, colour="pale", r=6)
        canvas.box(PAD, y, length, 40, colour="accent", r=min(6, length / 2))
        canvas.text(canvas.width - PAD, y + 31, text, 30, weight=700, anchor="end", colour="deep")
        y += 40 + 22
    return y


def columns(canvas: Canvas, top: float, rows: Rows, unit: str) -> float:
    """A column a row over a scale with round ticks."""
    scale = ticks(max(value for _, value in rows))
    left = PAD + max(width_of(shown_number(tick), 22) for tick in scale) + 18
    high, base = top + 56, top + 56 + 460
    canvas.lines(PAD, top, f"Đơn vị: {unit}" if unit else "", 22, 900, colour="ink_soft")
    for tick in scale:
        y = base - float(tick / scale[-1]) * (base - high)
        canvas.line(left, y, canvas.width - PAD, y, colour="line", width=1.5)
        canvas.text(left - 14, y + 8, shown_number(tick), 22, anchor="end", colour="ink_soft")
    step = (canvas.width - PAD - left) / len(rows)
    wide = min(step * 0.64, 130)
    bottom = base
    for number, (label, value) in enumerate(rows):
        middle = left + step * (number + 0.5)
        tall = float(value / scale[-1]) * (base - high)
        canvas.box(middle - wide / 2, base - tall, wide, tall, colour="accent", r=min(5, tall / 2))
        size = _fitting(shown_number(value), step * 0.98, 28)
        canvas.text(
            *(middle, base - tall - 12, shown_number(value), size),
            weight=700,
            anchor="middle",
            colour="deep",
        )
        end = canvas.lines(middle, base + 8, label, 21, step * 0.94, anchor="middle")
        bottom = max(bottom, end)
    canvas.line(left, base, canvas.width - PAD, base, colour="ink_soft", width=2)
    return bottom + 16


def shares(canvas: Canvas, top: float, rows: Rows, unit: str) -> float:
    """A ring of parts, each told beside it with its value and its share."""
    whole = sum((value for _, value in rows), Decimal(0))
    radius = 210.0
    x = PAD + 440 + 56
    room = canvas.width - PAD - x
    y = top
    for number, (label, value) in enumerate(rows):
        canvas.box(x, y + 6, 26, 26, colour=_SERIES[number], r=4)
        y = canvas.lines(x + 44, y, label, 25, room - 44)
        told = f"{_with_unit(value, unit)} ({shown_percent(value, whole)})"
        y = canvas.lines(x + 44, y, told, 27, room - 44, weight=700, colour="deep") + 16
    bottom = max(y, top + 2 * radius + 16)
    centre = (PAD + radius + 10, (top + bottom) / 2)
    turn = 0.0
    for number, (_, value) in enumerate(rows):
        end = turn + float(value / whole)
        if value:
            canvas.ring(centre, (radius, radius * 0.58), (turn, end), _SERIES[number])
        turn = end
    size = _fitting(shown_number(whole), radius, 52)
    canvas.text(*centre, shown_number(whole), size, weight=800, anchor="middle", colour="deep")
    canvas.lines(centre[0], centre[1] + 8, unit, 22, radius, anchor="middle", colour="ink_soft")
    return bottom


def numbers(canvas: Canvas, top: float, rows: Rows, unit: str) -> float:
    """A card a row with its number as large as the card."""
    across = min(len(rows), 3) if len(rows) != 4 else 2
    gap = 28.0
    wide = (canvas.width - 2 * PAD - gap * (across - 1)) / across
    y = top
    for start in range(0, len(rows), across):
        line = rows[start : start + across]
        heights = [len(lines_of(label, 25, wide - 56)) * 25 * 1.3 for label, _ in line]
        tall = 150 + max(heights) + (36 if unit else 0)
        for place, (label, value) in enumerate(line):
            x = PAD + place * (wide + gap)
            canvas.box(x, y, wide, tall, colour="pale", r=14)
            canvas.box(x, y + 26, 8, 86, colour="amber_bright", r=2)
            text = shown_number(value)
            size = _fitting(text, wide - 56, 84)
            canvas.text(x + 28, y + 102, text, size, weight=800, colour="deep")
            after = y + 116
            if unit:
                after = canvas.lines(
                    x + 28, after, unit, 24, wide - 56, colour="ink_soft", weight=600
                )
            canvas.lines(x + 28, after, label, 25, wide - 56)
        y += tall + gap
    return y


CHARTS: dict[str, Callable[[Canvas, float, Rows, str], float]] = {
    "bar": bars,
    "column": columns,
    "share": shares,
    "numbers": numbers,
}


def _with_unit(value: Decimal, unit: str) -> str:
    return f"{shown_number(value)} {unit}".strip()


def _fitting(text: str, room: float, size: float) -> float:
    wide = width_of(text, size, 800)
    return size if wide <= room else size * room / wide
