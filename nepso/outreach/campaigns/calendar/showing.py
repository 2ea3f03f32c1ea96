"""The calendar as its page draws it: days with what they hold, and hours of a week."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from nepso.foundation.worktime.holidays_vn import holiday_name
from nepso.foundation.worktime.selectors import is_working_day
from nepso.kernel.clock import today
from nepso.outreach.campaigns.calendar.reading import AirHour, Item
from nepso.outreach.distribution.models import Outlet
from nepso.outreach.distribution.scheduling import is_quiet_at

MOST_A_DAY = 6
WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")


@dataclass(slots=True)
class Day:
    """One day: what is shown of it, how many more there are, when stations are on the air."""

    date: dt.date
    is_inside: bool
    holiday: str
    works: bool
    air: Sequence[AirHour]
    items: list[Item] = field(default_factory=list)
    more: int = 0

    @property
    def name(self) -> str:
        """Its weekday."""
        return WEEKDAYS[self.date.weekday()]

    @property
    def is_gone(self) -> bool:
        """Whether it lies behind us: nothing can be moved there."""
        return self.date < today()

    @property
    def is_today(self) -> bool:
        """Whether it is today in Việt Nam."""
        return self.date == today()


@dataclass(frozen=True, slots=True)
class Cell:
    """One hour of one day; ``quiet``: how many of the outlets shown have their quiet hours then."""

    day: Day
    hour: int
    items: Sequence[Item]
    quiet: int
    air: Sequence[AirHour]


def days_of(
    first: dt.date,
    last: dt.date,
    items: Sequence[Item],
    air: Mapping[int, Sequence[AirHour]],
    *,
    month: int | None = None,
    most: int | None = None,
) -> list[Day]:
    """Every day from first to last; ``most`` items of each, ``month`` marks those inside it."""
    by_day: dict[dt.date, list[Item]] = {}
    for item in items:
        by_day.setdefault(item.at.date(), []).append(item)
    return [_day(date, by_day.get(date, []), air, month, most) for date in _dates(first, last)]


def _dates(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    for at in range((last - first).days + 1):
        yield first + dt.timedelta(days=at)


def _day(
    date: dt.date,
    items: list[Item],
    air: Mapping[int, Sequence[AirHour]],
    month: int | None,
    most: int | None,
) -> Day:
    shown = items if most is None else items[:most]
    return Day(
        date=date,
        is_inside=month is None or date.month == month,
        holiday=holiday_name(date),
        works=is_working_day(date),
        air=air.get(date.weekday(), ()),
        items=shown,
        more=len(items) - len(shown),
    )


def hours_of(days: Sequence[Day]) -> list[tuple[int, list[Cell]]]:
    """24 rows of the days' cells, by the hour at which a posting begins."""
    outlets = {item.posting.outlet_id: item.posting.outlet for day in days for item in day.items}
    quiet = [_quiet(hour, outlets.values()) for hour in range(24)]
    return [
        (
            hour,
            [
                Cell(
                    day=day,
                    hour=hour,
                    items=[item for item in day.items if item.at.hour == hour],
                    quiet=quiet[hour],
                    air=[one for one in day.air if one.begins.hour == hour],
                )
                for day in days
            ],
        )
        for hour in range(24)
    ]


def _quiet(hour: int, outlets: object) -> int:
    rows: Sequence[Outlet] = list(outlets)  # type: ignore[call-overload]
    return sum(is_quiet_at(outlet, dt.time(hour)) for outlet in rows)
