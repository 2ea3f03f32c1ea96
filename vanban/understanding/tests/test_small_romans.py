"""Lists counted "(i) (ii) (iii)", under a number, a letter, a dash and within a sentence."""

from __future__ import annotations

import pytest

from vanban.understanding.markers import Rank, follows, is_first, mark_of
from vanban.understanding.tests.reading_of import compiled

_HEAD = (
    "UBND XÃ A\nSố: 8/KH-UBND\nPhú Bình, ngày 05 tháng 01 năm 2026\n"
    "KẾ HOẠCH\nPhòng, chống hạn năm 2026\nI. TỔ CHỨC THỰC HIỆN\n"
)
_ITEMS = (
    "(i) Nạo vét kênh nội đồng trước ngày 15/3/2026.\n(ii) Kiểm kê máy bơm.\n"
    "(iii) Báo cáo mực nước hằng tuần.\n"
)


@pytest.mark.parametrize("heading", ["1. Phòng Kinh tế", "1. Phòng Kinh tế:"])
def test_they_are_points_under_an_addressee(heading: str):
    tasks = compiled(f"{_HEAD}{heading}\n{_ITEMS}2. Công an xã\n- Tuần tra kênh chính.\n").tasks
    assert [task.clause for task in tasks] == ["I.1.i", "I.1.ii", "I.1.iii", "I.2"]
    assert {task.agency_lead for task in tasks[:3]} == {("Phòng Kinh tế",)}
    assert tasks[0].text == "Nạo vét kênh nội đồng trước ngày 15/3/2026."
    assert not any("không có số" in doubt.sentence for doubt in tasks[0].doubts)


def test_numbers_that_repeat_are_told_and_kept():
    document = compiled(f"{_HEAD}1. Phòng Kinh tế\n(i) Nạo vét kênh.\n(i) Kiểm kê máy bơm.\n")
    assert [task.text for task in document.tasks] == ["Nạo vét kênh.", "Kiểm kê máy bơm."]
    assert any("i → i" in problem.message for problem in document.problems)


def test_under_a_letter_they_are_its_parts_and_the_next_letter_goes_on():
    document = compiled(
        f"{_HEAD}1. Phòng Kinh tế\na) Chuẩn bị nguồn nước, gồm:\n(i) Nạo vét kênh.\n"
        "(ii) Kiểm kê máy bơm.\nb) Báo cáo mực nước hằng tuần.\n"
    )
    assert [task.clause for task in document.tasks] == ["I.1.a.i", "I.1.a.ii", "I.1.b"]
    assert not document.problems


def test_under_a_number_in_brackets_they_are_its_parts():
    document = compiled(
        f"{_HEAD}1. Phòng Kinh tế\n(1) Chuẩn bị nguồn nước, gồm:\n(i) Nạo vét kênh.\n"
        "(ii) Kiểm kê máy bơm.\n(2) Báo cáo mực nước hằng tuần.\n"
    )
    assert [task.clause for task in document.tasks] == ["I.1.1.i", "I.1.1.ii", "I.1.2"]
    assert not document.problems


def test_a_row_under_a_dash_is_of_that_dash_and_the_next_dash_goes_on():
    document = compiled(
        f"{_HEAD}1. Phòng Kinh tế\n- Chủ trì chuẩn bị nguồn nước:\n(i) Nạo vét kênh.\n"
        "(ii) Kiểm kê máy bơm.\n- Báo cáo UBND xã.\n"
    )
    assert [task.text for task in document.tasks][-3:] == [
        "Nạo vét kênh.", "Kiểm kê máy bơm.", "Báo cáo UBND xã.",
    ]  # fmt: skip
    assert {task.clause for task in document.tasks} == {"I.1"}


def test_one_that_counts_within_a_sentence_is_no_mark():
    sentence = "- Nạo vét ba tuyến kênh, gồm: (i) kênh chính; (ii) kênh nhánh;\n(iii) kênh cuối.\n"
    (found,) = compiled(_HEAD + sentence).tasks
    assert found.text.endswith("(ii) kênh nhánh; (iii) kênh cuối.")
    assert mark_of("(i) kênh chính; (ii) kênh nhánh.") is None


def test_the_marks():
    one, two, four = mark_of("(i) Lập tổ"), mark_of("(ii) Lập tổ"), mark_of("(iv)  Lập tổ")
    assert one
    assert two
    assert four
    assert (one.rank, one.label, four.label) == (Rank.SMALL_ROMAN, "i", "iv")
    assert is_first(one)
    assert not is_first(two)
    assert follows(one, two)
    assert not follows(two, four)
    for words in ("(v) 12 máy", "(iiii) Lập tổ", "(vi)", "(l) Lập tổ", "(xi măng) Kho"):
        assert mark_of(words) is None, words


def test_a_lone_one_far_from_any_row_is_no_mark():
    tasks = compiled(_HEAD + "- Treo băng rôn tại các xóm.\n(v) Theo mẫu của tỉnh.\n").tasks
    assert {task.clause for task in tasks} == {"I"}
