"""Words with several months or days are whole; a second time that is not kept is named."""

from __future__ import annotations

import pytest

from vanban.understanding.deadlines import deadline_in
from vanban.understanding.tests.reading_of import compiled

_HEAD = "SỞ Y TẾ\nSố: 45/KH-SYT\nKẾ HOẠCH\nTiêm chủng\nII. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế\n"


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Mở lớp bơi trong tháng 3, 4/2031.", "trong tháng 3, 4/2031"),
        ("Mở lớp bơi trong tháng 3, 4 và 5 năm 2031.", "trong tháng 3, 4 và 5 năm 2031"),
        ("Mở lớp bơi từ tháng 3-5/2031.", "từ tháng 3-5/2031"),
        ("Mở lớp bơi từ tháng 3 đến 5/2031.", "từ tháng 3 đến 5/2031"),
        ("Mở lớp bơi trong tháng 3 - 5, mỗi lớp 20 em.", "trong tháng 3 - 5"),
        ("Mở lớp bơi từ tháng 10/2031 - 2/2032.", "từ tháng 10/2031 - 2/2032"),
        ("Nạo vét mương tháng 3-4/2031 và tháng 11-12/2031.", "tháng 3-4/2031 và tháng 11-12/2031"),
        ("Nghiệm thu trong quý II-III/2031.", "trong quý II-III/2031"),
        ("Nghiệm thu trong quý II, III/2031.", "trong quý II, III/2031"),
        ("Nghiệm thu trước 3-5/2031.", "trước 3-5/2031"),
        ("Nghiệm thu trước T6/2031.", "trước T6/2031"),
        ("Nghiệm thu trong Q3/2031.", "trong Q3/2031"),
        ("Nghiệm thu vào tuần 2 tháng 5/2031.", "vào tuần 2 tháng 5/2031"),
        ("Mở hội thi ngày 10-12/6/2031.", "ngày 10-12/6/2031"),
        ("Mở hội thi từ ngày 10-12/6/2031.", "từ ngày 10-12/6/2031"),
        ("Mở hội thi vào các ngày 10-12/6/2031.", "vào các ngày 10-12/6/2031"),
        ("Mở hội thi từ ngày 10 đến ngày 12/6/2031.", "từ ngày 10 đến ngày 12/6/2031"),
        ("Trình trước ngày 15/6/2031 và 15/12/2031.", "trước ngày 15/6/2031 và 15/12/2031"),
        ("Nộp trước ngày 15 tháng 6/2031.", "trước ngày 15 tháng 6/2031"),
        (
            "Báo cáo trước ngày 04/6 (báo cáo 6 tháng) và trước ngày 04/12 (báo cáo năm).",
            "trước ngày 04/6 (báo cáo 6 tháng) và trước ngày 04/12 (báo cáo năm)",
        ),
        (
            "Báo cáo trước ngày 04/6 đối với báo cáo giữa năm và trước ngày 04/12 đối với cả năm.",
            "trước ngày 04/6 đối với báo cáo giữa năm và trước ngày 04/12",
        ),
        # numbers that are no month
        ("Mở trong tháng 6, 12 lớp bơi.", "trong tháng 6"),
        ("Mở từ tháng 6 đến 10 lớp bơi.", "từ tháng 6"),
    ],
)
def test_several_months_and_days_are_whole(sentence, words):
    assert deadline_in(sentence).text == words


@pytest.mark.parametrize(
    ("sentence", "others"),
    [
        ("Sơ kết vào giữa tháng 5/2031, tổng kết vào tháng 11/2031.", ["vào tháng 11/2031"]),
        ("Dự thảo xong trước ngày 10/5/2031; trình duyệt trước ngày 20/5/2031.",
         ["trước ngày 20/5/2031"]),
        ("Lập danh sách trước ngày 10/5, thẩm định trước ngày 20/5, chi trả trước 30/5.",
         ["trước ngày 20/5", "trước 30/5"]),
        ("Gửi danh sách trước ngày 10/5/2031.", []),
        ("Gửi báo cáo trước 10/6 và 10/12 hằng năm.", []),
        ("Thực hiện Luật có hiệu lực từ ngày 01/7/2030, xong trước ngày 10/5/2031.", []),
    ],
)  # fmt: skip
def test_a_time_that_is_not_kept_is_named(sentence, others):
    (found,) = compiled(f"{_HEAD}- {sentence}\n").tasks
    told = " ".join(
        d.sentence for d in found.doubts if d.code == "several_dates" and "còn" in d.sentence
    )
    assert bool(told) == bool(others)
    assert all(f"“{other}”" in told for other in others)
