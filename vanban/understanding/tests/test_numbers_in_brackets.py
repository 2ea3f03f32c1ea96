"""Lists counted "(1) (2) (3)", under a title and within a sentence."""

from __future__ import annotations

from vanban.understanding.markers import Rank, mark_of
from vanban.understanding.tests.reading_of import compiled

_HEAD = "UBND XÃ A\nSố: 8/KH-UBND\nKẾ HOẠCH\nChuyển đổi số năm 2026\nI. NHIỆM VỤ\n"
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
