"""What ten documents of a second hand taught: leads, roles, statements, stages, closing words."""

from __future__ import annotations

from vanban.understanding.duties import is_bare_call, states_no_duty
from vanban.understanding.tests.reading_of import compiled, task

_HEAD = "KẾ HOẠCH\nthử\nI. NHIỆM VỤ\n1. Hoạt động\n- Rà soát hồ sơ.\n"
_PLAN = (
    _HEAD
    + """- Mở 02 lớp bồi dưỡng:
+ Lớp 1: tháng 5/2031, cho cán bộ xóm.
+ Lớp 2: tháng 6/2031, cho hội viên.
2. Hồ sơ, tài liệu
a) Biên soạn sổ tay: giao Phòng Tư pháp thực hiện.
b) Đề nghị Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương chủ trì rà soát văn bản.
3. Các điểm ô nhiễm
Trên địa bàn xã hiện có 06 điểm ô nhiễm tại các xóm.
- Nạo vét kênh tiêu.
- Trồng cây xanh.
II. TỔ CHỨC THỰC HIỆN
1. Các phòng chức năng thuộc Sở
a) Phòng Kế hoạch: phối hợp với Trung tâm Tin học lập dự toán.
b) Thanh tra Sở: kiểm tra việc mua sắm.
2. Định kỳ trước ngày 05 của tháng đầu mỗi quý, các đơn vị được giao chủ trì gửi báo cáo về Sở.
Yêu cầu Thủ trưởng các đơn vị thuộc Sở, đề nghị UBND các huyện tổ chức thực hiện. \
Định kỳ trước ngày 25 hằng tháng báo cáo kết quả về Sở./.
Nơi nhận:
- Lưu: VT.
KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC
BSCKII. Nguyễn Văn An
"""
)


def test_a_dash_that_opens_stages_is_no_task():
    document = compiled(_PLAN)
    assert task(document, "I.1", 2).text.startswith("Lớp 1:")
    assert task(document, "I.1", 3).text.startswith("Lớp 2:")


def test_leads_inside_a_sentence():
    document = compiled(_PLAN)
    assert task(document, "I.2.a").agency_lead == ("Phòng Tư pháp",)
    asked = task(document, "I.2.b")
    assert asked.agency_lead == ("Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương",)
    assert asked.role == "chu_tri"
    chosen = task(document, "II.2")
    assert chosen.agency_lead == ("các đơn vị được giao chủ trì",)
    assert (chosen.kind, chosen.role) == ("report", "thuc_hien")


def test_a_fact_is_no_task_and_takes_no_number():
    document = compiled(_PLAN)
    assert task(document, "I.3", 1).text == "Nạo vét kênh tiêu."
    assert states_no_duty("Toàn huyện hiện có 12 xóm chưa có nhà văn hóa.")
    assert not states_no_duty("Hiện còn 05 điểm, giao UBND xã xử lý.")
    assert not states_no_duty("Toàn ngành phấn đấu có 100% trường đạt chuẩn.")


def test_the_addressee_in_the_heading_leads_and_the_first_verb_makes_the_role():
    document = compiled(_PLAN)
    joined = task(document, "II.1.a")
    assert joined.agency_lead == ("Các phòng chức năng thuộc Sở",)
    assert joined.role == "phoi_hop"
    assert task(document, "II.1.b").role == "thuc_hien"


def test_the_closing_duty_starts_after_a_call_on_two():
    document = compiled(_PLAN)
    closing = task(document, "closing")
    assert closing.text.startswith("Định kỳ trước ngày 25")
    assert closing.agency_lead == ("Thủ trưởng các đơn vị thuộc Sở", "UBND các huyện")
    assert is_bare_call("Yêu cầu các đơn vị, đề nghị UBND các xã triển khai thực hiện.")
    assert not is_bare_call("Yêu cầu các đơn vị, đề nghị UBND các xã lập danh sách hộ nghèo.")


def test_a_degree_does_not_hide_the_signer():
    signature = compiled(_PLAN).signature
    assert signature.name == "Nguyễn Văn An"
    assert signature.position == ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")
