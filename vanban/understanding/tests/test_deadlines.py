import pytest

from vanban.understanding.dates import only_begins
from vanban.understanding.deadlines import as_deadline, deadline_in
from vanban.understanding.tests.reading_of import compiled


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
            "half_yearly",
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


@pytest.mark.parametrize(
    ("words", "kind", "month", "day"),
    [
        ("trước 10/6 và 10/12 hằng năm", "half_yearly", None, 10),
        ("vào ngày 20/6 và 20/12 hàng năm", "half_yearly", None, 20),
        ("trước ngày 05 tháng 6 và ngày 05 tháng 12 hằng năm", "half_yearly", None, 5),
        # days that no one period holds: a person writes them
        ("trước 10/5 và 10/11 hằng năm", "unclear", None, None),
        ("trước 05/6 và 10/12 hằng năm", "unclear", None, None),
        ("từ ngày 01/6 đến ngày 30/6 hằng năm", "yearly", 6, 30),
        ("từ ngày 01/6 hằng năm", "unclear", None, None),
        ("trong tháng 6 hằng năm", "yearly", 6, None),
        ("vào quý I hằng năm", "yearly", 3, None),
        ("trước tháng 6 hằng năm", "yearly", None, None),
        ("mỗi tuần ít nhất 02 lần", "standing", None, None),
        ("02 tin, bài/tuần", "standing", None, None),
        ("02 lần trong một ngày", "standing", None, None),
        ("03 tin, bài trong một tuần", "standing", None, None),
        ("một ngày 02 lần", "standing", None, None),
        # a stretch in which the duty is done once says nothing of how often
        ("trong ngày 15/12 hằng năm", "yearly", 12, 15),
        ("Trong ngày 15/6", "unclear", None, None),
        ("Trong tuần từ 15/6 đến 20/6", "unclear", None, None),
        ("phát 02 lần trong ngày 15/6", "unclear", None, None),
        ("hoàn thành trong một tuần", "unclear", None, None),
    ],
)
def test_no_day_of_a_year_is_lost(words, kind, month, day):
    found = as_deadline(words)
    assert (found.kind, found.month, found.day) == (kind, month, day)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        (
            "báo cáo trước ngày 05 tháng 6 và ngày 05 tháng 12 hằng năm.",
            "trước ngày 05 tháng 6 và ngày 05 tháng 12 hằng năm",
        ),
        (
            "gửi báo cáo trước ngày 31/5 (6 tháng) và trước ngày 30/11 (cả năm).",
            "trước ngày 31/5 (6 tháng) và trước ngày 30/11 (cả năm)",
        ),
        (
            "báo cáo lần một trước ngày 10 tháng 6, lần hai trước ngày 10 tháng 12.",
            "trước ngày 10 tháng 6, lần hai trước ngày 10 tháng 12",
        ),
    ],
)
def test_words_with_several_days_are_whole(sentence, words):
    assert deadline_in(sentence).text == words


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Báo cáo trước ngày 05 tháng đầu mỗi quý.", "chưa giữ được"),
        ("Báo cáo hằng tháng (trước ngày 05 tháng sau).", "chưa giữ được"),
        ("Báo cáo 6 tháng (trước ngày 05/7).", "chưa giữ được"),
        (
            "Báo cáo quý trước ngày 15 tháng cuối quý, báo cáo năm trước ngày 10/12.",
            "chưa giữ được",
        ),
        ("Báo cáo trước ngày 31/6 hằng năm.", "không có trong lịch"),
        ("Báo cáo trước ngày 30 tháng 02 hằng năm.", "không có trong lịch"),
        ("Báo cáo trước ngày 15/13 hằng năm.", "không có trong lịch"),
        ("Báo cáo trước 31/6 và 31/12 hằng năm.", "không có trong lịch"),
        ("Báo cáo trước ngày 29/02 hằng năm.", None),
        ("Trực ban; thời gian: Hằng ngày, 24/24.", None),
        ("Tổ chức vào các ngày 12, 19, 26/9/2026.", "nhiều ngày"),
        ("Hoàn thành trước ngày 30/02/2026.", "không có trong lịch"),
        ("Trực ban; thời gian: Thường xuyên, tổng kết trước ngày 15/12.", "việc thường xuyên"),
        ("Trực ban; thời gian: Hằng ngày, trong tháng 6.", "việc thường xuyên"),
        ("Trực ban; thời gian: 02-03 lần/ngày, 24/7.", None),
        ("Báo cáo chậm nhất là ngày 25 hàng tháng.", None),
        ("Báo cáo trước 10/6 và 10/12 hằng năm.", None),
        ("Báo cáo trước ngày 18 của tháng cuối mỗi quý.", None),
        ("Báo cáo trước ngày 15/12 hằng năm để tổng hợp.", None),
    ],
)
def test_a_printed_day_that_is_not_kept_is_told(sentence, said):
    head = "SỞ NỘI VỤ\nSố: 45/KH-SNV\nKẾ HOẠCH\nCông tác\nII. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế\n"
    (found,) = compiled(f"{head}- {sentence}\n").tasks
    told = [d for d in found.doubts if d.code in ("deadline", "several_dates")]
    assert len(told) == (said is not None)
    assert said is None or said in told[0].sentence
