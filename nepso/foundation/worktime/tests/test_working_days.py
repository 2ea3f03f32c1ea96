"""Working days against published facts, and the laws of counting."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nepso.foundation.worktime.holidays_vn import holiday_name
from nepso.foundation.worktime.working_days import WorkCalendar
from nepso.kernel.errors import Invalid

PLAIN = WorkCalendar({})
D = dt.date


@pytest.mark.parametrize(
    "first_day_of_tet",
    # Published lunar new years; 2007 and 2030 fall a day before China's.
    [D(2007, 2, 17), D(2025, 1, 29), D(2026, 2, 17), D(2027, 2, 6), D(2028, 1, 26), D(2030, 2, 2)],
)
def test_tet_by_the_calendar_of_viet_nam(first_day_of_tet):
    assert holiday_name(first_day_of_tet).startswith("Tết Nguyên Đán")
    assert not PLAIN.is_working_day(first_day_of_tet)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (D(2025, 1, 25), D(2025, 2, 2)),  # Thông báo 6150/TB-BLĐTBXH: 25/01 to 02/02/2025
        (D(2025, 4, 5), D(2025, 4, 7)),  # Giỗ Tổ, mùng 10 tháng 3: Monday 07/4/2025
        (D(2025, 4, 30), D(2025, 5, 4)),  # with 02/5 swapped for Saturday 26/4
        (D(2025, 8, 30), D(2025, 9, 2)),
        (D(2026, 1, 1), D(2026, 1, 4)),  # with 02/01 swapped for Saturday 10/01
        (D(2026, 2, 14), D(2026, 2, 22)),  # Thông báo 9441 của Bộ Nội vụ, 16/10/2025
        (D(2026, 4, 25), D(2026, 4, 27)),  # Giỗ Tổ on Sunday 26/4/2026, in lieu on Monday
        (D(2026, 4, 30), D(2026, 5, 3)),
        (D(2026, 8, 29), D(2026, 9, 2)),  # with 31/8 swapped for Saturday 22/8
        (D(2027, 2, 4), D(2027, 2, 10)),
    ],
)
def test_published_rests_hold_and_end(first, last):
    days = [first + dt.timedelta(days=i) for i in range((last - first).days + 1)]
    assert not any(PLAIN.is_working_day(day) for day in days)
    assert PLAIN.next_working_day(first) == last + dt.timedelta(days=1)


@pytest.mark.parametrize("saturday", [D(2025, 4, 26), D(2026, 1, 10), D(2026, 8, 22)])
def test_a_swapped_saturday_works(saturday):
    assert PLAIN.is_working_day(saturday)


def test_the_day_of_culture_rests_from_2026_on():
    assert PLAIN.is_working_day(D(2025, 11, 24))
    assert not PLAIN.is_working_day(D(2026, 11, 24))
    assert holiday_name(D(2026, 11, 24)) == "Ngày Văn hóa Việt Nam"


def test_what_was_announced_goes_first():
    told = WorkCalendar({D(2026, 3, 6): False, D(2026, 3, 14): True})
    assert PLAIN.is_working_day(D(2026, 3, 6))
    assert not PLAIN.is_working_day(D(2026, 3, 14))
    assert not told.is_working_day(D(2026, 3, 6))
    assert told.is_working_day(D(2026, 3, 14))
    assert told.working_days_between(D(2026, 3, 5), D(2026, 3, 14)) == 6  # 9 to 13, and the 14th


def test_beyond_the_library_there_is_a_sentence():
    assert PLAIN.is_working_day(D(2100, 12, 31))
    for wrong in (D(2101, 1, 3), D(1999, 1, 4), D(9999, 12, 31)):
        with pytest.raises(Invalid, match="Chưa có lịch nghỉ của năm"):
            PLAIN.is_working_day(wrong)
        with pytest.raises(Invalid):
            PLAIN.working_days_between(D(2026, 1, 5), wrong)
    with pytest.raises(Invalid):
        PLAIN.add_working_days(D(2100, 12, 30), 3)
    with pytest.raises(Invalid):
        PLAIN.add_working_days(D(2000, 1, 5), -30)


days = st.dates(D(2001, 1, 1), D(2099, 12, 31))
announced = st.dictionaries(st.dates(D(2024, 1, 1), D(2027, 12, 31)), st.booleans(), max_size=12)
near = st.dates(D(2024, 1, 1), D(2027, 12, 31))


@given(days, st.integers(-240, 240))
def test_between_undoes_add(day, n):
    assert PLAIN.working_days_between(day, PLAIN.add_working_days(day, n)) == n


@given(announced, near, st.integers(-60, 60))
def test_add_lands_on_a_working_day_also_with_announced_ones(told, day, n):
    calendar = WorkCalendar(told)
    landed = calendar.add_working_days(day, n)
    assert n == 0 or calendar.is_working_day(landed)
    assert calendar.working_days_between(day, landed) == n


@given(announced, near, st.integers(-60, 60), st.integers(-60, 60))
def test_add_is_monotone(told, day, n, m):
    calendar = WorkCalendar(told)
    low, high = sorted((n, m))
    assert calendar.add_working_days(day, low) <= calendar.add_working_days(day, high)


@given(announced, near, near)
def test_between_counts_as_one_would_by_hand(told, a, b):
    calendar = WorkCalendar(told)
    first, last = sorted((a, b))
    walked = [first + dt.timedelta(days=i) for i in range((last - first).days + 1)]
    forward = sum(calendar.is_working_day(day) for day in walked[1:])
    back = sum(calendar.is_working_day(day) for day in walked[:-1])
    assert calendar.working_days_between(first, last) == forward
    assert first == last or calendar.working_days_between(last, first) == -back


@given(announced, near)
def test_next_is_the_first_working_day_from_here(told, day):
    calendar = WorkCalendar(told)
    found = calendar.next_working_day(day)
    assert calendar.is_working_day(found)
    assert calendar.next_working_day(found) == found
    assert calendar.working_days_between(day, found) == (0 if found == day else 1)
    assert calendar.previous_working_day(day) <= day <= found
