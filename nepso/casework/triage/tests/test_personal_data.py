"""What a text tells about where somebody is reached, banked, registered or lives."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nepso.casework.triage.personal_data import personal_data_in
from nepso.kernel.folding import nfc


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Gọi 0912 345 678 cho em", [("phone", "0912 345 678")]),
        ("gọi +84 912345678", [("phone", "+84 912345678")]),
        ("STK 19034567890123 Techcombank", [("bank_account", "19034567890123")]),
        ("chuyển vào Vietcombank 0011004123456", [("bank_account", "0011004123456")]),
        ("CCCD của tôi 019201004567", [("cccd", "019201004567")]),
        ("Số CCCD của tôi là 001099012345", [("cccd", "001099012345")]),
        ("cmnd số 090123456", [("cccd", "090123456")]),
        (
            "nhà ở số 12, đường Hoàng Văn Thụ, phường Phan Đình Phùng nhé",
            [("address", "số 12, đường Hoàng Văn Thụ, phường Phan Đình Phùng")],
        ),
        ("ở xóm Đồng Tâm, xã Phú Lương", [("address", "xóm Đồng Tâm, xã Phú Lương")]),
        ("gọi (0208) 3855 123 nhé", [("phone", "(0208) 3855 123")]),
        ("chuyển vào số 9704229876543210", [("bank_account", "9704229876543210")]),
        ("ck 19034567890123 techcombank", [("bank_account", "19034567890123")]),
        (
            "con Thảo ở nhà số 14 ngõ 3 phường Đồng Quang, sđt 0934567812",
            [("address", "nhà số 14 ngõ 3 phường Đồng Quang"), ("phone", "0934567812")],
        ),
        ("nhà nó hẻm 45 Lê Lợi", [("address", "hẻm 45 Lê Lợi")]),
        ("địa chỉ 12/5 Nguyễn Huệ", [("address", "12/5 Nguyễn Huệ")]),
        ("hotline 1900 6789 hoặc 111, mã đơn 123456789012", []),
        ("giá 1.500.000 đồng, năm 2026, 120000 người", []),
    ],
)
def test_it_is_found_where_it_stands(text, found):
    assert [(one.kind, text[one.start : one.end]) for one in personal_data_in(text)] == found


@given(st.text(max_size=300))
def test_any_text_is_read_and_spans_lie_in_it(text):
    for one in personal_data_in(text):
        assert 0 <= one.start < one.end <= len(nfc(text))
