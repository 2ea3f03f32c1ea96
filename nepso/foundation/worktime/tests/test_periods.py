"""A period's life, its dates, and the questions about it."""

import datetime as dt

import pytest

from nepso.foundation.audit.selectors import audit_of
from nepso.foundation.worktime.models import Period
from nepso.foundation.worktime.selectors import (
    current_period,
    period_before,
    period_by_code,
    period_hints,
    period_on,
    period_preceding,
    periods_page,
)
from nepso.foundation.worktime.services import (
    period_close,
    period_open,
    period_plan,
    period_set_dates,
)
from nepso.foundation.worktime.spans import calendar_span, usual_closing_span
from nepso.kernel import clock
from nepso.kernel.errors import Conflict, Invalid, NotAllowed, NotFound

pytestmark = pytest.mark.django_db
D = dt.date


def _dates(period, cut=None, units=None, whole=None, **more):
    return period_set_dates(
        period=period, cut_off_on=cut, units_due_on=units, consolidation_due_on=whole, **more
    )


@pytest.mark.parametrize(
    ("kind", "number", "code", "label", "span"),
    [
        ("year", 1, "2026", "Năm 2026", (D(2026, 1, 1), D(2026, 12, 31))),
        ("half", 1, "2026-H1", "6 tháng đầu năm 2026", (D(2026, 1, 1), D(2026, 6, 30))),
        ("half", 2, "2026-H2", "6 tháng cuối năm 2026", (D(2026, 7, 1), D(2026, 12, 31))),
        ("quarter", 1, "2026-Q1", "Quý I/2026", (D(2026, 1, 1), D(2026, 3, 31))),
        ("quarter", 3, "2026-Q3", "Quý III/2026", (D(2026, 7, 1), D(2026, 9, 30))),
    ],
)
def test_a_period_is_named_and_spanned(kind, number, code, label, span):
    period = period_plan(kind=kind, year=2026, number=number)
    assert (period.code, str(period), period.starts_on, period.ends_on) == (code, label, *span)
    assert period.cut_off_on is None
    assert period.counts_from == span[0]


def test_the_usual_closing_dates_are_those_of_the_decree():
    assert usual_closing_span("year", 2026, 1) == (D(2025, 12, 15), D(2026, 12, 14))
    assert usual_closing_span("half", 2026, 1) == (D(2025, 12, 15), D(2026, 6, 14))
    assert usual_closing_span("half", 2026, 2) is None
    assert usual_closing_span("quarter", 2026, 1) == (D(2025, 12, 15), D(2026, 3, 14))
    assert usual_closing_span("quarter", 2026, 4) == (D(2026, 9, 15), D(2026, 12, 14))
    assert calendar_span("quarter", 2026, 4) == (D(2026, 10, 1), D(2026, 12, 31))


def test_twice_the_same_is_a_conflict_and_a_fifth_quarter_a_sentence():
    period_plan(kind="year", year=2026)
    with pytest.raises(Conflict, match="Năm 2026 đã có"):
        period_plan(kind="year", year=2026)
    with pytest.raises(Invalid, match="Năm không có kỳ này"):
        period_plan(kind="half", year=2026, number=3)
    with pytest.raises(Invalid, match="Ngày cuối của kỳ phải sau"):
        period_plan(kind="half", year=2026, starts_on=D(2026, 9, 1))


def test_nothing_falls_between_a_cut_off_and_the_next_period():
    first = period_plan(kind="year", year=2026)
    _dates(first, D(2026, 11, 30))
    assert period_plan(kind="year", year=2027).counts_from == D(2026, 12, 1)


@pytest.mark.parametrize(
    ("dates", "field"),
    [
        ((D(2026, 11, 30), D(2026, 11, 29), None), "units_due_on"),
        ((D(2026, 11, 15), D(2026, 11, 25), D(2026, 11, 24)), "consolidation_due_on"),
        ((D(2026, 11, 15), None, D(2026, 11, 14)), "consolidation_due_on"),
        ((D(2027, 1, 1), None, None), "cut_off_on"),
        ((None, D(2025, 12, 31), None), "units_due_on"),
    ],
)
def test_dates_out_of_order_are_refused_on_their_field(dates, field):
    period = period_plan(kind="year", year=2026)
    with pytest.raises(Invalid) as caught:
        _dates(period, *dates)
    assert list(caught.value.fields) == [field]
    assert Period.objects.get().cut_off_on is None


def test_the_order_may_be_equal_and_the_cut_off_absent():
    period = period_plan(kind="year", year=2026)
    day = D(2026, 12, 4)
    assert _dates(period, day, day, day).counts_until == day
    assert _dates(period, None, None, day).counts_until == D(2026, 12, 31)


def test_counting_cannot_start_after_it_ends():
    period = period_plan(kind="year", year=2026)
    with pytest.raises(Invalid, match="Ngày bắt đầu tính"):
        _dates(period, D(2026, 3, 1), counts_from=D(2026, 3, 2))


def test_a_second_desk_gets_a_conflict_and_a_closed_period_keeps_its_dates():
    period = period_plan(kind="year", year=2026)
    _dates(period, D(2026, 11, 15), revision=0)
    with pytest.raises(Conflict, match="vừa sửa"):
        _dates(period, D(2026, 11, 20), revision=0)
    period_open(period=period)
    period_close(period=period)
    with pytest.raises(Conflict, match="đã đóng"):
        _dates(period, D(2026, 11, 20))
    assert Period.objects.get().cut_off_on == D(2026, 11, 15)


def test_states_move_as_declared_and_leave_lines():
    period = period_plan(kind="year", year=2026)
    with pytest.raises(Conflict):
        period_close(period=period)
    period_open(period=period)
    with pytest.raises(Conflict):
        period_open(period=period)
    period_close(period=period)
    period_open(period=period)
    acts = [line.act for line in audit_of(period)]
    moved = ["worktime.period_close", "worktime.period_open", "worktime.period_open"]
    assert sorted(acts) == [*moved, "worktime.period_plan"]


def test_only_the_authority_lets_a_person_set_periods(django_user_model):
    nobody = django_user_model.objects.create(username="khach", full_name="Khách")
    with pytest.raises(NotAllowed):
        period_plan(kind="year", year=2026, by=nobody)
    assert not Period.objects.exists()


def test_questions(monkeypatch):
    monkeypatch.setattr("nepso.foundation.worktime.selectors.today", lambda: D(2027, 1, 20))
    made = {y: period_plan(kind="year", year=y) for y in (2025, 2026, 2027)}
    quarter = period_plan(kind="quarter", year=2026, number=4)
    before = period_plan(kind="quarter", year=2026, number=3)
    assert current_period() is None
    period_open(period=made[2026])
    assert current_period() == made[2026]
    period_open(period=made[2027])
    assert current_period() == made[2027]
    assert period_before(made[2026]) == made[2025]
    assert period_before(quarter) is None
    assert period_preceding(quarter) == before
    assert period_on(D(2026, 12, 31)) == made[2026]
    assert period_on(D(2026, 10, 1), kind="quarter") == quarter
    assert period_by_code("2026-Q4") == quarter
    with pytest.raises(NotFound):
        period_by_code("2030")


def test_pages_of_periods_do_not_repeat():
    for year in range(2010, 2025):
        period_plan(kind="year", year=year)
    first = periods_page(size=10)
    second = periods_page(size=10, after=first.after)
    years = [p.year for p in (*first.rows, *second.rows)]
    assert years == sorted(range(2010, 2025), reverse=True)


def test_hints_tell_of_rest_days_and_short_time():
    period = period_plan(kind="year", year=2026)
    assert "Chưa đặt ngày chốt" in period_hints(period)[0]
    _dates(period, D(2026, 11, 23), D(2026, 11, 24), D(2026, 12, 5))
    told = " ".join(period_hints(Period.objects.get()))
    assert "24/11/2026 là ngày nghỉ (Ngày Văn hóa Việt Nam)" in told
    assert "05/12/2026 là ngày nghỉ (thứ Bảy): ngày làm việc liền trước là 04/12/2026" in told
    assert "Các cơ quan chỉ có 0 ngày làm việc" in told
    _dates(period, D(2026, 11, 13), D(2026, 11, 25), D(2026, 12, 4))
    assert period_hints(Period.objects.get()) == []


def test_today_is_that_of_viet_nam(settings):
    assert settings.TIME_ZONE == "Asia/Ho_Chi_Minh"
    assert clock.today() == clock.now().astimezone(dt.timezone(dt.timedelta(hours=7))).date()
