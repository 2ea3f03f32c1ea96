"""What of the calendar is looked at: the view, the days, the filters; all in the address."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from urllib.parse import urlencode

from nepso.kernel.clock import today
from nepso.outreach.distribution.kinds import OutletKind
from nepso.outreach.distribution.states import POSTING_STATES
from nepso.outreach.products.kinds import Audience

MONTH, WEEK, LIST = "thang", "tuan", "danh-sach"
VIEWS = ((MONTH, "Tháng"), (WEEK, "Tuần"), (LIST, "Danh sách"))
EVERYBODY = "tat-ca"
_YEARS = range(2000, 2100)


@dataclass(frozen=True, slots=True)
class CalendarFilters:
    """``co_quan``: a public id, "tat-ca", or "" for one's own; the others by code or public id."""

    xem: str = MONTH
    ngay: str = ""
    co_quan: str = ""
    loai: str = ""
    chien_dich: str = ""
    doi_tuong: str = ""
    tinh_trang: str = ""

    @classmethod
    def read(cls, data: Mapping[str, str]) -> CalendarFilters:
        """From a query string; what is unknown is left out."""
        known = {
            "xem": dict(VIEWS),
            "loai": OutletKind.values,
            "doi_tuong": Audience.values,
            "tinh_trang": dict(POSTING_STATES.choices),
        }
        given = {one.name: data.get(one.name, "")[:16] for one in fields(cls)}
        kept = {
            name: value
            for name, value in given.items()
            if value and (name not in known or value in known[name])
        }
        return cls(**kept)

    @property
    def day(self) -> dt.date:
        """The day in whose month or week one looks: today when none, or a strange one, is given."""
        try:
            day = dt.date.fromisoformat(self.ngay)
        except ValueError:
            return today()
        return day if day.year in _YEARS else today()

    @property
    def chosen(self) -> int:
        """How many of the filter panel are in use."""
        given = (self.co_quan, self.loai, self.chien_dich, self.doi_tuong, self.tinh_trang)
        return sum(map(bool, given))

    def span(self) -> tuple[dt.date, dt.date]:
        """The first and last day that the view shows; a month in whole weeks, a list without."""
        day = self.day
        monday = day - dt.timedelta(days=day.weekday())
        if self.xem == WEEK:
            return monday, monday + dt.timedelta(days=6)
        first = day.replace(day=1)
        last = day.replace(day=calendar.monthrange(day.year, day.month)[1])
        if self.xem == LIST:
            return first, last
        return (
            first - dt.timedelta(days=first.weekday()),
            last + dt.timedelta(days=6 - last.weekday()),
        )

    def beside(self, step: int) -> str:
        """The address of the week or month before (-1) or after (1)."""
        if self.xem == WEEK:
            day = self.day + dt.timedelta(days=7 * step)
        else:
            edge = self.day.replace(day=1) if step < 0 else self.day.replace(day=28)
            day = (edge + dt.timedelta(days=-1 if step < 0 else 4)).replace(day=1)
        return self.address(ngay=day.isoformat())

    def address(self, **changes: str) -> str:
        """The query string with some of it changed; what is usual is left out."""
        one = replace(self, **changes)
        usual = CalendarFilters()
        given = {field.name: getattr(one, field.name) for field in fields(one)}
        kept = {k: v for k, v in given.items() if v != getattr(usual, k)}
        return "?" + urlencode(kept)
