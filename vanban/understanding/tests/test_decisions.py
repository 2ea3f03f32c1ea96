"""Duties in the articles of a decision, and articles that state none."""

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
