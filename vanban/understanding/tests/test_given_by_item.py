""" "* Giao X:" over dashes: the dashes are what X has to do."""

import pytest

from vanban.model import DoubtCode
from vanban.understanding.tests.reading_of import compiled

PLAN = """KẾ HOẠCH
Chuyển đổi số năm 2026

I. TỔ CHỨC THỰC HIỆN

1. {heading}

- Theo dõi chung.

{item}

- Tham mưu kế hoạch.

- Tổng hợp kết quả.
"""


def leads(heading, item):
    document = compiled(PLAN.format(heading=heading, item=item))
    return [task.agency_lead for task in document.tasks]


@pytest.mark.parametrize("sign", ["*", "-", "•"])
@pytest.mark.parametrize("order", ["Giao", "Phân công", "Yêu cầu"])
def test_whoever_is_given_the_dashes_leads_them(sign, order):
    given = ("Phòng Nội vụ",)
    found = leads("Sở Khoa học và Công nghệ", f"{sign} {order} Phòng Nội vụ:")
    assert found == [("Sở Khoa học và Công nghệ",), given, given]


def test_under_a_title_that_names_nobody_a_bare_name_leads_too():
    found = leads("Phân công", "- Tỉnh đoàn:")
    assert found[1:] == [("Tỉnh đoàn",), ("Tỉnh đoàn",)]


def test_the_next_line_that_opens_ends_it():
    words = PLAN.format(heading="Sở Y tế", item="* Giao Phòng Nội vụ:")
    document = compiled(words + "\n* Các việc khác:\n\n- Báo cáo kết quả.\n")
    assert document.tasks[-1].agency_lead == ("Sở Y tế",)


def test_whoever_is_asked_under_a_heading_is_doubted():
    item = "- Đề nghị Hội Nông dân tỉnh:\n\n+ Vận động hội viên."
    document = compiled(PLAN.format(heading="Các đoàn thể", item=item))
    asked = next(task for task in document.tasks if task.text == "Vận động hội viên.")
    assert asked.agency_lead == ("Các đoàn thể",)
    assert DoubtCode.WHICH_LEAD in {doubt.code for doubt in asked.doubts}
