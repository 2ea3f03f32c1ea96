"""What a stranger's plan of a commune was misread in."""

import pytest

from vanban.understanding.deadlines import as_deadline
from vanban.understanding.tests.reading_of import compiled, task


def test_a_lettered_sentence_over_dashes_is_a_duty_and_no_addressee():
    document = compiled(
        "KẾ HOẠCH\nthử\n\nI. NHIỆM VỤ, GIẢI PHÁP\n1. Tuyên truyền\n"
        "a) Tổ chức tuyên truyền tại các thôn.\n"
        "b) Đài truyền thanh xã phát tin 02 lần/tuần về phân loại rác; "
        "viết ít nhất 12 tin bài/năm.\n"
        "- Phát tờ rơi đến từng hộ.\n- Tổ chức thi tìm hiểu.\n"
    )
    duty = task(document, "I.1.b")
    assert duty.text.startswith("Đài truyền thanh xã phát tin")
    assert duty.agency_lead == ("Đài truyền thanh xã",)
    assert [task(document, "I.1.b", n).agency_lead for n in (1, 2)] == [(), ()]


@pytest.mark.parametrize(
    ("words", "kind", "day"),
    [
        ("trước ngày 25 hằng tháng", "monthly", 25),
        ("ngày 05 của mỗi tháng", "monthly", 5),
        ("trước ngày 05 tháng sau hằng tháng", "monthly", None),
        ("02 lần mỗi tháng", "monthly", None),
        ("trước ngày 20 của tháng cuối quý", "quarterly", 20),
        ("trước ngày 15 hằng quý", "quarterly", 15),
        ("trước ngày 10 tháng đầu quý sau hằng quý", "quarterly", None),
        ("6 tháng trước ngày 15/6 và 15/12", "half_yearly", 15),
        ("6 tháng trước ngày 10/6 và 05/12", "half_yearly", None),
        ("6 tháng trước ngày 05/7", "half_yearly", None),
        ("định kỳ 6 tháng", "half_yearly", None),
    ],
)
def test_the_day_of_a_deadline_that_comes_again_is_kept(words, kind, day):
    found = as_deadline(words)
    assert (found.text, found.kind, found.day, found.month) == (words, kind, day, None)


@pytest.mark.parametrize(
    "paragraph",
    [
        "Phòng Kinh tế thẩm định dự toán, trình UBND xã trước ngày 01/10/2026.",
        "Kinh phí thực hiện do ngân sách xã bảo đảm theo phân cấp. "
        "Phòng Kinh tế thẩm định dự toán, trình UBND xã trước ngày 01/10/2026.",
        "Kinh phí: 120 triệu đồng từ nguồn sự nghiệp môi trường. "
        "Giao Phòng Kinh tế thẩm định dự toán, trình UBND xã trước ngày 01/10/2026.",
    ],
)
@pytest.mark.parametrize("mark", ["", "- ", "1. "])
def test_an_agency_told_to_act_in_a_section_on_money_has_a_duty(paragraph, mark):
    document = compiled(
        "KẾ HOẠCH\nthử\n\nI. NHIỆM VỤ\n1. Dọn rác tại các thôn.\n\n"
        f"II. KINH PHÍ THỰC HIỆN\n{mark}{paragraph}\n"
    )
    (found,) = [t for t in document.tasks if t.clause.startswith("II")]
    assert found.text.removeprefix("Giao ").startswith("Phòng Kinh tế thẩm định dự toán")
    assert found.agency_lead == ("Phòng Kinh tế",)
    assert found.deadline.on == "2026-10-01"
    assert document.text[slice(*found.span)] == found.text


def test_where_money_comes_from_is_no_duty():
    document = compiled(
        "KẾ HOẠCH\nthử\n\nI. NHIỆM VỤ\n1. Dọn rác tại các thôn.\n\nII. KINH PHÍ\n"
        "- Kinh phí do ngân sách xã bảo đảm. Nguồn kinh phí huy động từ xã hội hóa.\n"
        "Kinh phí được bố trí từ ngân sách xã năm 2026 và các nguồn hợp pháp khác.\n"
    )
    assert [t.clause for t in document.tasks] == ["I.1"]
