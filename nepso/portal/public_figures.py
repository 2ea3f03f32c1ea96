"""What people reported in a year and what became of it, as the public reads it.

Put together once and cached: page, CSV and DCAT are made of ``Figures`` alone, so that none shows
what another hides.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.core.cache import cache

from nepso.casework.cases.models import YearCount
from nepso.casework.cases.selectors import (
    Days,
    Sum,
    submissions_summed,
    year_counted,
    years_with_submissions,
)
from nepso.casework.cases.services import year_closes_on
from nepso.casework.intake.harms import Harm
from nepso.casework.intake.selectors import turned_away_between
from nepso.casework.replies.selectors import appeals_summed
from nepso.kernel.clock import now
from nepso.kernel.small_cells import SafeTable, is_publishable, safe_list, safe_table
from nepso.portal import figure_words as words

CACHED_FOR = 600
# Raised when the shape of ``Figures`` changes: an older one is not read then.
_SHAPE = 1
HARMS = tuple(Harm)


@dataclass(frozen=True, slots=True)
class Line:
    """One number with its name and what it means; ``value`` None where it is hidden."""

    code: str
    name: str
    value: int | None
    meaning: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class AreaLine:
    """One area; ``cells`` in the order of ``HARMS``, None where hidden."""

    name: str
    total: int | None
    cells: tuple[int | None, ...]

    @property
    def shown(self) -> list[tuple[str, int]]:
        """The harms whose number is shown and that came at all."""
        told = zip(HARMS, self.cells, strict=True)
        return [(str(harm.label), number) for harm, number in told if number]


@dataclass(frozen=True, slots=True)
class Figures:
    """All that is published about a year. ``areas`` is None while the year is not closed, and
    empty where too little came in to divide it."""

    year: int
    counted_at: dt.datetime
    closes_on: dt.date
    received: int
    on_time_percent: int | None
    main: tuple[Line, ...]
    harms: tuple[Line, ...]
    areas: tuple[AreaLine, ...] | None
    refused: tuple[Line, ...]
    appeals: tuple[Line, ...]
    turned_away: tuple[Line, ...]

    @property
    def share(self) -> str:
        """How much was answered on time, "73%"; "" when nothing had to be answered yet."""
        return "" if self.on_time_percent is None else f"{self.on_time_percent}%"

    @property
    def areas_shown(self) -> list[AreaLine]:
        """The areas of which anything is shown."""
        return [one for one in self.areas or () if one.total or one.shown]

    @property
    def tables(self) -> tuple[tuple[str, str, tuple[Line, ...]], ...]:
        """(code, title, lines) of every list of numbers, in the order of the page."""
        return (
            ("chung", words.MAIN, self.main),
            ("loai_viec", words.HARMS, self.harms),
            ("khong_nhan", words.REFUSED, self.refused),
            ("khieu_nai", words.APPEALS, self.appeals),
            ("chi_noi_khac", words.TURNED_AWAY, self.turned_away),
        )


def figures_of(year: int) -> Figures:
    """The figures of a year as counted in the last ten minutes. Of a year in which the system took
    nothing everything is nought; which years there are, ``years_shown`` says."""
    key = f"portal.figures.{_SHAPE}.{year}"
    found: Figures | None = cache.get(key)
    if found is None:
        found = _counted(year)
        cache.set(key, found, CACHED_FOR)
    return found


def years_shown() -> list[int]:
    """The years that can be chosen, the newest first."""
    return years_with_submissions()


def _counted(year: int) -> Figures:
    days = Days.of_year(year)
    told, kept = submissions_summed(days), year_counted(year)
    table = _table(kept) if kept else None
    counts = [told.by_harm[harm] for harm in HARMS]
    # Of a closed year what was kept: beside another count of it the difference could be told.
    received = sum(number for *_, number in kept.rows) if kept else told.received
    if table is not None:
        by_harm = table.column_totals
    else:
        by_harm = safe_list(counts) if is_publishable(sum(counts)) else [None] * len(HARMS)
    if kept and table is None:
        by_harm = [None] * len(HARMS)
    return Figures(
        year=year,
        counted_at=now(),
        closes_on=year_closes_on(year),
        received=received,
        on_time_percent=told.on_time_percent,
        main=tuple(_main(told, received)),
        harms=tuple(
            Line(str(harm), str(harm.label), number)
            for harm, number in zip(HARMS, by_harm, strict=True)
        ),
        areas=_areas(kept, table) if kept else None,
        refused=tuple(_refused(told)),
        appeals=tuple(_appeals(days)),
        turned_away=tuple(_turned_away(days)),
    )


def _table(kept: YearCount) -> SafeTable | None:
    """Harm by area of a closed year; None where so little came in that it is not divided."""
    places = {area: row for row, area in enumerate(kept.areas)}
    columns = {str(harm): column for column, harm in enumerate(HARMS)}
    counts = [[0] * len(HARMS) for _ in kept.areas]
    for harm, area, number in kept.rows:
        counts[places[area]][columns[harm]] = number
    return safe_table(counts) if is_publishable(sum(map(sum, counts))) else None


def _areas(kept: YearCount, table: SafeTable | None) -> tuple[AreaLine, ...]:
    if table is None:
        return ()
    rows = zip(kept.areas, table.row_totals, table.cells, strict=True)
    return tuple(
        AreaLine(area or words.NO_AREA, total, tuple(cells)) for area, total, cells in rows
    )


def _main(told: Sum, received: int) -> Iterator[Line]:
    numbers = {
        "da_nhan": received,
        "da_tra_loi": told.answered,
        "dung_han": told.on_time,
        "tre_han": told.late_answered,
        "qua_han_chua_tra_loi": told.late_open,
        "dang_xu_ly": told.open,
        "cho_nguoi_phan_anh": told.waiting_for_reporter,
        "chuyen_co_quan": told.passed_on,
        "da_rut": told.withdrawn,
        "tam_giu": told.held,
        "thu_rac": told.spam,
    }
    for code, number in numbers.items():
        yield Line(code, *_named(words.FIGURES[code], number))
    share = words.FIGURES["ty_le_dung_han"]
    yield Line("ty_le_dung_han", share[0], told.on_time_percent, share[1], "%")


def _named(said: tuple[str, str], number: int) -> tuple[str, int, str]:
    return said[0], number, said[1]


def _refused(told: Sum) -> Iterator[Line]:
    """Every reason of the closed list, also with nought, then what a case ended with."""
    for code, name in words.refusal_reasons():
        yield Line(code, name, told.refused.get(code, 0))
    for code, name in words.CASE_REFUSALS.items():
        yield Line(f"case_{code}", name, told.answers[code])


def _appeals(days: Days) -> Iterator[Line]:
    told = appeals_summed(days)
    for code, said in words.APPEAL_FIGURES.items():
        yield Line(code, said[0], getattr(told, code), said[1])


def _turned_away(days: Days) -> Iterator[Line]:
    for code, number in turned_away_between(days.first, days.last).items():
        said = words.AWAY[code]
        yield Line(code, said[0], number, said[1])


def data_rows(figures: Figures) -> Iterator[tuple[str | int | bool | None, ...]]:
    """One row a number, with the columns of ``figure_words.COLUMNS``."""
    year = figures.year
    for table, _, lines in figures.tables:
        for one in lines:
            # A share of nothing is no hidden number.
            hidden = one.value is None and one.unit != "%"
            yield year, table, one.code, one.name, "", one.value, hidden, one.meaning
    for area in figures.areas or ():
        total = area.total
        yield year, "dia_ban", "tong", words.AREA_TOTAL, area.name, total, total is None, ""
        for harm, number in zip(HARMS, area.cells, strict=True):
            said = str(harm.label)
            yield year, "dia_ban", str(harm), said, area.name, number, number is None, ""
