"""Times that look like a day and are none: ranges of months, weeks, quarters, how often."""

from __future__ import annotations

import pytest

from vanban.model import Deadline, DeadlineKind
from vanban.understanding.dates import unkept_days
from vanban.understanding.deadlines import as_deadline, deadline_in, stated_in_cell


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
        ("Đợt 20/11/2031", "2031-11-20"),
        ("định kỳ 15/6/2031", "2031-06-15"),
        ("Thứ 6, 20/6/2031", "2031-06-20"),
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
        ("trước ngày 5 tháng 6-7 hằng năm", None, None),
        ("đợt 20/11 hằng năm", 11, 20),
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


@pytest.mark.parametrize(
    "words",
    [
        "Sau ngày 30/6/2031",
        "sau 30/6/2031",
        "Bắt đầu 01/7/2031",
        "bắt đầu từ ngày 01/7/2031",
        "Khởi công 01/7/2031",
        "01/6/2031 -",
        "01/6/2031 – …",
    ],
)
def test_a_day_after_which_work_begins_is_no_day_due(words):
    found = stated_in_cell(words)
    assert (found.kind, found.on) == ("unclear", None)


def test_a_day_after_which_work_begins_is_no_day_due_in_a_sentence():
    found = deadline_in("Thu gom bao bì sau ngày 30/6/2031.")
    assert (found.text, found.kind) == ("sau ngày 30/6/2031", "unclear")


@pytest.mark.parametrize(
    ("cell", "words", "on"),
    [
        ("Theo Kế hoạch số 12/KH-UBND ngày 05/3/2031", None, None),
        ("Theo Hướng dẫn ngày 05/3/2031 của Sở Y tế", None, None),
        ("Theo lịch của Sở, trước ngày 15/6/2031", "trước ngày 15/6/2031", "2031-06-15"),
        ("Khi có yêu cầu, trước ngày 15/6/2031", "trước ngày 15/6/2031", "2031-06-15"),
        ("Thực hiện xong 15/6/2031", "Thực hiện xong 15/6/2031", "2031-06-15"),
    ],
)
def test_the_date_of_a_cited_document_is_no_day_due_in_a_cell(cell, words, on):
    found = stated_in_cell(cell)
    assert (found.on if found else None) == on
    assert words is None or found.text == words


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("6 tháng đầu năm 2031", "unclear"),
        ("Trong 06 tháng cuối năm 2031", "unclear"),
        ("6 tháng đầu năm", "unclear"),
        ("6 tháng cuối năm", "unclear"),
        ("6 tháng, năm", "half_yearly"),
        ("Báo cáo 6 tháng đầu năm và cả năm", "half_yearly"),
    ],
)
def test_one_half_of_a_year_does_not_come_again(cell, kind):
    assert stated_in_cell(cell).kind == kind


def test_months_of_each_year_that_are_not_kept_are_told():
    for words in ("tháng 3 - 5 hằng năm", "quý II, III hằng năm"):
        assert unkept_days(as_deadline(words))
    assert not unkept_days(Deadline("hằng năm", DeadlineKind.YEARLY))


@pytest.mark.parametrize(
    ("sentence", "words", "on"),
    [
        ("Hoàn thành việc kiểm kê cuối năm 2031.", "cuối năm 2031", None),
        ("Hoàn thành việc kiểm kê hết quý I.", "hết quý I", None),
        ("Hoàn thành việc kiểm kê trước 30/09/31.", "trước 30/09/31", None),
        ("Kiểm kê kho; hoàn thành: 30/9/2031.", "30/9/2031", "2031-09-30"),
        ("Nâng cao chất lượng bài thi cuối năm 2031.", None, None),
    ],
)
def test_short_ways_to_write_an_end(sentence, words, on):
    found = deadline_in(sentence)
    assert (found.text if found else None, found.on if found else None) == (words, on)


@pytest.mark.parametrize(
    "words",
    [
        "01-15/3 và 01-15/9/2031",
        "từ 05/3 đến 15/3 và từ 05/9 đến 15/9/2031",
        "từ 05/3 đến 15/3 và từ 05/9 đến 15/9 hằng năm",
    ],
)
def test_of_two_stretches_of_time_the_last_is_not_the_day_due(words):
    found = as_deadline(words)
    assert (found.kind, found.on, found.day) == ("unclear", None, None)
