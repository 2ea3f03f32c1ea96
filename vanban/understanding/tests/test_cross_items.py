"""The "+" items under a dash: those that state work are tasks, of the others a person is told."""

from __future__ import annotations

import pytest

from vanban.model import CompiledDocument, DoubtCode
from vanban.understanding.markers import Rank, mark_of
from vanban.understanding.tests.reading_of import compiled

_HEAD = "KẾ HOẠCH\nthử\nI. NHIỆM VỤ\n1. Hoạt động\n- Rà soát hồ sơ.\n"


def _under(*lines: str) -> CompiledDocument:
    return compiled(_HEAD + "\n".join(lines) + "\n")


def test_a_cross_before_a_number_is_a_mark():
    for words in ("+ 03 buổi tọa đàm.", "+ 90% hộ dân có nước sạch."):
        mark = mark_of(words)
        assert mark is not None
        assert (mark.rank, mark.end) == (Rank.CROSS, 2)
    assert mark_of("+5% so với năm trước") is None


def test_hamlets_that_each_do_their_share_lead_their_items():
    document = _under(
        "- Nạo vét, phát quang các tuyến mương, cụ thể:",
        "+ Thôn Hạ nạo vét 300 m từ cống số 2 đến trạm bơm.",
        "+ Xóm Bãi, xóm Trại phát quang 700 m dọc bờ đê.",
        "+ Ấp 3, ấp 4 đắp 200 m bờ.",
        "+ Thôn/bản Thượng đắp 100 m bờ.",
    )
    told = [(task.text[:12], task.agency_lead) for task in document.tasks[1:]]
    assert told == [
        ("Thôn Hạ nạo ", ("Thôn Hạ",)),
        ("Xóm Bãi, xóm", ("Xóm Bãi", "xóm Trại")),
        ("Ấp 3, ấp 4 đ", ("Ấp 3", "ấp 4")),
        ("Thôn/bản Thư", ("Thôn/bản Thượng",)),
    ]


def test_items_with_their_own_time_are_tasks():
    document = _under(
        "- Tổ chức các hội thi, gồm:",
        "+ Hội thi tuyên truyền viên trẻ: 02 vòng, tháng 4/2031;",
        "+ Liên hoan tiếng hát công nhân: trong tháng 9/2031.",
    )
    times = [task.deadline and task.deadline.text for task in document.tasks[1:]]
    assert times == ["tháng 4/2031", "trong tháng 9/2031"]


@pytest.mark.parametrize("opener", ["- Phân công các cơ quan:", "- Các xã nhận phần việc như sau:"])
def test_an_item_that_names_who_does_it_is_led_by_them(opener: str):
    document = _under(
        opener,
        "+ Sở Tư pháp: chịu trách nhiệm biên soạn tài liệu.",
        "+ Xã Bình Lâm xây dựng 02 tủ sách.",
    )
    leads = [task.agency_lead for task in document.tasks[1:]]
    assert leads == [("Sở Tư pháp",), ("Xã Bình Lâm",)]


def test_what_a_heading_gives_on_is_led_by_whom_it_names():
    document = compiled(
        "KẾ HOẠCH\nthử\nI. TỔ CHỨC THỰC HIỆN\n1. Sở Tư pháp\n- Phân công các đơn vị:\n"
        "+ Trung tâm Trợ giúp pháp lý: lập danh sách.\n+ Thủ trưởng đơn vị ký xác nhận.\n"
    )
    leads = [task.agency_lead for task in document.tasks]
    assert leads == [("Trung tâm Trợ giúp pháp lý",), ("các đơn vị",)]


def test_an_agency_by_name_over_its_items_leads_them():
    document = _under("- Giao Công an xã:", "+ Tổ an ninh tuần tra ban đêm.", "+ Lập danh sách hộ.")
    assert [task.agency_lead for task in document.tasks[1:]] == [("Công an xã",)] * 2


def test_an_opener_without_words_of_its_own_leaves_the_work_to_its_items():
    document = _under(
        "- Triển khai các hoạt động sau:", "+ 03 buổi tọa đàm.", "+ 100% lớp học có tủ sách."
    )
    assert [task.text[:6] for task in document.tasks[1:]] == ["03 buổ", "100% l"]
    for task in document.tasks[1:]:
        assert DoubtCode.NO_VERB in {doubt.code for doubt in task.doubts}


def test_parts_that_are_no_tasks_are_told_of_at_their_opener():
    document = _under(
        "- Lập danh mục hồ sơ nộp lưu, gồm:", "+ Hồ sơ đất đai;", "+ 12 hộp hồ sơ hộ tịch."
    )
    opener = document.tasks[-1]
    assert opener.text == "Lập danh mục hồ sơ nộp lưu, gồm:"
    [told] = [doubt for doubt in opener.doubts if doubt.code is DoubtCode.PARTS]
    assert "2 dòng" in told.sentence
    assert "Hồ sơ đất đai" in told.sentence
    assert "12 hộp hồ sơ hộ tịch" in told.sentence


def test_hamlets_named_in_small_letters_are_read_as_partners():
    document = _under("- Phối hợp với xóm Bãi, thôn 5 và xã Bình Lâm tổ chức lễ ra quân.")
    assert document.tasks[-1].agency_coordinate == ("xóm Bãi", "thôn 5", "xã Bình Lâm")


def test_items_with_their_own_time_are_tasks_under_a_letter_or_a_plain_line_too():
    items = "+ Lớp nghi thức: 02 lớp, tháng 5/2031;\n+ Lớp kỹ năng: trong tháng 8/2031.\n"
    for opener in ("a) Mở các lớp tập huấn, gồm:\n", "Mở các lớp tập huấn, gồm:\n"):
        document = compiled("KẾ HOẠCH\nthử\nI. NHIỆM VỤ\n1. Tập huấn\n" + opener + items)
        times = [task.deadline and task.deadline.text for task in document.tasks]
        assert times == ["tháng 5/2031", "trong tháng 8/2031"]


@pytest.mark.parametrize("opener", ["a) Lập hồ sơ, gồm:\n", "Lập hồ sơ, gồm:\n"])
def test_parts_under_a_letter_or_a_plain_line_are_told_of(opener: str):
    document = compiled(
        "KẾ HOẠCH\nthử\nI. NHIỆM VỤ\n1. Hồ sơ\n" + opener + "- Đơn xin;\n- Giấy chứng nhận cũ.\n"
    )
    [task] = document.tasks
    [told] = [doubt for doubt in task.doubts if doubt.code is DoubtCode.PARTS]
    assert "“Đơn xin”, “Giấy chứng nhận cũ”" in told.sentence


def test_a_heading_that_gives_work_on_leaves_the_lead_to_those_named_under_it():
    document = compiled(
        "KẾ HOẠCH\nthử\nI. NHIỆM VỤ\n1. Phân công các đơn vị:\n"
        "+ Sở Tư pháp: biên soạn tài liệu.\n+ Sở Tài chính: bố trí kinh phí.\n"
    )
    assert [task.agency_lead for task in document.tasks] == [("Sở Tư pháp",), ("Sở Tài chính",)]
