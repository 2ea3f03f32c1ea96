"""Questions about periods and working days."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from nepso.foundation.worktime.announced import work_calendar
from nepso.foundation.worktime.holidays_vn import FIRST_YEAR, LAST_YEAR, holiday_name
from nepso.foundation.worktime.kinds import DayKind, PeriodKind
from nepso.foundation.worktime.models import DayOff, Period
from nepso.foundation.worktime.states import PERIOD_STATES
from nepso.kernel.clock import today
from nepso.kernel.errors import NotFound
from nepso.kernel.keyset import Page, keyset_page

_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
FEW_DAYS = 5


def is_working_day(day: dt.date) -> bool:
    """Whether offices work that day. Like all here: Invalid outside the years 2000-2100."""
    return work_calendar().is_working_day(day)


def working_days_between(a: dt.date, b: dt.date) -> int:
    """Working days after ``a`` up to and with ``b``; negative backwards (see WorkCalendar)."""
    return work_calendar().working_days_between(a, b)


def add_working_days(day: dt.date, n: int) -> dt.date:
    """The ``n``-th working day after ``day`` (before it when negative); ``day`` itself for 0."""
    return work_calendar().add_working_days(day, n)


def next_working_day(day: dt.date) -> dt.date:
    """``day`` itself when it is a working day, else the first one after it."""
    return work_calendar().next_working_day(day)


def period_by_public_id(public_id: str) -> Period:
    """The period of that public id; NotFound otherwise."""
    period = Period.objects.filter(public_id=public_id).first()
    if period is None:
        raise NotFound("Không có kỳ báo cáo này: hãy chọn lại trong danh sách kỳ.")
    return period


def period_by_code(code: str) -> Period:
    """The period "2026", "2026-H1" or "2026-Q3"; NotFound otherwise."""
    period = Period.objects.filter(code=code).first()
    if period is None:
        raise NotFound(f"Chưa có kỳ báo cáo {code}: hãy thêm kỳ trong danh sách kỳ báo cáo.")
    return period


def period_on(day: dt.date, *, kind: str = PeriodKind.YEAR) -> Period | None:
    """The period of that kind in whose span ``day`` lies, whatever its state."""
    within = Period.objects.filter(kind=kind, starts_on__lte=day, ends_on__gte=day)
    return within.order_by("-starts_on").first()


def periods_open(*, kind: str = "") -> list[Period]:
    """The open periods, the latest first."""
    rows = Period.objects.filter(state__in=PERIOD_STATES.group("current"))
    return list((rows.filter(kind=kind) if kind else rows).order_by("-starts_on", "-id"))


def current_period(*, kind: str = PeriodKind.YEAR) -> Period | None:
    """The open period in which today lies, else the latest open one, else None."""
    day, rows = today(), periods_open(kind=kind)
    return next((p for p in rows if p.starts_on <= day <= p.ends_on), rows[0] if rows else None)


def period_before(period: Period) -> Period | None:
    """The same part of the year before: figures are compared with it."""
    same = Period.objects.filter(kind=period.kind, number=period.number, year=period.year - 1)
    return same.first()


def period_preceding(period: Period) -> Period | None:
    """The period of the same kind just before: quarter II for quarter III."""
    earlier = Period.objects.filter(kind=period.kind, starts_on__lt=period.starts_on)
    return earlier.order_by("-starts_on").first()


def periods_page(*, after: str = "", before: str = "", size: int = 20) -> Page[Period]:
    """Periods, the latest first."""
    fields = ["-starts_on", "-id"]
    return keyset_page(Period.objects.all(), fields=fields, size=size, after=after, before=before)


def period_hints(period: Period) -> list[str]:
    """What the lead desk should look at before it relies on the dates; each a sentence."""
    hints = list[str]()
    if period.cut_off_on is None:
        hints.append("Chưa đặt ngày chốt số liệu: kế hoạch không nêu, cơ quan đầu mối tự chọn.")
    due = (
        ("Hạn các cơ quan gửi", period.units_due_on),
        ("Hạn gửi báo cáo tổng hợp", period.consolidation_due_on),
    )
    calendar = work_calendar()
    for what, day in due:
        if day and not calendar.is_working_day(day):
            why = holiday_name(day) or _WEEKDAYS[day.weekday()]
            earlier = calendar.previous_working_day(day)
            hints.append(
                f"{what} {day:%d/%m/%Y} là ngày nghỉ ({why}): "
                f"ngày làm việc liền trước là {earlier:%d/%m/%Y}."
            )
    for what, a, b in (
        ("Các cơ quan chỉ có", period.cut_off_on, period.units_due_on),
        ("Cơ quan đầu mối chỉ có", period.units_due_on, period.consolidation_due_on),
    ):
        if a and b and (left := calendar.working_days_between(a, b)) < FEW_DAYS:
            work = "lập báo cáo" if a == period.cut_off_on else "tổng hợp"
            hints.append(f"{what} {left} ngày làm việc để {work}: hãy cân nhắc.")
    return hints


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """A day that is not as its weekday says. ``entered`` is the row typed in, if any."""

    day: dt.date
    weekday: str
    works: bool
    name: str
    entered: DayOff | None


def special_days(year: int) -> list[SpecialDay]:
    """Holidays, rest in lieu and swapped days of a year, in order; Invalid for unknown years."""
    calendar = work_calendar()
    entered = {row.day: row for row in DayOff.objects.filter(day__year=year)}
    day, found = dt.date(year, 1, 1), list[SpecialDay]()
    while day.year == year:
        works, name, row = calendar.is_working_day(day), holiday_name(day), entered.get(day)
        if name or row or works != (day.weekday() < 5):
            told = (row.note or DayKind(row.kind).label) if row else name or "Làm bù"
            found.append(SpecialDay(day, _WEEKDAYS[day.weekday()], works, told, row))
        day += dt.timedelta(days=1)
    return found


def known_years() -> tuple[int, int]:
    """First and last year whose holidays are known."""
    return FIRST_YEAR, LAST_YEAR
