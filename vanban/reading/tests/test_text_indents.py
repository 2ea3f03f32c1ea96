"""Plain text that kept the first-line indent of its paragraphs."""

from __future__ import annotations

import unicodedata

from vanban.reading.text import read_text

SET_IN = """\
      1. Đề nghị Hội Khuyến học xã và các tổ chức xã hội nghề nghiệp ở thôn
      Vận động hội viên góp sách cho tủ sách của thôn; giữ tủ sách mở cửa buổi tối
và ngày nghỉ, nhất là trong dịp hè.
      2. Ban quản lý nhà văn hóa các thôn trong xã và các vùng giáp ranh lân cận
      Bố trí bàn ghế, đèn, người trông coi tủ sách; mỗi tháng kiểm kê sách một lần
và bổ sung sách mới khi có nguồn ủng hộ của các nhà hảo tâm ở trong và ngoài
xã, ở các thôn bạn.
      3. Các trường học trong xã tổ chức cho học sinh đọc sách ở nhà văn hóa thôn
và viết cảm nhận.
"""


def test_first_lines_keep_their_indent() -> None:
    blocks = read_text(SET_IN.encode()).blocks
    assert [block.look.indent for block in blocks[:3]] == [30.0, 30.0, 0.0]


def test_text_without_the_habit_has_no_indent() -> None:
    flat = "\n".join(line.strip() for line in SET_IN.splitlines())
    assert {block.look.indent for block in read_text(flat.encode()).blocks} == {None}


def test_hanging_lists_are_no_first_lines() -> None:
    hanging = (
        "- Vận động hội viên góp sách cho tủ sách của thôn, giữ tủ sách mở cửa\n"
        "    vào buổi tối và ngày nghỉ, nhất là trong các dịp hè và ngày lễ lớn\n"
    )
    assert {block.look.indent for block in read_text((hanging * 6).encode()).blocks} == {None}


def test_decomposed_letters_lay_out_alike() -> None:
    heading = "UBND XÃ SUỐI ĐÁ          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    spread = unicodedata.normalize("NFD", heading)
    assert read_text(spread.encode()).blocks == read_text(heading.encode()).blocks
