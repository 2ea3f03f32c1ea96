"""Days that the Government announced: typed, pasted, taken away."""

import datetime as dt

import pytest

from nepso.foundation.worktime.models import DayOff
from nepso.foundation.worktime.selectors import (
    add_working_days,
    is_working_day,
    next_working_day,
    special_days,
    working_days_between,
)
from nepso.foundation.worktime.services import day_off_remove, day_off_set, days_off_import
from nepso.kernel.errors import Invalid, NotAllowed

pytestmark = pytest.mark.django_db
FRIDAY = dt.date(2026, 3, 6)


def test_a_typed_day_holds_at_once_and_can_be_taken_away():
    assert is_working_day(FRIDAY)
    day_off_set(day=FRIDAY, kind="off", note="Hoán đổi")
    assert not is_working_day(FRIDAY)
    assert next_working_day(FRIDAY) == dt.date(2026, 3, 9)
    assert add_working_days(dt.date(2026, 3, 5), 1) == dt.date(2026, 3, 9)
    assert working_days_between(dt.date(2026, 3, 5), dt.date(2026, 3, 9)) == 1
    day_off_set(day=FRIDAY, kind="working")
    assert is_working_day(FRIDAY)
    day_off_remove(day=FRIDAY)
    day_off_remove(day=FRIDAY)
    assert not DayOff.objects.exists()


def test_the_calendar_is_asked_once(django_assert_num_queries):
    is_working_day(FRIDAY)
    with django_assert_num_queries(0):
        for n in range(200):
            add_working_days(FRIDAY, n)


def test_pasted_lines_are_all_taken_or_none():
    text = "06/03/2026; nghỉ; Thông báo 1\n\n14/03/2026\tlàm bù\tThông báo 1\n"
    assert days_off_import(text=text) == 2
    assert not is_working_day(FRIDAY)
    assert is_working_day(dt.date(2026, 3, 14))
    with pytest.raises(Invalid) as caught:
        days_off_import(text="05/01/2026; nghỉ\n32/01/2026; nghỉ\n06/01/2026; ăn\n05/01/2026; nghi")
    assert [f"Dòng {n}" in caught.value.sentence for n in (1, 2, 3, 4)] == [False, True, True, True]
    assert DayOff.objects.count() == 2


@pytest.mark.parametrize("text", ["", "\n \n", "05/01/2101; nghỉ"])
def test_nothing_and_unknown_years_are_told(text):
    with pytest.raises(Invalid):
        days_off_import(text=text)


def test_a_kind_that_is_none_is_refused():
    with pytest.raises(Invalid):
        day_off_set(day=FRIDAY, kind="half")


def test_only_an_administrator_enters_days(django_user_model):
    nobody = django_user_model.objects.create(username="khach", full_name="Khách")
    with pytest.raises(NotAllowed):
        day_off_set(day=FRIDAY, kind="off", by=nobody)


def test_special_days_of_a_year_say_why():
    day_off_set(day=FRIDAY, kind="off", note="Hoán đổi với 14/03")
    day_off_set(day=dt.date(2026, 3, 14), kind="working")
    told = {s.day: s for s in special_days(2026)}
    assert told[dt.date(2026, 1, 1)].name == "Tết Dương lịch"
    assert told[FRIDAY].name == "Hoán đổi với 14/03"
    assert told[dt.date(2026, 3, 14)].works
    assert told[dt.date(2026, 8, 22)].works
    assert told[dt.date(2026, 4, 26)].weekday == "Chủ nhật"
    assert dt.date(2026, 3, 3) not in told
    assert told[dt.date(2026, 1, 10)].works
