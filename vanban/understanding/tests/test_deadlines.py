import pytest

from vanban.understanding.dates import only_begins
from vanban.understanding.deadlines import deadline_in


@pytest.mark.parametrize(
    ("sentence", "words", "kind"),
    [
        ("Báo cáo trước ngày 10/4/2020.", "trước ngày 10/4/2020", "date"),
        (
            "Định kỳ trước ngày 05 tháng 12 hằng năm báo cáo kết quả.",
            "trước ngày 05 tháng 12 hằng năm",
            "yearly",
        ),
        ("Thường xuyên rà soát thông tin.", "Thường xuyên", "standing"),
        ("Hằng năm, cơ sở có bản cam kết.", "Hằng năm", "yearly"),
        ("Hoàn thành trong quý II/2026.", "trong quý II/2026", "unclear"),
        ("Định kỳ hằng quý tổng hợp kết quả.", "Định kỳ hằng quý", "quarterly"),
        (
            "gửi trước ngày 20 của tháng cuối quý.",
            "trước ngày 20 của tháng cuối quý",
            "quarterly",
        ),
        (
            "Đợt một: Từ nay đến hết tháng 01/2021, trọng tâm là thi đua.",
            "Từ nay đến hết tháng 01/2021",
            "unclear",
        ),
        (
            "báo cáo trước ngày 15/6 và trước ngày 15/12 hằng năm.",
            "trước ngày 15/6 và trước ngày 15/12 hằng năm",
            "yearly",
        ),
    ],
)
def test_the_raw_words_are_copied(sentence, words, kind):
    found = deadline_in(sentence)
    assert (found.text, found.kind) == (words, kind)


def test_what_is_reckoned_is_only_what_is_printed():
    found = deadline_in("Định kỳ trước ngày 05 tháng 12 hằng năm báo cáo.")
    assert (found.month, found.day, found.on) == (12, 5, None)


@pytest.mark.parametrize(
    "sentence",
    [
        "Đưa vào tiêu chí xét thi đua, khen thưởng hằng năm.",
        "Thực hiện nhiệm vụ năm học 2020-2021.",
        "Kiểm tra định kỳ, đột xuất theo quy định.",
        "Thực hiện Quyết định số 423/QĐ-BVHTTDL ngày 05/3/2026 của Bộ.",
        "Phối hợp với Trung tâm Giáo dục thường xuyên mở lớp.",
    ],
)
def test_names_of_things_hold_no_deadline(sentence):
    assert deadline_in(sentence) is None


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        ("từ ngày 20/11/2020", True),
        ("từ ngày 20-11-2020", True),
        ("từ ngày 20-11-2020 đến ngày 05-12-2020", False),
        ("từ ngày 20-11-2020 - 05-12-2020", False),
        ("từ ngày 10 - 20/11/2020", False),
        ("từ nay đến 20-11-2020", False),
    ],
)
def test_a_day_written_with_dashes_is_no_stretch_of_time(words, begins):
    assert only_begins(words) is begins


def test_a_day_from_which_a_duty_runs_is_no_date_by_which_it_is_done():
    found = deadline_in("Mở chuyên mục từ ngày 20-11-2020.")
    assert (found.kind, found.on) == ("unclear", None)
