"""What stands behind one figure: the activities or items that it counts, page by page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, cast

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse

from nepso.foundation.agencies.models import Agency
from nepso.kernel.keyset import keyset_page
from nepso.programme.activities.kinds import Form
from nepso.programme.activities.models import (
    Activity,
    CountedActivity,
    CountedItem,
    EvidenceItem,
)
from nepso.programme.activities.selectors.counting import Scope, items_wanted, scope_condition

FEW_AGENCIES = 200


@dataclass(frozen=True, slots=True)
class Behind:
    """One row behind a figure. ``kind`` is a label for people; ``value`` only of a count, the two
    reaches only of an activity."""

    public_id: str
    title: str
    url: str
    day: dt.date
    agency_id: int
    agency: str
    kind: str
    value: Decimal | None = None
    is_photo: bool = False
    is_public: bool = False
    reach_measured: int = 0
    reach_estimated: int = 0


@dataclass(frozen=True, slots=True)
class BehindPage:
    """One keyset page; cursors are "" where there is no neighbour. ``by_word``: of all items, not
    of the page alone, how many only a person's word stands behind."""

    rows: list[Behind]
    after: str
    before: str
    by_word: int = 0


def activities_behind(
    scope: Scope, *, after: str = "", before: str = "", size: int = 25
) -> BehindPage:
    """The activities that ``activity_totals(scope)`` counts, the latest first."""
    lines = CountedActivity.objects.filter(scope_condition(scope))
    rows = Activity.objects.filter(done_on__gte=scope.first, done_on__lte=scope.last)
    if scope.agencies is not None:
        rows = rows.filter(agency_id__in=list(scope.agencies))
    rows = _among(rows, lines, "activity_id", scope).select_related("agency")
    page = keyset_page(rows, fields=("-done_on", "-id"), size=size, after=after, before=before)
    pattern = reverse("activities:activity", args=["0" * 16])
    found = [
        Behind(
            public_id=row.public_id,
            title=row.title,
            url=pattern.replace("0" * 16, row.public_id),
            day=row.done_on,
            agency_id=row.agency_id,
            agency=row.agency.name,
            kind=str(Form(row.form).label),
            reach_measured=row.reach_measured or 0,
            reach_estimated=row.reach_estimated or 0,
        )
        for row in page.rows
    ]
    return BehindPage(found, page.after, page.before)


def items_behind(
    scope: Scope,
    *,
    kinds: Collection[str] | None = None,
    counts_of: Collection[str] | None = None,
    after: str = "",
    before: str = "",
    size: int = 25,
) -> BehindPage:
    """The items that ``item_totals(scope, …)`` counts, the newest first; each once, named with the
    agency and day of the first activity in the scope that proves itself by it."""
    wanted = scope_condition(scope) & items_wanted(kinds, counts_of)
    lines = CountedItem.objects.filter(wanted)
    rows = _among(EvidenceItem.objects.all(), lines, "item_id", scope)
    page = keyset_page(rows, fields=("-id",), size=size, after=after, before=before)
    first = _first_lines(lines, [row.pk for row in page.rows])
    pattern = reverse("activities:item", args=["0" * 16])
    found = [_item_row(row, first[row.pk], pattern) for row in page.rows]
    word = EvidenceItem.objects.filter(is_by_word=True)
    by_word = _among(word, lines, "item_id", scope).count()
    return BehindPage(found, page.after, page.before, by_word)


def _among(rows: QuerySet[Any], lines: QuerySet[Any], key: str, scope: Scope) -> QuerySet[Any]:
    """Those of ``rows`` that have a line: looked up from the lines when the scope is narrow, and
    row by row along the order of the page when it is wide."""
    narrow = scope.agencies is not None and len(scope.agencies) <= FEW_AGENCIES
    if narrow:
        return rows.filter(pk__in=lines.order_by().values(key))
    return rows.filter(Exists(lines.filter(**{key: OuterRef("pk")})))


def _first_lines(lines: QuerySet[CountedItem], items: list[int]) -> dict[int, Any]:
    found: dict[int, Any] = {}
    rows = lines.filter(item_id__in=items).order_by("-from_at", "-id")
    for row in rows.values("item_id", "agency_id", "done_on"):
        found[row["item_id"]] = row
    names = Agency.objects.in_bulk({row["agency_id"] for row in found.values()})
    for row in found.values():
        row["agency"] = names[row["agency_id"]].name
    return found


def _item_row(item: EvidenceItem, line: Any, pattern: str) -> Behind:
    return Behind(
        public_id=item.public_id,
        title=item.title,
        url=pattern.replace("0" * 16, item.public_id),
        day=cast(dt.date, line["done_on"]),
        agency_id=line["agency_id"],
        agency=line["agency"],
        kind=item.kind_label,
        value=item.value,
        is_photo=item.is_photo,
        is_public=item.cleared_for_public,
    )
