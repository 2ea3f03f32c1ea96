"""Numbers and addresses as people type them to be read by people, and numbers that are nobody's."""

import unicodedata

import pytest

from nepso.casework.triage.personal_data import personal_data_in
from nepso.kernel.folding import nfc
from tests.pace import within

PHONE, CCCD, BANK, ADDRESS = "phone", "cccd", "bank_account", "address"
CASES = [
    ("gọi 0912.345.678 nhé", [(PHONE, "0912.345.678")]),
    ("gọi 0912-345-678 nhé", [(PHONE, "0912-345-678")]),
    ("gọi 09 12 34 56 78", [(PHONE, "09 12 34 56 78")]),
    ("sđt: 0 9 1 2 3 4 5 6 7 8", [(PHONE, "0 9 1 2 3 4 5 6 7 8")]),
    ("zalo 0912345678.", [(PHONE, "0912345678")]),
    ("(0912345678)", [(PHONE, "0912345678")]),
    ("sdt:0987654321,gọi ngay", [(PHONE, "0987654321")]),
    ("+84 912 345 678", [(PHONE, "+84 912 345 678")]),
    ("84912345678 là số nó", [(PHONE, "84912345678")]),
    ("0208 3855 123", [(PHONE, "0208 3855 123")]),
    ("hai số 0912345678 và 0387654321", [(PHONE, "0912345678"), (PHONE, "0387654321")]),
    ("0912345678/0387654321", [(PHONE, "0912345678"), (PHONE, "0387654321")]),
    (
        "số nó là không chín một hai ba bốn năm sáu bảy tám nha",
        [(PHONE, "không chín một hai ba bốn năm sáu bảy tám")],
    ),
    (
        "gọi khong chin ba tam bay sau nam bon mot hai",
        [(PHONE, "khong chin ba tam bay sau nam bon mot hai")],
    ),
    (
        "Không Ba Tám, bảy sáu năm, bốn ba hai một",
        [(PHONE, "Không Ba Tám, bảy sáu năm, bốn ba hai một")],
    ),
    ("o chín một hai ba bốn lăm sáu bẩy tám", [(PHONE, "o chín một hai ba bốn lăm sáu bẩy tám")]),
    ("không 9 một 2 ba 4 năm 6 bảy 8", [(PHONE, "không 9 một 2 ba 4 năm 6 bảy 8")]),
    (
        "stk một chín không ba bốn năm sáu bảy tám chín không một hai ba techcombank",
        [(BANK, "một chín không ba bốn năm sáu bảy tám chín không một hai ba")],
    ),
    ("stk 1903 4567 8901 23 TCB", [(BANK, "1903 4567 8901 23")]),
    ("số tài khoản: 0011.0041.23456", [(BANK, "0011.0041.23456")]),
    ("mb bank 0912345678901", [(BANK, "0912345678901")]),
    ("thẻ 9704 2298 7654 3210", [(BANK, "9704 2298 7654 3210")]),
    ("stk của nó 123456789 Agribank", [(BANK, "123456789")]),
    ("cccd 019 201 004 567", [(CCCD, "019 201 004 567")]),
    ("căn cước số: 019.201.004.567", [(CCCD, "019.201.004.567")]),
    ("can cuoc 019201004567 cua toi", [(CCCD, "019201004567")]),
    ("chứng minh thư 090 123 456", [(CCCD, "090 123 456")]),
    (
        "căn cước không một chín hai không một không không bốn năm sáu bảy",
        [(CCCD, "không một chín hai không một không không bốn năm sáu bảy")],
    ),
    ("nhà số 5 ngõ 12 phường Túc Duyên", [(ADDRESS, "nhà số 5 ngõ 12 phường Túc Duyên")]),
    ("ở tổ 7, phường Gia Sàng", [(ADDRESS, "tổ 7, phường Gia Sàng")]),
    # Nobody's numbers.
    ("111 hoặc 113 hoặc 1900 6789", []),
    ("mất 48.500.000 đồng", []),
    ("ngày 05/03/2026 lúc 10:30", []),
    ("Quyết định 423/QĐ-BVHTTDL năm 2026", []),
    ("một hai ba bốn năm", []),
    ("một hai ba dô, hai ba dô", []),
    ("không ba không mẹ, chín người mười ý", []),
    ("năm hai không hai sáu có ba bốn người bảo tôi", []),
    ("một năm hai lần, ba bốn năm nay không có ai", []),
    ("mã đơn SPXVN01234567890", []),
    ("https://vi.du/0912345678", []),
    ("ảnh img_0912345678.jpg", []),
    ("dài 1.234.567.890 mét", []),
    ("vé số 123456", []),
]


@pytest.mark.parametrize(("text", "found"), CASES)
def test_what_is_found_and_where(text, found):
    assert [(one.kind, text[one.start : one.end]) for one in personal_data_in(text)] == found


@pytest.mark.parametrize(("text", "found"), CASES)
def test_a_decomposed_text_has_the_offsets_of_its_composed_form(text, found):
    decomposed = unicodedata.normalize("NFD", text)
    spans = [
        (one.kind, nfc(decomposed)[one.start : one.end]) for one in personal_data_in(decomposed)
    ]
    assert spans == found


@pytest.mark.parametrize(
    "row", ["1" * 20_000, "số " + "1" * 20_000, "1/" * 10_000, "số 1, " + "ngõ 1, " * 3_000]
)
def test_a_long_row_is_read_once(row):
    """On the way to ringing about a life in danger nobody makes the reading slow: such a row took
    eighteen seconds."""
    with within(1):
        personal_data_in(row)
    text = row + " số 12/3 đường Hoàng Văn Thụ"
    last = personal_data_in(text)[-1]
    assert (last.kind, text[last.start : last.end]) == ("address", "số 12/3 đường Hoàng Văn Thụ")
