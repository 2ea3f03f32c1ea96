"""Deadlines in words less usual than "trước ngày …"."""

from __future__ import annotations

import time

import pytest

from vanban.understanding.deadlines import deadline_in
from vanban.understanding.unsure_deadlines import days_of_each


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kiểm tra vệ sinh bếp ăn của các trường ít nhất 02 lần/năm.", "02 lần/năm"),
        ("Cân, đo cho trẻ 3 tháng một lần tại trạm.", "3 tháng một lần"),
        ("Mở phiên chợ quê nhân ngày hội xóm 12/8 hằng năm.", "12/8 hằng năm"),
        ("Khai mạc phiên chợ (dự kiến ngày 15/3/2031 tại đình làng).", "dự kiến ngày 15/3/2031"),
        ("Sơ kết Chương trình vào năm 2032, tổng kết vào năm 2035.", "vào năm 2032"),
        ("Gieo mạ vào tháng 3, tháng 4/2031.", "vào tháng 3, tháng 4/2031"),
        ("Lập biểu thống kê thư viện hằng quý, 6 tháng và năm.", "hằng quý, 6 tháng và năm"),
        ("Phát chuyên mục 01 số/tuần trên đài.", "01 số/tuần"),
        ("Họp giao ban vào chiều thứ Sáu hằng tuần.", "vào chiều thứ Sáu hằng tuần"),
        ("Gửi số liệu ngày làm việc đầu tiên của tháng.", "ngày làm việc đầu tiên của tháng"),
        ("Gửi bản cam kết trong vòng 10 ngày làm việc.", "trong vòng 10 ngày làm việc"),
        ("Sử dụng sổ điểm điện tử từ học kỳ I.", "từ học kỳ I"),
        ("Hoàn thành trước 30/6 hằng năm.", "trước 30/6 hằng năm"),
        (
            "Báo cáo 6 tháng trước ngày 05/6, báo cáo năm trước ngày 05/12.",
            "trước ngày 05/6, báo cáo năm trước ngày 05/12",
        ),
        ("Phát bản tin cảnh báo mỗi ngày 02 lần trong mùa khô.", "mỗi ngày 02 lần"),
        ("Chào cờ theo chủ đề mỗi tháng một lần, vào sáng thứ Hai.", "mỗi tháng một lần"),
        (
            "Phát trên loa xóm 02 lần/ngày, vào buổi sáng và buổi chiều.",
            "02 lần/ngày, vào buổi sáng và buổi chiều",
        ),
        ("Thu gom rác 02 ngày/lần; không để tồn đọng.", "02 ngày/lần"),
        ("Viết ít nhất 04 tin, bài/tháng trên trang của hội.", "04 tin, bài/tháng"),
        ("Đăng tối thiểu 02 bài viết mỗi tuần.", "mỗi tuần"),
        ("Kiểm tra, chấm điểm các xóm định kỳ 03 tháng.", "định kỳ 03 tháng"),
        ("Cuối mỗi học kỳ tổ chức rút kinh nghiệm.", "Cuối mỗi học kỳ"),
        ("Canh gác tại chòi trong các tháng 4, 5, 6 và 7.", "trong các tháng 4, 5, 6 và 7"),
        ("Ra quân vào các ngày 08/3 và 16/3/2031.", "vào các ngày 08/3 và 16/3/2031"),
        ("Sinh hoạt chủ điểm trong tuần đầu tháng 3.", "trong tuần đầu tháng 3"),
        ("Nạo vét kênh trước mùa mưa năm 2031.", "trước mùa mưa năm 2031"),
        ("Tiêm phòng, đợt 1 tháng 3-4/2031.", "tháng 3-4/2031"),
        ("Chung kết, trao giải tháng 10/2031.", "tháng 10/2031"),
        (
            "Gửi báo cáo trước ngày 05 của tháng đầu mỗi quý.",
            "trước ngày 05 của tháng đầu mỗi quý",
        ),
        (
            "Sửa đổi Nghị định số 12/2030/NĐ-CP trong tháng 10 năm 2031.",
            "trong tháng 10 năm 2031",
        ),
        ("Báo cáo nhanh chậm nhất 60 phút.", "chậm nhất 60 phút"),
        ("Bố trí nhân lực. Hoàn thành trong một tuần.", "trong một tuần"),
        ("Rà soát xong trong 10 ngày.", "trong 10 ngày"),
        ("Trả lời người dân trong 05 ngày làm việc.", "trong 05 ngày làm việc"),
        ("Nộp phiếu trong vòng hai tuần.", "trong vòng hai tuần"),
        ("Gửi danh sách trong mười ngày kể từ ngày ký.", "trong mười ngày kể từ ngày ký"),
        ("Tập huấn cho cán bộ trong một tuần.", None),
        ("Giữ gìn vệ sinh trong một ngày hội.", None),
        ("Hỗ trợ 200 nghìn đồng mỗi tháng cho cộng tác viên.", None),
        ("Đối chiếu với kế hoạch tháng 10/2031.", None),
        ("Hưởng ứng Tháng Thanh niên tháng 3/2031.", None),
        ("Treo cờ kỷ niệm các ngày 30/4 và 01/5.", None),
        ("Báo cáo chậm nhất 03 ngày sau khi kết thúc đợt.", None),
        ("Hưởng ứng Ngày Pháp luật Việt Nam 09/11 hằng năm.", None),
        ("Đưa vào nội dung giao ban hằng tháng của Ủy ban.", None),
        ("Thực hiện Nghị định số 12/2030/NĐ-CP ngày 05/02/2030 về chợ.", None),
        ("Tuyên truyền kỷ niệm ngày thành lập xã, ngày 02/4/1950.", None),
    ],
)
def test_words_are_copied(text: str, words: str | None) -> None:
    found = deadline_in(text)
    assert (found.text if found else None) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Báo tin chậm nhất 12 giờ sau khi có ca bệnh.", "chậm nhất 12 giờ sau khi có ca bệnh"),
        (
            "Báo tin không quá 30 phút sau khi vỡ đê, ghi rõ nơi vỡ.",
            "không quá 30 phút sau khi vỡ đê",
        ),
        (
            "Báo tin chậm nhất sau 12 giờ kể từ khi có ca bệnh.",
            "chậm nhất sau 12 giờ kể từ khi có",
        ),
        ("Báo tin trong vòng 36 giờ sau khi vỡ đê và ghi rõ.", "trong vòng 36 giờ sau khi vỡ đê"),
        ("Nộp số liệu chậm nhất 04 ngày làm việc sau ngày họp.", None),
        ("Nộp số liệu trước 10 giờ 30 thứ Tư hằng tuần.", "trước 10 giờ 30 thứ Tư hằng tuần"),
        (
            "Nộp số liệu chậm nhất là 16h30 ngày thứ Sáu hằng tuần.",
            "chậm nhất là 16h30 ngày thứ Sáu hằng tuần",
        ),
        (
            "Nộp số liệu trước 9 giờ 30 phút, sáng thứ Hai hằng tuần.",
            "trước 9 giờ 30 phút, sáng thứ Hai hằng tuần",
        ),
        ("Nộp số liệu trước thứ Sáu hằng tuần.", "trước thứ Sáu hằng tuần"),
        ("Nộp số liệu vào lúc 15 giờ thứ Năm hằng tuần.", "vào lúc 15 giờ thứ Năm hằng tuần"),
        ("Làm xong việc trước ngày cuối cùng của tháng.", "trước ngày cuối cùng của tháng"),
    ],
)
def test_hours_after_an_event_and_by_when_in_each_week(text: str, words: str | None) -> None:
    found = deadline_in(text)
    assert (found.text if found else None) == words


@pytest.mark.parametrize("thing", ["chi hội", "chi đoàn", "chi hội phụ nữ", "chi hội nông dân"])
def test_how_often_an_association_meets_is_no_time_of_the_duty(thing: str):
    assert deadline_in(f"Đưa nội dung này vào sinh hoạt {thing} hằng tháng.") is None


@pytest.mark.parametrize("whom", ["hỗ trợ phụ nữ", "tập huấn cho nông dân", "gặp gỡ tổ dân phố"])
def test_how_often_something_is_done_for_them_is_the_time_of_the_duty(whom: str):
    found = deadline_in(f"Thăm hỏi, {whom} hằng tháng.")
    assert found is not None
    assert found.text == "hằng tháng"


@pytest.mark.parametrize(
    "text",
    [
        "Đưa vào nội dung sinh hoạt chi hội phụ nữ hằng tháng.",
        "Trong các nội dung họp của thôn hằng tháng.",
        "Tại sinh hoạt chi đoàn hằng tháng.",
    ],
)
def test_what_is_told_at_a_meeting_is_not_due_by_it(text):
    assert deadline_in(text) is None


def test_behind_a_meeting_the_next_time_is_taken():
    found = deadline_in("Đưa vào sinh hoạt chi hội hằng tháng; công bố số liệu lên bảng hằng quý.")
    assert found is not None
    assert (found.text, found.kind) == ("hằng quý", "quarterly")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Giải quyết phản ánh trong vòng 24 giờ kể từ khi tiếp nhận.",
            "trong vòng 24 giờ kể từ khi tiếp nhận",
        ),
        (
            "Xử lý trong vòng 24 giờ kể từ khi tiếp nhận phản ánh và thông báo kết quả.",
            "trong vòng 24 giờ kể từ khi tiếp nhận phản ánh",
        ),
        (
            "Trả kết quả trong thời hạn 03 ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ.",
            "trong thời hạn 03 ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ",
        ),
    ],
)
def test_what_a_stretch_of_time_runs_from_is_told_with_it(text: str, words: str):
    found = deadline_in(text)
    assert found is not None
    assert (found.text, found.kind) == (words, "unclear")


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Phát thanh mỗi ngày 02 lần, bắt đầu từ ngày 01/9/2026.", "mỗi ngày 02 lần", "standing"),
        ("Từ ngày 01/9/2026, phát thanh 02 lần/ngày.", "02 lần/ngày", "standing"),
        (
            "Định kỳ hằng quý báo cáo UBND xã, kể từ ngày 01/9/2026.",
            "Định kỳ hằng quý",
            "quarterly",
        ),
        ("Phát thanh mỗi ngày 02 lần trước ngày 30/9/2026.", "trước ngày 30/9/2026", "date"),
        ("Phát thanh bắt đầu từ ngày 01/9/2026.", "từ ngày 01/9/2026", "unclear"),
        ("Phát tin từ tháng 3 hằng năm.", "từ tháng 3 hằng năm", "yearly"),
    ],
)
def test_how_often_is_told_before_from_when(text: str, words: str, kind: str):
    found = deadline_in(text)
    assert found is not None
    assert (found.text, found.kind) == (words, kind)


@pytest.mark.parametrize("day", ["thứ hai, ", "ngày 15, "])
def test_a_long_row_of_days_costs_by_its_length(day):
    """Four times as many cost about four times as much; by the square it would be sixteen."""
    few, many = (_seconds("hằng tuần: " + day * count) for count in (500, 2_000))
    assert many < 0.02 + 8 * few


def _seconds(text: str) -> float:
    begun = time.process_time()
    days_of_each(text)
    return time.process_time() - begun
