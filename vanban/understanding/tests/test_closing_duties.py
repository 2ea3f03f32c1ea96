"""The closing paragraph: whose duty it is, where it begins, and the call that is none."""

import pytest

from vanban.understanding.tests.reading_of import compiled

PLAN = """ỦY BAN NHÂN DÂN
TỈNH KON TUM
Số: 61/KH-UBND

Kon Tum, ngày 11 tháng 3 năm 2026

KẾ HOẠCH
Bảo vệ nguồn nước sinh hoạt năm 2026

I. NHIỆM VỤ
1. Sở Y tế
Lấy mẫu nước tại các trạm cấp nước tập trung.
2. Sở Xây dựng
Thay thế đường ống đã hư hỏng.

{}

Nơi nhận:
- Lưu: VT.
"""
DUTY = "Giao Sở Xây dựng đôn đốc, tổng hợp, báo cáo UBND tỉnh trước ngày 20/11/2026./."


def closing(words: str):
    """The tasks of a closing paragraph."""
    return [one for one in compiled(PLAN.format(words)).tasks if one.clause == "closing"]


@pytest.mark.parametrize(
    "call",
    [
        "Yêu cầu Thủ trưởng các cơ quan nghiêm túc triển khai thực hiện Chỉ thị này.",
        "Yêu cầu người đứng đầu các đơn vị khẩn trương tổ chức thực hiện Công điện này.",
        "Yêu cầu Giám đốc các sở; Thủ trưởng các ngành; Chủ tịch UBND các xã, phường nghiêm túc "
        "thực hiện.",
        "Các sở, ban, ngành, UBND các xã, phường nghiêm túc tổ chức thực hiện Kế hoạch này.",
        "Căn cứ nội dung Kế hoạch, Thủ trưởng các cơ quan tổ chức thực hiện nghiêm túc.",
        "Căn cứ Kế hoạch này, các sở, ngành và UBND các xã, phường triển khai thực hiện có hiệu "
        "quả.",
        "UBND tỉnh yêu cầu các sở, ngành; UBND các xã, phường nghiêm túc thực hiện Kế hoạch này.",
        "Thủ trưởng các sở; Chủ tịch UBND các xã, phường chịu trách nhiệm thi hành Chỉ thị này.",
    ],
)
def test_a_bare_call_gives_no_lead_to_the_duty_after_it(call: str):
    (duty,) = closing(f"{call} {DUTY}")
    assert (duty.text, duty.agency_lead) == (DUTY, ("Sở Xây dựng",))
    assert (duty.kind, duty.bullet, duty.deadline.on) == ("report", None, "2026-11-20")
    assert closing(f"{call.removesuffix('.')}./.") == []


@pytest.mark.parametrize(
    ("words", "lead"),
    [
        ("Yêu cầu Thủ trưởng các cơ quan thực hiện Chỉ thị này, lập sổ theo dõi./.", "Thủ trưởng"),
        ("Yêu cầu các sở, ngành; UBND các xã thực hiện Kế hoạch này; cử đầu mối./.", "các sở"),
        ("Các sở, ngành, UBND các xã thực hiện Kế hoạch này; gửi dự toán về Sở Y tế./.", "Các sở"),
        ("Căn cứ Kế hoạch này, UBND các xã, phường xây dựng kế hoạch chi tiết./.", "UBND"),
    ],
)
def test_a_call_that_asks_for_more_is_a_duty(words: str, lead: str):
    (duty,) = closing(words)
    assert duty.text == words
    assert duty.agency_lead[0].startswith(lead)


def test_two_duties_of_one_closing_paragraph_are_two():
    first = (
        "Đề nghị các hội, đoàn thể tuyên truyền và gửi kết quả về Sở Y tế trước ngày 10/11/2026."
    )
    then = "Giao Sở Y tế chủ trì, phối hợp với Sở Xây dựng tham mưu tổng kết./."
    one, two = closing(f"Trên đây là Kế hoạch của tỉnh. {first} {then}")
    assert (one.text, one.bullet, one.role) == (first, 1, "de_nghi")
    assert (one.agency_lead, one.agency_coordinate) == (("các hội, đoàn thể",), ())
    assert (two.text, two.bullet, two.role) == (then, 2, "chu_tri")
    assert (two.agency_lead, two.agency_coordinate) == (("Sở Y tế",), ("Sở Xây dựng",))
    assert two.deadline is None
    assert one.span[1] <= two.span[0]


@pytest.mark.parametrize(
    "more",
    [
        "Trường hợp cần thiết, Sở Xây dựng trình UBND tỉnh điều chỉnh./.",
        "Nội dung báo cáo ghi rõ kết quả từng trạm./.",
        "Trong quá trình thực hiện, nếu có khó khăn, các đơn vị phản ánh về Sở Xây dựng./.",
        "Yêu cầu các sở, ngành nghiêm túc thực hiện Kế hoạch này./.",
    ],
)
def test_what_goes_on_with_a_closing_duty_stays_with_it(more: str):
    (duty,) = closing(f"{DUTY.removesuffix('/.')} {more}")
    assert duty.agency_lead == ("Sở Xây dựng",)
    assert duty.text.startswith("Giao Sở Xây dựng")
    assert duty.text.endswith(more.removesuffix("/.")) or duty.text.endswith(more)
