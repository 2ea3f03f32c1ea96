"""Who leads and what part the lead plays, by the first deed of the sentence."""

from __future__ import annotations

import pytest

from vanban.model import TaskRole
from vanban.understanding.roles import role_of, subject_of, unread_partner
from vanban.understanding.tests.reading_of import compiled


def _role(text: str) -> TaskRole:
    subject = subject_of(text)
    return role_of(
        text,
        has_lead=True,
        requested=False,
        predicate=subject.predicate if subject is not None else 0,
    )


@pytest.mark.parametrize(
    "text",
    [
        "Phối hợp với Công an xã kiểm tra việc đeo mũ bảo hiểm.",
        "Theo chức năng, phối hợp với Công an xã kiểm tra việc đeo mũ bảo hiểm.",
        "Căn cứ nhiệm vụ được giao, chủ động phối hợp với các thôn thu gom rác thải.",
        "Khi có dịch, phối hợp với Trạm Y tế xã khoanh vùng, xử lý ổ dịch.",
    ],
)
def test_who_joins_in_first_of_all_coordinates_also_after_a_lead_in(text: str):
    assert _role(text) is TaskRole.COORDINATE


@pytest.mark.parametrize(
    "text",
    [
        "Kiểm tra bếp ăn các trường, phối hợp với Trạm Y tế xã lấy mẫu.",
        "Theo dõi, phối hợp với Công an xã nắm tình hình các lễ hội.",
        "Trong quá trình thực hiện, kiểm tra, đôn đốc các thôn, phối hợp với Công an xã "
        "xử lý vi phạm.",
        "Khi phát hiện học sinh bị bắt nạt, báo ngay cho Ban Giám hiệu, đồng thời phối hợp với "
        "gia đình hỗ trợ.",
        "Sở Y tế tổ chức kiểm tra, phối hợp với Công an tỉnh xử lý vi phạm.",
    ],
)
def test_who_does_something_else_first_does_not_coordinate(text: str):
    assert _role(text) is TaskRole.CARRY_OUT


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Giao Sở Y tế (cơ quan thường trực) chủ trì kiểm tra.", ("Sở Y tế",)),
        ("Giao Sở Y tế (Cơ quan thường trực Ban Chỉ đạo) kiểm tra.", ("Sở Y tế",)),
        ("Giao Sở Y tế (sau đây gọi tắt là Sở) chủ trì kiểm tra.", ("Sở Y tế",)),
        ("Giao Sở Y tế (bộ phận Thanh tra) kiểm tra bếp ăn.", ("Sở Y tế",)),
        ("Giao Sở Y tế - Cơ quan thường trực Ban Chỉ đạo kiểm tra.", ("Sở Y tế",)),
        ("Giao Sở Y tế, cơ quan thường trực của Ban Chỉ đạo, kiểm tra bếp ăn.", ("Sở Y tế",)),
        ("Giao Sở Y tế, đơn vị thường trực Ban Chỉ đạo, chủ trì kiểm tra.", ("Sở Y tế",)),
        (
            "Giao Sở Y tế, cơ quan thường trực của Ban Chỉ đạo, Sở Công Thương kiểm tra bếp ăn.",
            ("Sở Y tế", "Sở Công Thương"),
        ),
        (
            "Giao Công an xã và cơ quan thường trực Ban Chỉ đạo kiểm tra.",
            ("Công an xã", "cơ quan thường trực Ban Chỉ đạo"),
        ),
        ("Giao Sở Y tế - Bộ phận thường trực Ban Chỉ đạo kiểm tra.", ("Sở Y tế",)),
    ],
)
def test_what_stands_beside_the_lead_is_no_other_lead(text: str, names: tuple[str, ...]):
    subject = subject_of(text)
    assert subject is not None
    assert subject.names == names
    assert text[subject.predicate :].startswith(("chủ trì", "kiểm tra"))


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("Phối hợp với Công an xã, Zalo Việt Nam kiểm tra tài khoản giả mạo.", "Zalo Việt Nam"),
        ("Phối hợp với Zalo Việt Nam kiểm tra tài khoản giả mạo.", "Zalo Việt Nam"),
        (
            "Phối hợp với Công an xã, hội quán nông dân, Bưu điện xã tuyên truyền.",
            "hội quán nông dân",
        ),
        ("Phối hợp với Công an xã (Đội 2) và Zalo Việt Nam tuyên truyền.", "Zalo Việt Nam"),
    ],
)
def test_a_list_of_partners_that_is_not_read_to_its_end_is_told(text: str, unread: str):
    assert unread_partner(text).startswith(unread)


@pytest.mark.parametrize(
    "text",
    [
        "Phối hợp với Công an xã, Bưu điện xã tuyên truyền.",
        "Phối hợp với Công an xã, kịp thời xử lý vi phạm, báo cáo UBND xã.",
        "Phối hợp với Công an xã và các thôn tuyên truyền, vận động Nhân dân.",
        "Phối hợp với Công an xã, trong trường hợp cần thiết, Ban Chỉ huy Quân sự xã xử lý.",
        "Phối hợp chặt chẽ, tổ chức diễn tập theo Kế hoạch số 12/KH-UBND.",
        "Phối hợp liên ngành, Sở Y tế kiểm tra.",
        "Kiểm tra bếp ăn các trường.",
    ],
)
def test_a_list_of_partners_that_is_read_whole_leaves_no_doubt(text: str):
    assert unread_partner(text) == ""


def test_the_person_at_review_hears_where_a_list_of_partners_was_left():
    (found,) = compiled(
        "ỦY BAN NHÂN DÂN\nXÃ AN BÌNH\nKẾ HOẠCH\nAn toàn trên mạng\n\nI. NHIỆM VỤ\n"
        "- Phối hợp với Công an xã, Zalo Việt Nam rà soát tài khoản giả mạo.\n"
    ).tasks
    assert found.agency_coordinate == ("Công an xã",)
    told = [doubt for doubt in found.doubts if doubt.about.startswith("Zalo Việt Nam")]
    assert [doubt.sentence for doubt in told] == [
        "Chưa đọc hết danh sách phối hợp, dừng trước “Zalo Việt Nam rà soát tài”; hãy xem và ghi "
        "thêm cơ quan còn thiếu nếu có."
    ]
