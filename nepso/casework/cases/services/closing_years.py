"""Counting a year by harm and area, once, when nothing of it waits to be sorted any more."""

from __future__ import annotations

import datetime as dt
from collections import Counter

from django.db import transaction

from nepso.casework.cases.models import YearCount
from nepso.casework.cases.selectors.counting import Days, harm_by_area, years_with_submissions
from nepso.foundation.agencies.kinds import AgencyKind
from nepso.foundation.agencies.models import Agency
from nepso.foundation.agencies.selectors import agencies_valid
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.clock import today
from nepso.kernel.errors import Conflict

COUNT = act("cases.year_count", "đã đếm phản ánh của một năm theo loại việc và địa bàn")


def year_closes_on(year: int) -> dt.date:
    """From when a year is counted by area: a month after it ended, when all of it is sorted."""
    return dt.date(year + 1, 2, 1)


@transaction.atomic
def year_count(*, year: int) -> YearCount:
    """Count a year by harm and area and keep it; a second time gives what was kept. Communes and
    wards of the year's last day stand in it also with nothing. Raises Conflict before its day."""
    kept = YearCount.objects.filter(year=year).first()
    if kept is not None:
        return kept
    if today() < year_closes_on(year):
        raise Conflict(f"Năm {year} chưa khép: số liệu theo địa bàn được đếm sau.")
    days = Days.of_year(year)
    communes = agencies_valid(days.last).filter(kind__in=(AgencyKind.COMMUNE, AgencyKind.WARD))
    areas = [_named(*row) for row in communes.values_list("short_name", "name")]
    found = list(harm_by_area(days))
    told = Agency.objects.filter(pk__in={area for _, area, _ in found})
    names = {pk: _named(*row) for pk, *row in told.values_list("pk", "short_name", "name")}
    rows: Counter[tuple[str, str]] = Counter()
    for harm, area, number in found:
        rows[harm, names[area] if area else ""] += number
    listed = dict.fromkeys([*areas, *sorted(names.values()), ""])
    row = YearCount.objects.create(
        year=year,
        rows=[[harm, area, number] for (harm, area), number in sorted(rows.items())],
        areas=list(listed),
    )
    record(COUNT, by=None, on=row, detail={"year": year})
    return row


def _named(short_name: str, name: str) -> str:
    """The place rather than its committee."""
    return short_name or name


def years_count() -> int:
    """Count every year whose day has come and that is not counted yet; returns how many."""
    known = set(YearCount.objects.values_list("year", flat=True))
    due = [y for y in years_with_submissions() if y not in known and today() >= year_closes_on(y)]
    for year in due:
        year_count(year=year)
    return len(due)
