"""Deadlines in words less usual than "trước ngày …"."""

from __future__ import annotations

import pytest

from vanban.understanding.deadlines import deadline_in


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kiểm tra vệ sinh bếp ăn của các trường ít nhất 02 lần/năm.", "02 lần/năm"),
        ("Cân, đo cho trẻ 3 tháng một lần tại trạm.", "3 tháng một lần"),
        ("Mở phiên chợ quê nhân ngày hội xóm 12/8 hằng năm.", "12/8 hằng năm"),
        ("Khai mạc phiên chợ (dự kiến ngày 15/3/2031 tại đình làng).", "dự kiến ngày 15/3/2031"),
        ("Sơ kết Chương trình vào năm 2032, tổng kết vào năm 2035.", "vào năm 2032"),
        ("Gieo mạ vào tháng 3, tháng 4/2031.", "vào tháng 3, tháng 4/2031"),
        ("Lập biểu thống kê thư viện hằng quý, 6 tháng và năm.", "hằng quý, 6 tháng và năm"),
        ("Thực hiện Nghị định số 12/2030/NĐ-CP ngày 05/02/2030 về chợ.", None),
        ("Tuyên truyền kỷ niệm ngày thành lập xã, ngày 02/4/1950.", None),
    ],
)
def test_words_are_copied(text: str, words: str | None) -> None:
    found = deadline_in(text)
    assert (found.text if found else None) == words
