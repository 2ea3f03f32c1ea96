"""Headings that their style tells from a list that counts as they do."""

from __future__ import annotations

from vanban.compiling import compile_in_process

_PLAN = """# UBND PHƯỜNG A

## KẾ HOẠCH

**Văn minh đô thị năm 2026**

## I. TỔ CHỨC THỰC HIỆN

### 1. Phòng Kinh tế

* Thu gom rác trong ngày.

### 2. Công an phường

1. Lập biên bản các trường hợp lấn chiếm vỉa hè.
2. Điều tiết giao thông trong Lễ phát động.

### 3. Trạm Y tế

- Trực cấp cứu tại Lễ phát động.
"""


def test_a_list_that_counts_from_one_lies_under_its_heading():
    document = compile_in_process("plan.md", _PLAN.encode())
    assert [(task.clause, task.agency_lead) for task in document.tasks] == [
        ("I.1", ("Phòng Kinh tế",)),
        ("I.2.1", ("Công an phường",)),
        ("I.2.2", ("Công an phường",)),
        ("I.3", ("Trạm Y tế",)),
    ]
    assert [section.label for section in document.sections] == ["I", "I.1", "I.2", "I.3"]
    assert "numbering_fault" not in [problem.code for problem in document.problems]


def test_clauses_of_which_only_one_is_styled_stay_side_by_side():
    plan = "## KẾ HOẠCH\n\n**Năm 2026**\n\n## I. NHIỆM VỤ\n\n### 1. Tuyên truyền pháp luật.\n\n"
    document = compile_in_process("plan.md", f"{plan}2. Mở 12 lớp tập huấn.\n".encode())
    assert [task.clause for task in document.tasks] == ["I.1", "I.2"]
