"""What a correction may say, and what it may not lead to."""

import datetime as dt

import pytest

from nepso.casework.corrections.models import Correction
from nepso.casework.corrections.tests.conftest import SOURCE
from nepso.kernel.clock import today
from nepso.kernel.errors import Invalid


@pytest.mark.parametrize("field", ["title", "claim", "wordings"])
@pytest.mark.parametrize(
    "lead",
    ["https://mang.vidu/ai-do", "www.vidu.vn", "facebook.com/ai.do", "@ai_do nói",
     "gọi 0912 345 678", "0912.345.678"],
)  # fmt: skip
def test_nothing_leads_to_the_one_who_said_it(at_work, field, lead):
    with pytest.raises(Invalid, match="không dẫn tới người nói"):
        at_work.write(**{field: f"Trạm y tế ngừng tiêm phòng, {lead}"})
    assert not Correction.objects.exists()


@pytest.mark.parametrize(
    "claim",
    [
        "Từ 01/12/2026 thu phí 200.000 đồng, gọi 111.",
        "Nước sông vượt báo động 3 lúc 14:30 hôm nay.",
    ],
)
def test_days_sums_and_hotlines_are_no_person(at_work, claim):
    assert at_work.write(claim=claim).claim == claim


@pytest.mark.parametrize("field", ["title", "claim", "wordings"])
@pytest.mark.parametrize("named", ["ông Nguyễn Văn Mẫu", "bà Mẫu", "Chị Mẫu Thị Hai", "cô Mẫu"])
def test_nobody_is_named(at_work, field, named):
    with pytest.raises(Invalid, match="không nêu tên người"):
        at_work.write(**{field: f"{named} nói trạm y tế ngừng tiêm phòng"})


@pytest.mark.parametrize(
    "title",
    [
        "CHÚ Ý KHI NHẬN TIN NHẮN VỀ BẢO HIỂM",
        "CHÚ Ý: TRẠM Y TẾ VẪN TIÊM PHÒNG",
        "BÀ CON XÃ CHỢ RÃ VẪN ĐƯỢC TIÊM PHÒNG",
        "CÔ GIÁO, CHỊ EM PHỤ NỮ VẪN ĐƯỢC KHÁM",
        "ANH HÙNG LIỆT SĨ: LỄ VIẾNG KHÔNG ĐỔI NGÀY",
        "ĐẢO CÔ TÔ KHÔNG CẤM TÀU",
        "ĐƯỜNG BÀ TRIỆU KHÔNG ĐÓNG",
        "TUYẾN XE BÀ RỊA VẪN CHẠY",
    ],
)
def test_capitals_alone_name_nobody(at_work, title):
    assert at_work.write(title=title).title == title


@pytest.mark.parametrize(
    "named",
    [
        "ÔNG NGUYỄN VĂN MẪU", "CHỊ HOÀNG THỊ HAI", "CÔ LÊ MẪU", "BÀ Mẫu Thị Hai", "ông MẪU",
        "CÔ TÔ THỊ MẪU", "BÀ TRIỆU VĂN MẪU", "cô Tô Mẫu", "bà Triệu Thị Mẫu", "Bà Triệu Thị Mẫu",
    ],
)  # fmt: skip
def test_nobody_is_named_in_capitals_either(at_work, named):
    with pytest.raises(Invalid, match="không nêu tên người"):
        at_work.write(title=f"{named} nói trạm y tế ngừng tiêm phòng")


@pytest.mark.parametrize(
    "title",
    [
        "Tuyến xe Bà Rịa Vũng Tàu vẫn chạy",
        "Đường Ông Ích Khiêm không đóng",
        "Bà con xã Chợ Rã vẫn được tiêm phòng",
        "Cô giáo, chị em phụ nữ, ông bà vẫn được khám miễn phí",
        "Đảo Cô Tô không cấm tàu",
    ],
)
def test_a_place_or_a_crowd_is_no_name(at_work, title):
    assert at_work.write(title=title).title == title


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"sources": []}, "ít nhất một nguồn"),
        ({"sources": [SOURCE] * 11}, "Nhiều nhất 10 nguồn"),
        ({"sources": [{**SOURCE, "url": "", "document_number": " "}]}, "địa chỉ trang web hoặc số"),
        ({"sources": [{**SOURCE, "url": "javascript:alert(1)"}]}, "phải bắt đầu bằng https://"),
        ({"sources": [{**SOURCE, "url": "data:text/html,x"}]}, "phải bắt đầu bằng https://"),
        ({"sources": [{**SOURCE, "publisher": " "}]}, "nơi ban hành"),
        ({"sources": [SOURCE, {**SOURCE, "seen_on": dt.date(1999, 1, 1)}]}, "Nguồn 2: ngày xem"),
        ({"area": "politics"}, "một trong bốn lĩnh vực"),
        ({"title": "  "}, "Chưa có tiêu đề"),
        ({"claim": "x" * 1001}, "Dài quá 1000"),
        ({"truth": ""}, "Chưa ghi sự thật"),
    ],
)  # fmt: skip
def test_each_fault_is_one_sentence(at_work, change, told):
    with pytest.raises(Invalid, match=told):
        at_work.write(**change)


def test_a_source_of_tomorrow_was_not_seen(at_work):
    tomorrow = {**SOURCE, "seen_on": today() + dt.timedelta(days=1)}
    with pytest.raises(Invalid, match="đã qua hoặc hôm nay"):
        at_work.write(sources=[tomorrow])
