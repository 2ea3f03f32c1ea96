"""Charts drawn by the server: SVG that prints and scales, beside the very numbers it shows.

A chart is a table first: a screen reader reads the table, the bars repeat it for the eye. Only
presentation attributes and classes are used, since the security policy drops inline styles.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.safestring import SafeString

from nepso.ui.components import from_template
from nepso.ui.components.content import COLOURS
from nepso.ui.components.numbers import so

WIDTH = 100  # a bar's drawing is 100 units long; the page stretches it


@dataclass(frozen=True, slots=True)
class Part:
    """One stretch of a bar: from ``start``, ``length`` units of 100, in a colour of the palette."""

    start: str
    length: str
    colour: str


def _units(share: float) -> str:
    return f"{WIDTH * share:.2f}".rstrip("0").rstrip(".")


def _checked(colour: str) -> str:
    if colour not in COLOURS:
        raise ValueError(f"chart colour {colour!r}: one of {', '.join(COLOURS)}")
    return colour


def stretches(
    values: Sequence[float | Decimal], colours: Sequence[str], whole: float
) -> list[Part]:
    """Lay values end to end on a bar whose full length means ``whole``.

    Raises ValueError for a negative value or a colour outside the palette: a bar cannot show it.
    """
    if any(value < 0 for value in values):
        raise ValueError("a bar shows values of zero and above")
    parts, start = [], 0.0
    for value, colour in zip(values, colours, strict=True):
        share = float(value) / whole if whole else 0.0
        if share:
            parts.append(Part(_units(start), _units(share), _checked(colour)))
        start += share
    return parts


def bar_chart(
    title: str, rows: Sequence[Mapping[str, Any]], unit: str = "", hide_title: bool = False
) -> SafeString:
    """One bar a row: ``label``, ``value`` (None is "chưa có"), maybe ``href colour note``."""
    longest = max((float(row["value"] or 0) for row in rows), default=0.0)
    drawn = [
        {
            **row,
            "shown": so(row["value"]) or "chưa có",
            "parts": stretches([row["value"] or 0], [row.get("colour", "blue")], longest),
        }
        for row in rows
    ]
    return from_template("bar_chart", title=title, rows=drawn, unit=unit, hide_title=hide_title)


def stacked_chart(
    title: str,
    rows: Sequence[Mapping[str, Any]],
    series: Sequence[Mapping[str, str]],
    shares: bool = True,
) -> SafeString:
    """Rows of parts: each ``label``, ``values`` in the order of ``series`` (``label colour``).

    With ``shares`` every bar is full length and shows how a whole divides; without, lengths
    compare the rows. Rows may have ``href`` and ``total`` (else the sum).
    """
    colours = [_checked(one["colour"]) for one in series]
    sums = [float(sum(row["values"])) for row in rows]
    longest = max(sums, default=0.0)
    drawn = []
    for row, total in zip(rows, sums, strict=True):
        whole = total if shares else longest
        cells = [
            {"label": one["label"], "shown": so(value)}
            for one, value in zip(series, row["values"], strict=True)
        ]
        parts = stretches(row["values"], colours, whole)
        drawn.append({**row, "cells": cells, "parts": parts, "shown": so(row.get("total", total))})
    return from_template("stacked_chart", title=title, rows=drawn, series=series)


def column_chart(
    title: str,
    points: Sequence[Mapping[str, Any]],
    series: Sequence[Mapping[str, str]],
    unit: str = "",
) -> SafeString:
    """Values over time as columns: each point ``label`` and ``values``, one a series.

    A value of None leaves its place empty. The table stands under the picture, folded.
    """
    colours = [_checked(one["colour"]) for one in series]
    highest = max((float(v) for p in points for v in p["values"] if v is not None), default=0.0)
    drawn = [
        {
            "label": point["label"],
            "bars": [
                _column(value, colour, highest)
                for value, colour in zip(point["values"], colours, strict=True)
            ],
            "cells": [
                {"label": one["label"], "shown": so(value) or "chưa có"}
                for one, value in zip(series, point["values"], strict=True)
            ],
        }
        for point in points
    ]
    return from_template(
        "column_chart", title=title, points=drawn, series=series, unit=unit, top=so(highest)
    )


def _column(value: float | Decimal | None, colour: str, highest: float) -> dict[str, str]:
    share = float(value) / highest if value is not None and highest else 0.0
    return {"y": _units(1 - share), "height": _units(share), "colour": colour}
