"""Keyset paging: page 1,000 costs what page 1 costs, and no row is shown twice.

The rows must be ordered by ``fields`` (all ascending or "-" descending alike, none nullable),
the last of which is unique. A cursor is the values of one row, signed so that it cannot be bent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core import signing
from django.db.models import Model, Q, QuerySet

M = TypeVar("M", bound=Model)


@dataclass(frozen=True)
class Page(Generic[M]):
    """One page of rows with the cursors of its neighbours ("" where there is none)."""

    rows: list[M]
    after: str
    before: str


def _cursor(row: Any, names: Sequence[str]) -> str:
    values = []
    for name in names:
        value = row
        for part in name.split("__"):
            value = getattr(value, part)
        values.append(value.isoformat() if hasattr(value, "isoformat") else value)
    return signing.dumps(values, salt="keyset", compress=True)


def _beyond(names: Sequence[str], values: Sequence[Any], operator: str) -> Q:
    condition = Q()
    for i, name in enumerate(names):
        equal = {n: v for n, v in zip(names[:i], values[:i], strict=True)}
        condition |= Q(**equal, **{f"{name}__{operator}": values[i]})
    # The redundant first bound lets the database enter the index at the cursor.
    return Q(**{f"{names[0]}__{operator}e": values[0]}) & condition


def keyset_page(
    rows: QuerySet[M], *, fields: Sequence[str], size: int, after: str = "", before: str = ""
) -> Page[M]:
    """One page of ``rows``; a bent or stale cursor starts from the first page."""
    descending = fields[0].startswith("-")
    names = [f.removeprefix("-") for f in fields]
    backwards = bool(before) and not after
    try:
        values = signing.loads(after or before, salt="keyset") if after or before else None
    except signing.BadSignature:
        values, backwards = None, False
    if values is not None:
        rows = rows.filter(_beyond(names, values, "lt" if descending != backwards else "gt"))
    order = [("-" if descending != backwards else "") + n for n in names]
    found = list(rows.order_by(*order)[: size + 1])
    more, found = len(found) > size, found[:size]
    if backwards:
        found.reverse()
    has_after = bool(found) and (more if not backwards else True)
    has_before = bool(found) and (values is not None if not backwards else more)
    return Page(
        rows=found,
        after=_cursor(found[-1], names) if has_after else "",
        before=_cursor(found[0], names) if has_before else "",
    )
