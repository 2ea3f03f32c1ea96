"""Lists counted "(1) (2) (3)", under a title and within a sentence."""

from __future__ import annotations

import pytest

from vanban.understanding.markers import Rank, mark_of
from vanban.understanding.tests.reading_of import compiled

_HEAD = (
    "UBND XÃ A\nSố: 8/KH-UBND\nPhú Bình, ngày 05 tháng 01 năm 2026\n"
    "KẾ HOẠCH\nChuyển đổi số năm 2026\nI. NHIỆM VỤ\n"
)
_ITEMS = (
    "(1) Lập 12 Tổ công nghệ số cộng đồng.\n(2) Tập huấn kỹ năng số cho người dân.\n"
    "(3) Phát động thanh toán không dùng tiền mặt.\n"
)


def test_they_are_points_under_a_title_with_or_without_a_colon():
    for title in ("1. Xã hội số", "1. Xã hội số:", "1. Các nhiệm vụ cụ thể sau"):
        document = compiled(f"{_HEAD}{title}\n{_ITEMS}2. Tuyên truyền trên loa.\n")
        assert [task.clause for task in document.tasks] == ["I.1.1", "I.1.2", "I.1.3", "I.2"], title
        assert document.tasks[0].text == "Lập 12 Tổ công nghệ số cộng đồng."
        assert not document.tasks[0].doubts
        assert "I.1" in [section.label for section in document.sections], title


def test_dashes_under_one_are_its_bullets():
    document = compiled(_HEAD + "1. Xã hội số\n(1) Tập huấn\n- Mở 12 lớp.\n- In tài liệu.\n")
    assert [(task.clause, task.bullet) for task in document.tasks] == [("I.1.1", 1), ("I.1.1", 2)]


@pytest.mark.parametrize("mark", ["a)", "(1)"])
def test_a_team_under_a_point_of_either_mark_is_what_is_built_up_and_leads_nothing(mark: str):
    document = compiled(
        f"{_HEAD}1. Củng cố lực lượng\n{mark} Lực lượng dân phòng\n"
        "- Kiện toàn các đội dân phòng.\n- Tập huấn nghiệp vụ chữa cháy.\n"
    )
    assert [(task.bullet, task.agency_lead) for task in document.tasks] == [(1, ()), (2, ())]


def test_one_that_counts_within_a_sentence_is_no_mark():
    sentence = "- Tổ chức ba đợt, gồm: (1) ra quân vào tháng Ba; (2) kiểm tra;\n(3) tổng kết.\n"
    (found,) = compiled(_HEAD + sentence).tasks
    assert found.text.endswith("(2) kiểm tra; (3) tổng kết.")
    assert mark_of("(1) ra quân; (2) kiểm tra.") is None


def test_a_count_in_words_or_a_lone_number_is_no_mark():
    assert mark_of("(02) hai lớp; (03) ba lớp") is None
    found = mark_of("(1) Lập tổ")
    assert found
    assert found.rank is Rank.BRACKETED
    tasks = compiled(_HEAD + "- Treo băng rôn tại các xóm.\n(5) Theo mẫu của tỉnh.\n").tasks
    assert {task.clause for task in tasks} == {"I"}


def test_a_row_under_a_dash_is_of_that_dash_and_the_next_dash_goes_on():
    for opener in ("Chủ trì thực hiện các nội dung sau:", "Tổ chức thực hiện chuyên đề."):
        document = compiled(
            f"{_HEAD}1. Công an xã\n- {opener}\n(1) Rà soát tài khoản giả mạo.\n"
            "(2) Kiểm tra các trang quảng cáo.\n- Báo cáo UBND xã kết quả.\n"
        )
        found = [(task.clause, task.text) for task in document.tasks]
        assert found[-3:] == [
            ("I.1", "Rà soát tài khoản giả mạo."),
            ("I.1", "Kiểm tra các trang quảng cáo."),
            ("I.1", "Báo cáo UBND xã kết quả."),
        ], opener
        bullets = [task.bullet for task in document.tasks]
        assert bullets == list(range(1, len(found) + 1))
        assert all(task.agency_lead == ("Công an xã",) for task in document.tasks)


def test_letters_and_numbers_in_brackets_hold_one_another_as_they_open():
    (one, two, three) = compiled(
        _HEAD + "1. Công an xã\n(1) Đấu tranh với tội phạm, gồm các việc:\n"
        "a) Rà soát tài khoản giả mạo.\nb) Xử lý vi phạm.\n(2) Tuyên truyền kỹ năng số.\n"
    ).tasks
    assert (one.clause, two.clause, three.clause) == ("I.1.1.a", "I.1.1.b", "I.1.2")
    document = compiled(
        _HEAD + "1. Công an xã\na) Đấu tranh với tội phạm, gồm các việc:\n"
        "(1) Rà soát tài khoản giả mạo.\n(2) Xử lý vi phạm.\nb) Tuyên truyền kỹ năng số.\n"
    )
    assert [task.clause for task in document.tasks] == ["I.1.a.1", "I.1.a.2", "I.1.b"]
    assert not document.problems


def test_a_whole_sentence_is_a_duty_though_dashes_follow_it():
    found = compiled(
        _HEAD + "1. Công an xã\n(1) Rà soát tài khoản giả mạo.\n- Gỡ bỏ các trang lừa đảo.\n"
        "(2) Kiểm tra các trang quảng cáo.\n- Báo cáo UBND xã kết quả.\n"
    ).tasks
    assert [(task.clause, task.text) for task in found] == [
        ("I.1.1", "Rà soát tài khoản giả mạo."),
        ("I.1.1", "Gỡ bỏ các trang lừa đảo."),
        ("I.1.2", "Kiểm tra các trang quảng cáo."),
        ("I.1.2", "Báo cáo UBND xã kết quả."),
    ]


def test_a_dash_that_is_a_whole_sentence_is_a_duty_above_such_a_row():
    found = compiled(
        _HEAD + "1. Công an xã\n- Kiểm tra các trang quảng cáo.\n"
        "(1) Rà soát tài khoản giả mạo.\n(2) Gỡ bỏ các trang lừa đảo.\n"
    ).tasks
    assert [task.text for task in found] == [
        "Kiểm tra các trang quảng cáo.",
        "Rà soát tài khoản giả mạo.",
        "Gỡ bỏ các trang lừa đảo.",
    ]


def test_beside_numbers_they_keep_their_brackets_so_that_a_path_tells_one_place():
    numbers = "1.1. Lập kế hoạch tuyên truyền.\n1.2. In tài liệu tuyên truyền.\n"
    document = compiled(f"{_HEAD}1. Xã hội số\n{_ITEMS}{numbers}2. Tuyên truyền trên loa.\n")
    found = [task.clause for task in document.tasks]
    assert found == ["I.1.(1)", "I.1.(2)", "I.1.(3)", "I.1.1", "I.1.2", "I.2"]
    clauses = {segment.clause for segment in document.segments}
    assert {"I.1.(1)", "I.1.1"} <= clauses
