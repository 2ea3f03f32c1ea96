"""What an opening line says of who leads and who joins in holds for all that it opens."""

from __future__ import annotations

import pytest

from vanban.understanding.tests.reading_of import compiled

_HEAD = "ỦY BAN NHÂN DÂN\nXÃ TÂN CƯƠNG\nSố: 88/KH-UBND\nKẾ HOẠCH\nTriển khai công tác năm 2026\n"
_BODY = "I. MỤC ĐÍCH\nNâng cao nhận thức.\nII. TỔ CHỨC THỰC HIỆN\n"
_LETTERS = "a) Tuần tra ban đêm;\nb) Lắp đặt 10 camera.\n"
_DASHES = "- Tuần tra ban đêm;\n- Lắp đặt 10 camera.\n"


@pytest.mark.parametrize(
    "opener",
    [
        "1. Công an xã\n1.1. Chủ trì, phối hợp với Phòng Kinh tế và các xóm thực hiện các nhiệm vụ "
        "sau:\n" + _LETTERS,
        "1. Công an xã chủ trì, phối hợp với Phòng Kinh tế và các xóm thực hiện các nhiệm vụ "
        "sau:\n" + _LETTERS,
        "1. Công an xã: Chủ trì, phối hợp với Phòng Kinh tế và các xóm:\n" + _DASHES,
        "1. Công an xã: Chủ trì, phối hợp với Phòng Kinh tế và các xóm thực hiện các nội dung "
        "sau:\n" + _LETTERS,
    ],
)
def test_role_and_partners_of_the_opener_are_those_of_its_items(opener: str):
    tasks = compiled(_HEAD + _BODY + opener).tasks
    assert [task.text for task in tasks] == ["Tuần tra ban đêm;", "Lắp đặt 10 camera."]
    for task in tasks:
        assert task.role == "chu_tri"
        assert task.agency_lead == ("Công an xã",)
        assert task.agency_coordinate == ("Phòng Kinh tế", "các xóm")


def test_a_line_that_states_a_duty_before_its_colon_stays_a_task():
    tasks = compiled(
        _HEAD + _BODY + "1. Công an xã: Chủ trì, phối hợp với Phòng Kinh tế lập danh sách, gồm:\n"
        "- Hộ kinh doanh;\n- Nhà trọ.\n"
    ).tasks
    assert [task.text[:30] for task in tasks] == ["Chủ trì, phối hợp với Phòng Ki"]


def test_an_opener_holds_for_its_own_clause_only():
    tasks = compiled(
        _HEAD + _BODY + "1. Công an xã\n1.1. Chủ trì, phối hợp với Phòng Kinh tế thực hiện các "
        "nhiệm vụ sau:\n" + _LETTERS + "1.2. Báo cáo UBND xã trước ngày 15/12/2026.\n"
    ).tasks
    assert (tasks[-1].role, tasks[-1].agency_coordinate) == ("thuc_hien", ())
