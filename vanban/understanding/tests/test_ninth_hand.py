"""What a stranger's plans showed: duties, names and times that were lost without a doubt."""

from __future__ import annotations

import pytest

from vanban.understanding.agencies import read_names
from vanban.understanding.deadlines import deadline_in
from vanban.understanding.roles import subject_of
from vanban.understanding.stages import is_dated_stage
from vanban.understanding.tests.reading_of import compiled

HEAD = "ỦY BAN NHÂN DÂN\nXÃ AN BÌNH\nKẾ HOẠCH\nThu gom rác thải\n\nI. NHIỆM VỤ\n"
LAST = "1. Tuyên truyền người dân.\n2. Thu gom rác thải tại các điểm tập kết.\n"


@pytest.mark.parametrize(
    ("closing", "clauses"),
    [
        (
            "Trong quá trình triển khai thực hiện, nếu có khó khăn, phản ánh về UBND xã./.",
            ["I.1", "I.2"],
        ),
        ("Yêu cầu các thôn nghiêm túc thực hiện Kế hoạch này./.", ["I.1", "I.2"]),
        (
            "Yêu cầu các thôn báo cáo kết quả trước ngày 20/9/2026./.",
            ["I.1", "I.2", "closing"],
        ),
    ],
)
def test_the_last_duty_over_the_closing_words_stays_a_duty(closing: str, clauses: list[str]):
    document = compiled(f"{HEAD}{LAST}{closing}\n")
    assert [task.clause for task in document.tasks] == clauses
    assert [section.label for section in document.sections] == ["I"]


@pytest.mark.parametrize(
    "title", ["Tổ chức thực hiện.", "Kiểm tra, giám sát.", "Báo cáo kết quả.", "Sơ kết, tổng kết."]
)
def test_a_bare_title_over_the_closing_words_is_no_duty(title: str):
    closing = "Yêu cầu các thôn báo cáo kết quả trước ngày 20/9/2026./."
    document = compiled(f"{HEAD}1. Tuyên truyền người dân.\n2. {title}\n{closing}\n")
    assert [task.text for task in document.tasks] == ["Tuyên truyền người dân.", closing]
    assert [section.label for section in document.sections] == ["I", "I.2"]


def test_a_bare_title_over_what_the_document_is_gives_no_duty():
    closing = "Trên đây là Kế hoạch thu gom rác thải của xã./."
    document = compiled(f"{HEAD}{LAST}3. Tổ chức thực hiện.\n{closing}\n")
    assert [task.clause for task in document.tasks] == ["I.1", "I.2"]


@pytest.mark.parametrize(
    ("words", "after"),
    [
        ("Yêu cầu các thôn bố trí xe chở rác trước ngày 20/9/2026.", "2. Tuyên truyền.\n"),
        ("Mỗi thôn bố trí một xe chở rác trước ngày 20/9/2026./.", ""),
    ],
)
def test_words_that_do_not_close_the_document_make_a_title_of_what_they_stand_under(
    words: str, after: str
):
    document = compiled(f"{HEAD}1. Thu gom rác thải tại các điểm tập kết.\n{words}\n{after}")
    assert document.tasks[0].text == words
    assert [section.label for section in document.sections] == ["I", "I.1"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (
            "Giai đoạn 1 (từ tháng 12/2026 đến tháng 01/2027): chuẩn bị hạ tầng.",
            "từ tháng 12/2026 đến tháng 01/2027",
        ),
        ("Ngày 20/10/2026: tổ chức lễ ra quân.", "Ngày 20/10/2026"),
        ("Trước ngày 30/11/2026: tổng kết chiến dịch.", "Trước ngày 30/11/2026"),
    ],
)
def test_stages_of_a_time_table_are_duties(line: str, words: str):
    document = compiled(f"{HEAD}{LAST}II. LỘ TRÌNH THỰC HIỆN\n- {line}\n- {line}\n")
    assert [task.clause for task in document.tasks] == ["I.1", "I.2", "II", "II"]
    assert [task.deadline and task.deadline.text for task in document.tasks[2:]] == [words, words]


def test_how_many_are_planted_in_a_stage_is_no_year():
    assert is_dated_stage("Đợt 1 (tháng 02 năm 2027): trồng cây tại thôn Hạ.")
    assert not is_dated_stage("Đợt 1 (1500 cây): trồng cây tại thôn Hạ.")


def test_groups_that_something_is_done_with_are_duties():
    document = compiled(
        f"{HEAD}1. Rà soát.\n- Phân loại thửa đất thành 02 nhóm:\n"
        "+ Nhóm 1: đối soát và đưa vào sử dụng.\n+ Nhóm 2: bổ sung thông tin còn thiếu.\n"
        "- Lập hồ sơ lưu trữ.\n"
    )
    assert [task.text for task in document.tasks] == [
        "Nhóm 1: đối soát và đưa vào sử dụng.",
        "Nhóm 2: bổ sung thông tin còn thiếu.",
        "Lập hồ sơ lưu trữ.",
    ]


@pytest.mark.parametrize(
    "names",
    [
        ["Bảo hiểm xã hội cơ sở Trần Lãm", "Trạm Y tế phường"],
        ["Bảo hiểm xã hội cơ sở Ứng Hòa", "Trạm Y tế phường"],
        ["Trung tâm Y tế khu vực Hiệp Hòa", "Bệnh viện Phổi tỉnh"],
        ["Trung tâm Y tế khu vực Ấp Bắc", "Bệnh viện Phổi tỉnh"],
        ["Công an xã", "Chi nhánh Văn phòng Đăng ký đất đai khu vực Lục Nam", "các thôn"],
        ["Viettel Bắc Giang - Chi nhánh Tập đoàn Công nghiệp Viễn thông Quân đội", "Công an xã"],
        ["Ngân hàng Chính sách xã hội – Chi nhánh tỉnh Bắc Giang", "Công an xã"],
        ["Ngân hàng Nông nghiệp và Phát triển nông thôn - Chi nhánh Hiệp Hòa", "Công an xã"],
        ["Quỹ tín dụng nhân dân xã", "Bưu điện xã"],
        ["Quỹ hỗ trợ nông dân xã", "Bưu điện xã"],
        ["Câu lạc bộ Khuyến học", "Hội Chữ thập đỏ xã"],
        ["MobiFone", "VinaPhone", "Viettel"],
        ["Sở Giáo dục và Đào tạo", "Tỉnh hội Sinh viên"],
        ["Bộ phận Một cửa liên thông", "Công an xã"],
        ["Văn phòng Đăng ký đất đai tỉnh"],
    ],
    ids=lambda names: names[0],
)
def test_each_of_a_list_is_read_to_its_end(names: list[str]):
    text = ", ".join(names)
    listed = read_names(text, 0)
    assert (list(listed.names), listed.end) == (names, len(text))


def test_a_last_name_after_and_is_read_too():
    text = "Công an xã, Chi nhánh Văn phòng Đăng ký đất đai khu vực Lục Nam và các thôn"
    assert read_names(text, 0).names[1:] == (
        "Chi nhánh Văn phòng Đăng ký đất đai khu vực Lục Nam",
        "các thôn",
    )


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Giao Sở Y tế (cơ quan thường trực) chủ trì kiểm tra.", ("Sở Y tế",)),
        (
            "Giao Công an phường - Cơ quan thường trực Ban Chỉ đạo theo dõi, đôn đốc.",
            ("Công an phường",),
        ),
        (
            "Nhận được Phương án này, yêu cầu các thôn tổ chức thực hiện.",
            ("các thôn",),
        ),
        ("Tổ Công nghệ thông tin đối soát giao dịch.", ("Tổ Công nghệ thông tin",)),
    ],
)
def test_who_is_given_the_work(text: str, names: tuple[str, ...]):
    subject = subject_of(text)
    assert subject is not None
    assert subject.names == names


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Tổ chức ngày hội đọc sách cho học sinh ngày 21/4/2027.", "ngày 21/4/2027"),
        ("Tổng vệ sinh môi trường ngày 05/9/2026.", "ngày 05/9/2026"),
        ("Hoàn thành lập sổ trước 30 tháng 9.", "trước 30 tháng 9"),
        ("Họp tuần 2, tuần 4 hằng tháng.", "tuần 2, tuần 4 hằng tháng"),
        ("Ra quân thứ Bảy, Chủ nhật hằng tuần.", "thứ Bảy, Chủ nhật hằng tuần"),
        ("Thăm hỏi vào ngày 27/7, 02/9 hằng năm.", "vào ngày 27/7, 02/9 hằng năm"),
        ("Thu tiền từ ngày 01 đến ngày 30 hằng tháng.", "từ ngày 01 đến ngày 30 hằng tháng"),
        ("Tổ chức diễn tập (ngày 15 và 16/8/2026).", "ngày 15 và 16/8/2026"),
        ("Cấp giấy khai sinh lưu động ngày 15/3/2026.", "ngày 15/3/2026"),
        ("Tập huấn dùng thuốc kháng sinh ngày 15/3/2026.", "ngày 15/3/2026"),
        ("Thực hiện Kế hoạch của tỉnh, tổ chức hội thi ngày 3-5/6/2027.", "ngày 3-5/6/2027"),
    ],
)
def test_the_whole_time_is_told(text: str, words: str):
    found = deadline_in(text)
    assert found is not None
    assert found.text == words


@pytest.mark.parametrize(
    "text",
    [
        "Thực hiện theo văn bản ký ngày 15/3/2025 của Sở.",
        "Thực hiện văn bản được ký giữa Sở Giáo dục và Đào tạo với Tỉnh đoàn ngày 15/3/2025.",
        "Tuyên truyền về nhà thơ sinh ngày 15/3/1925.",
        "Thực hiện Quyết định ban hành ngày 15 và 16/8/2025.",
    ],
)
def test_the_day_of_something_else_is_no_deadline(text: str):
    assert deadline_in(text) is None
