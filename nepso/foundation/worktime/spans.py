"""Codes, names and spans of periods: pure reckoning on dates."""

from __future__ import annotations

import calendar
import datetime as dt

from nepso.foundation.worktime.kinds import PeriodKind

_ROMAN = ("I", "II", "III", "IV")
HOW_MANY = {PeriodKind.YEAR: 1, PeriodKind.HALF: 2, PeriodKind.QUARTER: 4}


def period_code(kind: str, year: int, number: int) -> str:
    """What names a period everywhere: "2026", "2026-H1", "2026-Q3". ``number`` counts from 1.

    Raises ValueError for a part that a year does not have.
    """
    if not 1 <= number <= HOW_MANY[PeriodKind(kind)]:
        raise ValueError(f"a year has no {kind} number {number}")
    if kind == PeriodKind.YEAR:
        return str(year)
    return f"{year}-{'H' if kind == PeriodKind.HALF else 'Q'}{number}"


def period_label(kind: str, year: int, number: int) -> str:
    """For people: "Năm 2026", "6 tháng đầu năm 2026", "Quý III/2026"."""
    if kind == PeriodKind.YEAR:
        return f"Năm {year}"
    if kind == PeriodKind.HALF:
        return f"6 tháng {'đầu' if number == 1 else 'cuối'} năm {year}"
    return f"Quý {_ROMAN[number - 1]}/{year}"


def calendar_span(kind: str, year: int, number: int) -> tuple[dt.date, dt.date]:
    """First and last day by the calendar: 01/01 to 31/12, both included."""
    months = 12 // HOW_MANY[PeriodKind(kind)]
    last = months * number
    first_day = dt.date(year, last - months + 1, 1)
    return first_day, dt.date(year, last, calendar.monthrange(year, last)[1])


def usual_closing_span(kind: str, year: int, number: int) -> tuple[dt.date, dt.date] | None:
    """The closing dates of khoản 1-4 Điều 12, Nghị định 09/2019/NĐ-CP, shown as a proposal.

    A year runs from 15/12 of the year before to 14/12; a quarter from the 15th of the last month
    of the quarter before to the 14th of its own last month; six months from 15/12 to 14/6. The
    decree knows no second half (it knows nine months instead): None.
    """
    if kind == PeriodKind.HALF and number == 2:
        return None
    months = 12 // HOW_MANY[PeriodKind(kind)]
    last = months * number
    before = dt.date(year - 1, 12, 15) if last == months else dt.date(year, last - months, 15)
    return before, dt.date(year, last, 14)
