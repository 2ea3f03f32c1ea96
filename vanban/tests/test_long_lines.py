"""Long lines of few words cost no more than others: time grows by length, not by its square.

``quality.md`` (*What it must survive*) allows 2 s a megabyte; a machine that others use too is
given more here, for what this finds is ten times as slow and more.
"""

from __future__ import annotations

import gc
import time

import pytest

from vanban.compiling import compile_in_process

HEAD = "KẾ HOẠCH\nChuyển đổi số\n\nI. NHIỆM VỤ\n1. Việc\n"
SECONDS_A_MB = 8
LETTERS = 12_000
WORDS = (
    "từ tháng 3 đến tháng 4, ",
    "trước ngày 5/6 ",
    "tháng 10/2025, ",
    "tháng 3, 4, ",
    "trước ngày 5/6/2031 (báo cáo) và ",
    "báo cáo ",
    "đồng chí ",
    "phối hợp với Sở Y tế, ",
    "theo Nghị định số 12/2026/NĐ-CP ngày 01/02/2026 của Chính phủ, ",
    "Ban Chỉ đạo phòng, chống ",
    "Tổ giúp việc ",
    "hoàn thành trong ",
    "Cơ quan chủ trì: Sở Y tế; ",
    "Sở. ",
    "(1) ",
    "các trường học, ",
    "các cán bộ quản lý ",
    "Thôn Hạ, thôn Trại, ",
    "Thực hiện các hoạt động sau, ",
    "Điện lực Nghệ An ",
    "gieo trồng ",
    "Ban Giám hiệu, giáo viên, ",
    "Phòng Công chức, viên chức và ",
    "Quyết định số 1/QĐ-UBND (gọi tắt là Ab1) ",
)


@pytest.mark.parametrize("opening", ["", "- ", "Sở Y tế "])
@pytest.mark.parametrize("words", WORDS)
def test_a_long_line_costs_by_its_length(words: str, opening: str):
    compile_in_process("plan.txt", (HEAD + opening + words).encode())  # patterns are built once
    line = opening + words * (LETTERS // len(words)) + "\n"
    data = (HEAD + line * 3).encode()
    begun = time.process_time()
    compile_in_process("plan.txt", data)
    assert time.process_time() - begun < 0.3 + SECONDS_A_MB * len(data) / 1_000_000


@pytest.mark.parametrize("words", WORDS)
def test_one_very_long_line_costs_no_more(words: str):
    """A step that looks at the whole line for each of its parts is seen from here on alone."""
    line = "Sở Y tế " + words
    compile_in_process("plan.txt", (HEAD + line).encode())
    data = (HEAD + line + words * (200_000 // len(words))).encode()
    begun = time.process_time()
    compile_in_process("plan.txt", data)
    assert time.process_time() - begun < 0.3 + SECONDS_A_MB * len(data) / 1_000_000


def test_a_long_line_above_the_title_and_many_short_names_cost_no_more():
    names = " ".join(f"Quyết định số {n}/QĐ-UBND (gọi tắt là Ab{n})" for n in range(300))
    for text in (
        "từ " * 60_000 + "\n" + HEAD,
        f"{HEAD}{names}\n" + "Điều 1 của Cd " * 10_000 + "\n",
    ):
        data = text.encode()
        begun = time.process_time()
        compile_in_process("plan.txt", data)
        assert time.process_time() - begun < 0.3 + SECONDS_A_MB * len(data) / 1_000_000


@pytest.mark.parametrize("lines", ["Lập hồ sơ, gồm:\n- Đơn;\n", "- Lập hồ sơ, gồm:\n+ Đơn;\n"])
def test_many_lists_of_parts_cost_by_their_length(lines: str):
    """Four times as many cost about four times as much; by the square it would be sixteen."""
    few, many = (_seconds(HEAD + lines * count) for count in (1_500, 6_000))
    assert many < 0.3 + 8 * few


def _seconds(text: str) -> float:
    """Of a processor, without looking through what eight thousand other tests left in memory."""
    gc.freeze()
    try:
        begun = time.process_time()
        compile_in_process("plan.txt", text.encode())
        return time.process_time() - begun
    finally:
        gc.unfreeze()
