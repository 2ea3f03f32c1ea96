"""What stands under "Phụ lục" is no duty of the last agency, and a lost table is told of."""

from __future__ import annotations

import pytest

from vanban.model import CompiledDocument
from vanban.understanding.tests.reading_of import compiled

_DECISION = """SỞ TƯ PHÁP
Số: 8/QĐ-STP
QUYẾT ĐỊNH
Ban hành Kế hoạch cải cách hành chính năm 2026
Điều 1. Ban hành kèm theo Quyết định này Kế hoạch cải cách hành chính năm 2026.
Nơi nhận:
- Lưu: VT.
GIÁM ĐỐC

Trần Văn Nam

KẾ HOẠCH
Cải cách hành chính năm 2026
I. MỤC TIÊU
- Công khai thủ tục hành chính.
II. TỔ CHỨC THỰC HIỆN
1. Văn phòng Sở: báo cáo hằng quý.
2. Thanh tra Sở: kiểm tra việc thực hiện Kế hoạch.
"""
_PLAN = "SỞ TƯ PHÁP\nSố: 8/KH-STP\nKẾ HOẠCH\nnăm 2026\nI. NHIỆM VỤ\n- Tuyên truyền pháp luật.\n"


def _codes(document: CompiledDocument) -> list[str]:
    return [problem.code for problem in document.problems]


def test_the_title_of_an_appendix_is_no_duty():
    for title in ("Phụ lục I", "PHỤ LỤC I", "Phụ lục số 2", "Phụ lục"):
        found = compiled(f"{_DECISION}\n{title}\nDanh mục biểu mẫu\n(Kèm theo Kế hoạch)\n").tasks
        assert [task.clause for task in found] == ["II.1", "II.2"], title


def test_an_appendix_that_is_only_named_ends_nothing():
    found = compiled(_PLAN + "- Thực hiện theo mẫu tại\nPhụ lục I kèm theo.\n- Báo cáo kết quả.\n")
    assert len(found.tasks) == 3


@pytest.mark.parametrize("before", ["theo biểu mẫu tại", "theo biểu mẫu"])
@pytest.mark.parametrize("named", ["Phụ lục I.", "Phụ lục I"])
def test_an_appendix_named_at_the_head_of_a_wrapped_line_ends_nothing(before: str, named: str):
    rest = "- Báo cáo kết quả.\n- Kiểm tra việc thực hiện.\n"
    tasks = compiled(f"{_PLAN}- Tổ chức tập huấn cho cán bộ {before}\n{named}\n{rest}").tasks
    assert len(tasks) == 4
    assert tasks[1].text == f"Tổ chức tập huấn cho cán bộ {before} {named}"


@pytest.mark.parametrize("above", ["- Kiểm tra.\n", "- Kiểm tra\n\n", "Trần Văn Nam\n"])
def test_an_appendix_that_a_line_of_its_own_titles_ends_the_plan(above: str):
    found = compiled(f"{_PLAN}- Báo cáo kết quả.\n{above}Phụ lục I\n1. Họ và tên cán bộ.\n")
    assert not any("Họ và tên" in task.text for task in found.tasks)


def test_a_table_whose_columns_ran_together_is_told_of():
    rows = (
        "Nơi nhận:\n- Lưu: VT.\nGIÁM ĐỐC\n\nTrần Văn Nam\n\nPHỤ LỤC\nDANH MỤC NHIỆM VỤ\n"
        "Phân công Thời hạn\nSTT Nội dung nhiệm vụ hoàn\nChủ trì Phối hợp thành\n"
        "1 Lập, điều chỉnh Sở Xây dựng Các sở, ban, Tháng\n"
    )
    assert "table_unread" in _codes(compiled(_PLAN + rows))
    assert "table_unread" not in _codes(compiled(_PLAN))


def test_a_table_of_an_appendix_behind_the_signature_is_read():
    table = "STT | Nhiệm vụ | Chủ trì | Thời gian\n1 | Ban hành bộ chỉ số | Sở Nội vụ | 30/6/2026\n"
    found = compiled(f"{_DECISION}\nPhụ lục I\nDANH MỤC NHIỆM VỤ\n{table}")
    last = found.tasks[-1]
    assert (last.clause, last.agency_lead) == ("Phụ lục I.1", ("Sở Nội vụ",))
    assert "table_unread" not in _codes(found)
