"""The words after the table of duties close the document (judge's list, row 11)."""

from vanban.compiling import compile_in_process
from vanban.model import CompiledDocument, TaskKind

_PLAN = (
    "# CHƯƠNG TRÌNH\n\n## Không khói thuốc\n\n"
    "### Phần thứ nhất\n### NHIỆM VỤ\n\n1. Phát bản tin.\n\n"
    "### Phần thứ hai\n### PHÂN CÔNG THỰC HIỆN\n\n"
    "| STT | Nhiệm vụ | Chủ trì | Thời hạn |\n|---|---|---|---|\n"
    "| 1 | Lắp biển cấm | Trạm Y tế | 15/01/2027 |\n\n"
)
_CLOSES = (
    "Công an phường và các tổ dân phố căn cứ Chương trình này tổ chức thực hiện; báo cáo UBND "
    "phường trước ngày 15/12/2026.\n"
)


def _compiled(words: str) -> CompiledDocument:
    return compile_in_process("plan.md", words.encode())


def test_agencies_told_after_the_table_have_the_closing_duty():
    plan = _compiled(_PLAN + _CLOSES)
    last = plan.tasks[-1]
    assert (last.clause, last.kind) == ("closing", TaskKind.REPORT)
    assert last.agency_lead == ("Công an phường", "các tổ dân phố")
    assert plan.segments[-1].clause == "closing"


def test_a_note_to_the_table_is_no_duty_and_closes_nothing():
    plan = _compiled(_PLAN + "Ghi chú: Kinh phí ghi theo dự toán năm 2027.\n")
    assert [task.clause for task in plan.tasks] == ["1", "1"]
    assert plan.segments[-1].clause != "closing"
