"""A period's life: planned, dated, opened, closed."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import Actor, record
from nepso.foundation.worktime.kinds import PeriodKind
from nepso.foundation.worktime.models import Period
from nepso.foundation.worktime.policies import may_set_periods
from nepso.foundation.worktime.selectors import period_preceding
from nepso.foundation.worktime.spans import HOW_MANY, calendar_span, period_code, period_label
from nepso.foundation.worktime.states import CLOSED, OPEN, PERIOD_STATES
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.policy import require
from nepso.kernel.validation import require_revision, require_valid

PLAN = act("worktime.period_plan", "đã thêm kỳ báo cáo")
DATES = act("worktime.period_set_dates", "đã đặt thời hạn của kỳ báo cáo")
OPENED = act("worktime.period_open", "đã mở kỳ báo cáo")
CLOSE = act("worktime.period_close", "đã đóng kỳ báo cáo")


@transaction.atomic
def period_plan(
    *,
    kind: str,
    year: int,
    number: int = 1,
    starts_on: dt.date | None = None,
    ends_on: dt.date | None = None,
    by: Actor | None = None,
) -> Period:
    """Add a period; without a span it is the calendar's. ``by`` None is the system itself.

    Counting starts the day after the cut-off of the period before, where one was set, so that
    nothing falls between two reports. Raises Invalid per field, Conflict when it is there already.
    """
    _require_right(by)
    if kind not in PeriodKind.values or not 1 <= number <= HOW_MANY[PeriodKind(kind)]:
        sentence = "Năm không có kỳ này: hãy chọn lại loại kỳ và kỳ thứ mấy."
        raise Invalid(sentence, fields={"number": sentence})
    if not 2000 <= year <= 2100:
        sentence = "Năm phải từ 2000 đến 2100: hãy nhập lại."
        raise Invalid(sentence, fields={"year": sentence})
    code = period_code(kind, year, number)
    if Period.objects.filter(code=code).exists():
        raise Conflict(f"{period_label(kind, year, number)} đã có trong danh sách kỳ báo cáo.")
    first, last = calendar_span(kind, year, number)
    period = Period(
        kind=kind,
        year=year,
        number=number,
        code=code,
        starts_on=starts_on or first,
        ends_on=ends_on or last,
    )
    before = period_preceding(period)
    cut = before.cut_off_on if before else None
    period.counts_from = cut + dt.timedelta(days=1) if cut else period.starts_on
    require_valid(period)
    period.save()
    record(PLAN, by=by, on=period, detail={"code": code})
    return period


@transaction.atomic
def period_set_dates(
    *,
    period: Period,
    cut_off_on: dt.date | None,
    units_due_on: dt.date | None,
    consolidation_due_on: dt.date | None,
    counts_from: dt.date | None = None,
    by: Actor | None = None,
    revision: int | None = None,
) -> Period:
    """Set the three dates of a period (null: not set yet), and from which day it counts.

    The order is cut-off, then the agencies, then the consolidation (plan: "trước ngày 05 tháng 12
    hằng năm" is the last of them). Raises Invalid per field, Conflict for a closed period or a
    stale ``revision``. A day on which nobody works is no error: see ``period_hints``.
    """
    _require_right(by)
    stored = Period.objects.select_for_update().get(pk=period.pk)
    require_revision(stored, revision)
    if stored.state == CLOSED:
        raise Conflict(f"{stored} đã đóng: hãy mở lại kỳ trước khi đổi thời hạn.")
    stored.cut_off_on, stored.units_due_on = cut_off_on, units_due_on
    stored.consolidation_due_on = consolidation_due_on
    stored.counts_from = counts_from or stored.counts_from
    _require_order(stored)
    require_valid(stored)
    stored.revision += 1
    stored.save()
    named = ("counts_from", "cut_off_on", "units_due_on", "consolidation_due_on")
    dates = {name: getattr(stored, name) for name in named}
    record(DATES, by=by, on=stored, detail={n: d.isoformat() for n, d in dates.items() if d})
    return stored


@transaction.atomic
def period_open(*, period: Period, by: Actor | None = None) -> Period:
    """Take activities and reports of the period; also opens a closed one again.

    Raises Conflict when it is open already.
    """
    return _move(period, OPEN, by)


@transaction.atomic
def period_close(*, period: Period, by: Actor | None = None) -> Period:
    """End the period: what follows are errata. Raises Conflict unless it is open."""
    return _move(period, CLOSED, by)


def _move(period: Period, to: str, by: Actor | None) -> Period:
    _require_right(by)
    stored = Period.objects.select_for_update().get(pk=period.pk)
    PERIOD_STATES.require_move(stored.state, to)
    was, stored.state = stored.state, to
    stored.revision += 1
    stored.save()
    record(OPENED if to == OPEN else CLOSE, by=by, on=stored, detail={"state": [was, to]})
    return stored


def _require_right(by: Actor | None) -> None:
    if by is not None:
        require(may_set_periods(by))


def _require_order(period: Period) -> None:
    fields: dict[str, str] = {}
    if period.counts_from > period.counts_until:
        fields["counts_from"] = "Ngày bắt đầu tính số liệu phải trước ngày chốt: hãy xem lại."
    cut, units, whole = period.cut_off_on, period.units_due_on, period.consolidation_due_on
    if cut and not period.starts_on <= cut <= period.ends_on:
        span = f"{period.starts_on:%d/%m/%Y} đến {period.ends_on:%d/%m/%Y}"
        fields["cut_off_on"] = f"Ngày chốt số liệu phải nằm trong kỳ, từ {span}."
    floor = cut or period.starts_on
    if units and units < floor:
        fields["units_due_on"] = (
            f"Hạn các cơ quan gửi phải từ ngày chốt số liệu trở đi, sớm nhất {floor:%d/%m/%Y}."
        )
    floor = units or floor
    if whole and whole < floor:
        fields["consolidation_due_on"] = (
            "Hạn gửi báo cáo tổng hợp phải từ hạn của các cơ quan trở đi, "
            f"sớm nhất {floor:%d/%m/%Y}."
        )
    if fields:
        raise Invalid(" ".join(fields.values()), fields=fields)
