"""Duties in the articles of a decision, and articles that state none."""

import pytest

from vanban.compiling import compile_in_process
from vanban.model import CompiledDocument
from vanban.understanding.tests.reading_of import compiled, task

_HEAD = """ỦY BAN NHÂN DÂN TỈNH HÒA AN
Số: 45/QĐ-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hòa An, ngày 03 tháng 3 năm 2026
QUYẾT ĐỊNH
Về công tác y tế
CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HÒA AN
Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;
QUYẾT ĐỊNH:
"""
_ENDS = """Điều 8. Quyết định này có hiệu lực kể từ ngày ký.
Điều 9. Chánh Văn phòng, Giám đốc các sở chịu trách nhiệm thi hành Quyết định này./.
Nơi nhận:
- Như Điều 9;
- Lưu: VT.
CHỦ TỊCH
Nguyễn Văn An
"""


def _decided(articles: str) -> CompiledDocument:
    return compiled(_HEAD + articles + _ENDS)


def test_an_article_that_tells_an_agency_what_to_do_is_its_duty():
    decision = _decided(
        "Điều 1. Thành lập Ban Chỉ đạo gồm các ông, bà:\n"
        "1. Ông Nguyễn Văn A, Phó Chủ tịch - Trưởng ban;\n"
        "2. Bà Trần Thị B, Giám đốc Sở Y tế - Phó Trưởng ban.\n"
        "Điều 2. Giao Sở Y tế chủ trì, phối hợp với Sở Tài chính hướng dẫn; báo cáo trước ngày "
        "15/12 hằng năm.\n"
        "Điều 3. Tổ chức thực hiện\n1. Sở Tài chính có trách nhiệm bố trí kinh phí.\n"
    )
    assert [found.clause for found in decision.tasks] == ["Điều 2", "Điều 3.1"]
    second = task(decision, "Điều 2")
    assert (second.role, second.agency_lead) == ("chu_tri", ("Sở Y tế",))
    assert second.agency_coordinate == ("Sở Tài chính",)
    assert second.deadline.text == "trước ngày 15/12 hằng năm"
    assert "not_a_plan" not in {problem.code for problem in decision.problems}


def test_what_is_granted_or_enacted_is_no_duty():
    decision = _decided(
        "Điều 1. Công nhận 15 xã đạt chuẩn nông thôn mới.\n"
        "Điều 2. Các xã có tên tại Điều 1 được hưởng chế độ khen thưởng theo quy định.\n"
    )
    assert decision.tasks == ()
    assert "not_a_plan" in {problem.code for problem in decision.problems}


def test_a_plan_that_the_first_article_approves_in_its_own_words():
    decision = _decided(
        "Điều 1. Phê duyệt Kế hoạch phòng, chống dịch với các nội dung chủ yếu sau:\n"
        "I. MỤC TIÊU\n1. Giảm số ca mắc.\n"
        "II. NHIỆM VỤ, GIẢI PHÁP\n1. Truyền thông\na) Tuyên truyền trên báo, đài.\n"
        "III. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế\nChủ trì triển khai.\n"
        "Điều 2. Giao Sở Y tế đôn đốc.\n"
    )
    told = [(found.clause, found.agency_lead) for found in decision.tasks]
    assert told == [
        ("Điều 1.II.1.a", ()),
        ("Điều 1.III.1", ("Sở Y tế",)),
        ("Điều 2", ("Sở Y tế",)),
    ]
    assert [section.label for section in decision.sections][:3] == [
        "Điều 1",
        "Điều 1.I",
        "Điều 1.II",
    ]


def test_a_closing_article_is_neither_lead_nor_duty():
    decision = _decided(
        "Điều 2. Trách nhiệm của Công an tỉnh\n1. Tiếp nhận tin báo.\n"
        "Điều 3. Hiệu lực và tổ chức thực hiện\n1. Quyết định này có hiệu lực kể từ ngày ký.\n"
        "2. Quyết định này thay thế Quyết định số 11/QĐ-UBND ngày 02/3/2025.\n"
        "Điều 4. Điều khoản thi hành\n1. Nghị quyết này có hiệu lực từ ngày 01/7/2026.\n"
    )
    assert [found.clause for found in decision.tasks] == ["Điều 2.1"]


def test_the_agency_that_a_khoan_names_beats_a_group_above():
    decision = _decided(
        "Điều 3. Trách nhiệm của các sở, ngành\n1. Sở Tài chính\na) Bố trí kinh phí;\n"
        "2. Sở Văn hóa, Thể thao và Du lịch chỉ đạo các cơ quan báo chí tuyên truyền.\n"
        "3. Tổ chức kiểm tra.\n"
    )
    leads = {found.clause: found.agency_lead for found in decision.tasks}
    assert leads["Điều 3.2"] == ("Sở Văn hóa, Thể thao và Du lịch",)
    assert leads["Điều 3.3"] == ("các sở, ngành",)


def test_a_standing_office_prepares_and_that_is_a_duty():
    decision = _decided(
        "Điều 3. Giao Phòng Văn hóa - Xã hội\n"
        "1. Là cơ quan thường trực, chuẩn bị nội dung họp Ban Chỉ đạo.\n2. Bố trí kinh phí.\n"
    )
    assert [found.clause for found in decision.tasks] == ["Điều 3.1", "Điều 3.2"]


_TABLE = (
    "| STT | {work} | {who} | Thời gian |\n|---|---|---|---|\n"
    "| 1 | Khảo sát thiết chế văn hóa | Sở Y tế | 30/8/2026 |\n"
    "| 2 | Số hóa hương ước | Sở Tài chính | 31/12/2026 |\n"
)
_MARKDOWN = (
    "# QUYẾT ĐỊNH\n\n**Về công tác y tế**\n\n**Điều 1.** Phê duyệt danh mục kèm theo.\n\n"
    "**Nơi nhận:**\n- Lưu: VT.\n\n**CHỦ TỊCH**\n\n**Nguyễn Văn An**\n\n**PHỤ LỤC**\n\n"
)


def test_the_task_table_of_a_decision_gives_its_rows():
    table = _TABLE.format(work="Nhiệm vụ", who="Cơ quan chủ trì")
    decision = compile_in_process("a.md", (_MARKDOWN + table).encode())
    assert [(found.clause, found.agency_lead) for found in decision.tasks] == [
        ("Phụ lục.1", ("Sở Y tế",)),
        ("Phụ lục.2", ("Sở Tài chính",)),
    ]
    assert "table_unread" not in {problem.code for problem in decision.problems}


@pytest.mark.parametrize("work", ["Tên tổ công tác", "Tên hộ, nơi làm việc"])
def test_a_title_over_all_columns_makes_no_duties_of_members_and_posts(work):
    title = "| Bảng phân công nhiệm vụ | Bảng phân công nhiệm vụ | " + (
        "Bảng phân công nhiệm vụ | Bảng phân công nhiệm vụ |\n|---|---|---|---|\n"
    )
    rows = _TABLE.format(work=work, who="Người phụ trách").replace("|---|---|---|---|\n", "")
    decision = compile_in_process("a.md", (_MARKDOWN + title + rows).encode())
    assert decision.tasks == ()
    assert "table_unread" in {problem.code for problem in decision.problems}


def test_a_table_that_may_not_give_work_is_told_of():
    table = _TABLE.format(work="Tên thủ tục hành chính", who="Cơ quan thực hiện")
    decision = compile_in_process("a.md", (_MARKDOWN + table).encode())
    assert decision.tasks == ()
    assert "table_unread" in {problem.code for problem in decision.problems}
