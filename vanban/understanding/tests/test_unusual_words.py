"""Deadlines that begin or come twice, positions as leads, spelled issuers, titles on one line."""

from __future__ import annotations

import pytest

from vanban.model import DoubtCode
from vanban.understanding.deadlines import as_deadline, deadline_in
from vanban.understanding.issuer import issuer_of
from vanban.understanding.roles import subject_of
from vanban.understanding.tests.reading_of import compiled

_HEAD = "ỦY BAN NHÂN DÂN\nHUYỆN ĐẢO LÝ SƠN\nSố: 15/KH-UBND\nKẾ HOẠCH\nDu lịch năm 2026\n"
_ACT = "I. MỤC ĐÍCH\nNâng cao.\nII. TỔ CHỨC THỰC HIỆN\n"


def _tasks(words: str):
    return compiled(_HEAD + _ACT + words).tasks


def test_half_a_year_that_is_named_is_no_duty_of_every_half_year():
    deadline = deadline_in("Hoàn thành số hóa 12 di tích trong 6 tháng đầu năm 2026.")
    assert (deadline.text, deadline.kind) == ("trong 6 tháng đầu năm 2026", "unclear")
    assert as_deadline("định kỳ 6 tháng").kind == "half_yearly"


def test_a_day_from_which_is_not_the_day_by_which():
    (task,) = _tasks("1. Phòng Y tế: Tiếp nhận hồ sơ từ ngày 20/11/2020.\n")
    assert (task.deadline.kind, task.deadline.on) == ("unclear", None)
    assert "lúc bắt đầu" in task.doubts[0].sentence
    assert as_deadline("từ ngày 01/3 đến ngày 15/3/2026").on == "2026-03-15"
    assert as_deadline("Từ nay đến hết ngày 31/8/2026").on == "2026-08-31"


def test_two_days_are_told_and_neither_is_chosen():
    (task,) = _tasks(
        "1. Phòng Y tế: Báo cáo 6 tháng trước ngày 20/6, báo cáo năm trước ngày 20/12/2026.\n"
    )
    assert (task.deadline.kind, task.deadline.on) == ("unclear", None)
    assert DoubtCode.SEVERAL_DATES in {doubt.code for doubt in task.doubts}


def test_a_second_addressee_after_the_place_of_the_first():
    (task,) = _tasks("1. Các trường học trên địa bàn xã, trưởng các xóm:\n- Ký cam kết.\n")
    assert task.agency_lead == ("Các trường học", "trưởng các xóm")
    subject = subject_of("Các trường học trên địa bàn xã, trưởng các xóm tổ chức ký cam kết.")
    assert subject.names == ("Các trường học", "trưởng các xóm")


@pytest.mark.parametrize("address", ["Các ông, bà: ", "Các đồng chí: ", "Giao các ông (bà): "])
def test_positions_lead_and_not_how_they_are_addressed(address: str):
    (task,) = _tasks(
        f"1. {address}Chánh Văn phòng HĐND và UBND huyện; Trưởng Công an xã; Hiệu trưởng Trường "
        "THPT Lý Sơn tổ chức quán triệt Kế hoạch.\n"
    )
    assert task.agency_lead == (
        "Chánh Văn phòng HĐND và UBND huyện", "Trưởng Công an xã", "Hiệu trưởng Trường THPT Lý Sơn",
    )  # fmt: skip


def test_a_comrade_in_a_position_is_given_the_duty():
    (task,) = _tasks("1. Giao đồng chí Trưởng phòng Tài chính - Kế hoạch chủ trì phân bổ vốn.\n")
    assert (task.role, task.agency_lead) == ("chu_tri", ("Trưởng phòng Tài chính - Kế hoạch",))


def test_targets_that_are_said_on_the_line_of_their_title():
    document = compiled(
        _HEAD + "1. Mục tiêu\n1.1. Mục tiêu chung: Đưa công nghệ đến mọi người.\n"
        "1.2. Chỉ tiêu cụ thể: Đến 31/12/2026, 100% thôn có tổ công nghệ.\n"
        "2. Nhiệm vụ\n- Tập huấn.\n"
    )
    assert ("1.2", "Chỉ tiêu cụ thể") in [(s.label, s.heading) for s in document.sections]


@pytest.mark.parametrize(
    ("lines", "written"),
    [
        (["HỘI ĐỒNG NHÂN DÂN", "TỈNH SƠN LA"], "Hội đồng nhân dân tỉnh Sơn La"),
        (["ỦY BAN NHÂN DÂN", "HUYỆN ĐẢO LÝ SƠN"], "Ủy ban nhân dân huyện đảo Lý Sơn"),
        (["ỦY BAN NHÂN DÂN", "ĐẶC KHU LÝ SƠN"], "Ủy ban nhân dân đặc khu Lý Sơn"),
        (["BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ"], "Ban Chỉ đạo Chuyển đổi số"),
        (["BỆNH VIỆN ĐA KHOA TỈNH HÀ NAM"], "Bệnh viện Đa khoa tỉnh Hà Nam"),
    ],
)
def test_issuers_in_the_spelling_of_the_decree(lines: list[str], written: str):
    assert issuer_of(lines, "", None) == written
