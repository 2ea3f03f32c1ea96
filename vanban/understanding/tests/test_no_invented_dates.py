"""Times that look like a day and are none: ranges of months, weeks, quarters, how often."""

from __future__ import annotations

import pytest

from vanban.understanding.deadlines import as_deadline, deadline_in


@pytest.mark.parametrize(
    "words",
    [
        "Tháng 3 - 5/2031",
        "tháng 11-12/2031",
        "Từ tháng 2 - 9/2031",
        "Tháng 01-12 năm 2031",
        "Tháng 3-6-2031",
        "tháng 3/4/2031",
        "3-5/2031",
        "T3-5/2031",
        "trước tháng 3-4/2031",
        "Quý 1-2/2031",
        "Quý 1/2/2031",
        "Q2-3/2031",
        "Tuần 2 tháng 5/2031",
        "tuần thứ 3 tháng 5 năm 2031",
        "Tuần 1, 2 tháng 5/2031",
        "Tuần 2-3/5/2031",
        "Tuần 4/9/2031",
        "HK 1-2/2031",
        "trong 02 tháng 6/2031 và 7/2031",
        "Vòng 1-2/2031",
    ],
)
def test_no_day_is_made_of_months_quarters_and_weeks(words):
    found = as_deadline(words)
    assert (found.text, found.kind, found.on) == (words, "unclear", None)


@pytest.mark.parametrize(
    ("words", "on"),
    [
        ("30/6/2031", "2031-06-30"),
        ("30.6.2031", "2031-06-30"),
        ("30 - 6 - 2031", "2031-06-30"),
        ("ngày 30 tháng 6 năm 2031", "2031-06-30"),
        ("ngày 30 tháng 6/2031", "2031-06-30"),
        ("trước ngày 30/6 năm 2031", "2031-06-30"),
        ("Tuần 4 (đến 28/6/2031)", "2031-06-28"),
        ("Đợt 1, 15/6/2031", "2031-06-15"),
        ("Ngày 10-12/6/2031", "2031-06-12"),
        ("từ 15/5-15/6/2031", "2031-06-15"),
    ],
)
def test_a_day_that_is_printed_stays_one(words, on):
    assert as_deadline(words).on == on


@pytest.mark.parametrize(
    "sentence",
    [
        "Mở lớp tập huấn Tháng 3 - 5/2031.",
        "Mở lớp tập huấn vào 3-5/2031.",
        "Thời gian: Tháng 3 - 5/2031.",
        "Ra quân tháng 3-4/2031 và tháng 11-12/2031.",
        "Nạo vét mương trong 2 tháng 3-4/2031.",
        "Trồng cây vào tuần thứ 2 tháng 2/2031.",
    ],
)
def test_no_day_is_made_in_a_sentence(sentence):
    found = deadline_in(sentence)
    assert found is None or (found.kind, found.on) == ("unclear", None)


@pytest.mark.parametrize(
    ("words", "month", "day"),
    [
        ("tháng 3 - 5 hằng năm", None, None),
        ("quý 2-3 hằng năm", None, None),
        ("quý II-III hằng năm", None, None),
        ("tháng 3, 6, 9 hằng năm", None, None),
        ("mỗi năm 1-2 lần", None, None),
        ("hằng năm 2-3 lần", None, None),
        ("tuần 2 tháng 5 hằng năm", None, None),
        ("trước ngày 30-6 hằng năm", 6, 30),
        ("ngày 15-20/6 hằng năm", 6, 20),
    ],
)
def test_no_day_of_each_year_is_made_of_months_or_of_how_often(words, month, day):
    found = as_deadline(words)
    assert (found.kind, found.month, found.day) == ("yearly", month, day)


def test_no_day_of_a_period_is_made_of_months_or_of_the_first_of_several_days():
    assert as_deadline("6 tháng/lần (tháng 6-12)").day is None
    assert as_deadline("ngày 10 – 15 hằng tháng").day is None
    assert as_deadline("15, 20/6 hằng năm").kind == "unclear"
