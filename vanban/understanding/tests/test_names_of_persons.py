"""Persons in office and people beside a body: who is one name, and who are two."""

from __future__ import annotations

import pytest

from vanban.understanding.agencies import read_names, split_names
from vanban.understanding.roles import partners_in, subject_of


@pytest.mark.parametrize(
    ("phrase", "names"),
    [
        (
            "Giám đốc Sở Tư pháp, Chỉ huy trưởng Bộ Chỉ huy Bộ đội Biên phòng tỉnh",
            ("Giám đốc Sở Tư pháp", "Chỉ huy trưởng Bộ Chỉ huy Bộ đội Biên phòng tỉnh"),
        ),
        (
            "Chánh Văn phòng HĐND tỉnh, Chính ủy Bộ Chỉ huy Quân sự tỉnh",
            ("Chánh Văn phòng HĐND tỉnh", "Chính ủy Bộ Chỉ huy Quân sự tỉnh"),
        ),
        ("Phó Hiệu trưởng, Kế toán trưởng", ("Phó Hiệu trưởng", "Kế toán trưởng")),
        ("Trưởng thôn, Bí thư chi bộ", ("Trưởng thôn", "Bí thư chi bộ")),
        (
            "Chủ tịch Hội Nông dân, Phó Bí thư Đoàn xã",
            ("Chủ tịch Hội Nông dân", "Phó Bí thư Đoàn xã"),
        ),
    ],
)
def test_persons_in_office_are_each_a_name(phrase: str, names: tuple[str, ...]):
    assert split_names(phrase) == names
    assert read_names(f"{phrase} chỉ đạo kiểm tra.", 0).names == names


@pytest.mark.parametrize(
    ("phrase", "names"),
    [
        ("Ban Giám hiệu, nhân viên y tế", ("Ban Giám hiệu", "nhân viên y tế")),
        ("Trạm Y tế, cộng tác viên dân số", ("Trạm Y tế", "cộng tác viên dân số")),
        ("Nhà trường, phụ huynh", ("Nhà trường", "phụ huynh")),
        ("Hiệu trưởng và tổ trưởng chuyên môn", ("Hiệu trưởng", "tổ trưởng chuyên môn")),
        ("Cán bộ, công chức, viên chức", ("Cán bộ, công chức, viên chức",)),
        ("Các giáo viên, nhân viên", ("Các giáo viên, nhân viên",)),
        ("Phòng Chính trị, học sinh", ("Phòng Chính trị, học sinh",)),
    ],
)
def test_people_beside_a_body_are_another_name(phrase: str, names: tuple[str, ...]):
    assert split_names(phrase) == names


@pytest.mark.parametrize(
    "name",
    [
        "Phòng Công chức, viên chức",
        "Phòng Cán bộ, công chức và viên chức",
        "Vụ Công chức, viên chức",
        "Phòng Tổ chức, cán bộ",
    ],
)
def test_the_staff_that_an_office_cares_for_is_in_its_name(name: str):
    subject = subject_of(f"Giao {name} tham mưu tuyển dụng.")
    assert subject is not None
    assert subject.names == (name,)
    assert partners_in(f"Phối hợp với {name}, Thanh tra Sở rà soát.") == (name, "Thanh tra Sở")


def test_the_staff_of_a_body_is_no_part_of_its_name():
    assert partners_in("Phối hợp với Phòng Nội vụ, viên chức y tế rà soát.")[0] == "Phòng Nội vụ"
