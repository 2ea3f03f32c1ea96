"""A numbered line that states the duty over dashes that only list its parts (contract, *Items*)."""

import pytest

from vanban.understanding.tests.reading_of import compiled

PLAN = """KẾ HOẠCH
Cải tạo cảnh quan thị trấn năm 2026

II. NỘI DUNG
1. Chỉnh trang
{}
1.2. Lắp đặt biển báo tại các ngã tư.
"""


@pytest.mark.parametrize(
    "opener",
    [
        "1.1. Cải tạo các vườn hoa trung tâm, cụ thể:",
        "1.1. Trồng mới cây xanh tại các tuyến phố sau:",
        "1.1. Xây dựng hệ thống chiếu sáng, gồm:",
        "1.1. Nâng cấp các điểm vui chơi như sau:",
        "a) Cải tạo các vườn hoa trung tâm, trong đó:",
    ],
)
def test_parts_under_a_duty_are_no_duties(opener: str):
    items = "- Khu 1: vườn hoa Hồ Sen - phố Lê Lợi.\n- Khu 2: vườn hoa Bến Thủy, phố Quang Trung."
    document = compiled(PLAN.format(f"{opener}\n{items}"))
    first, last = document.tasks
    assert first.text == opener.split(" ", 1)[1]
    assert (first.bullet, first.kind) == (None, "measure")
    assert last.text.startswith("Lắp đặt")
    assert [section.label for section in document.sections] == ["II", "II.1"]


@pytest.mark.parametrize(
    ("opener", "items"),
    [
        ("1.1. Cải tạo vườn hoa, cụ thể:", "- Thay gạch lát.\n- Trồng lại thảm cỏ."),
        ("1.1. Tổ chức các hoạt động, cụ thể:", "- Hội thi vườn đẹp.\n- Triển lãm sinh vật cảnh."),
        ("1.1. Các vườn hoa, cụ thể:", "- Vườn hoa Hồ Sen.\n- Vườn hoa Bến Thủy."),
        ("1.1. Cải tạo vườn hoa, cụ thể:", "- Hồ Sen: trước 30/6/2026.\n- Bến Thủy: quý IV/2026."),
    ],
)
def test_a_line_over_duties_or_a_title_stays_a_section(opener: str, items: str):
    document = compiled(PLAN.format(f"{opener}\n{items}"))
    assert "II.1.1" in [section.label for section in document.sections]
    assert [(task.clause, task.bullet) for task in document.tasks][:2] == [
        ("II.1.1", 1),
        ("II.1.1", 2),
    ]


def test_the_agency_before_the_verb_leads_the_duty_over_its_parts():
    items = "- Khu 1: vườn hoa Hồ Sen.\n- Khu 2: vườn hoa Bến Thủy."
    duty = "Phòng Kinh tế lập hồ sơ các vườn hoa, gồm:"
    first, _ = compiled(PLAN.format(f"1.1. {duty}\n{items}")).tasks
    assert (first.text, first.agency_lead) == (duty, ("Phòng Kinh tế",))
