"""A place and day that stand under the title, where no line above it says them."""

from __future__ import annotations

import pytest

from vanban.compiling import compile_in_process
from vanban.model import CompiledDocument

_ABOVE = "UBND XÃ PHÚ BÌNH\nSố: 22/KH-UBND\n"
_BODY = "I. NHIỆM VỤ\n1. Phát hai bản tin mỗi tuần.\n"


def _markdown(between: str, above: str = _ABOVE) -> CompiledDocument:
    source = f"{above}\n# KẾ HOẠCH\n## Phòng, chống thuốc lá\n\n{between}\n\n### {_BODY}"
    return compile_in_process("plan.md", source.encode())


def _text(between: str, above: str = _ABOVE) -> CompiledDocument:
    words = f"{above}\nKẾ HOẠCH\nPhòng, chống thuốc lá\n{between}\n\n{_BODY}"
    return compile_in_process("plan.txt", words.encode())


@pytest.mark.parametrize("made", [_markdown, _text])
def test_it_is_the_day_of_the_document(made):
    document = made("Phú Bình, ngày 20 tháng 12 năm 2026")
    header = document.header
    assert (header.place, header.issued_on) == ("Phú Bình", "2026-12-20")
    assert header.title == "Phòng, chống thuốc lá"
    assert document.problems == ()


@pytest.mark.parametrize("made", [_markdown, _text])
def test_left_blank_it_is_told(made):
    document = made("Phú Bình, ngày     tháng     năm 2026")
    assert (document.header.place, document.header.issued_on) == ("Phú Bình", None)
    assert [problem.code for problem in document.problems] == ["blank_date"]


@pytest.mark.parametrize("made", [_markdown, _text])
def test_the_day_of_the_event_in_a_title_is_not_that_of_the_document(made):
    above = f"{_ABOVE}Phú Bình, ngày 01 tháng 12 năm 2026\n"
    document = made("Nhà văn hóa Phú Bình, ngày 20 tháng 12 năm 2026", above)
    assert document.header.issued_on == "2026-12-01"


def test_a_number_without_any_day_is_told():
    assert [problem.code for problem in _text("").problems] == ["blank_date"]
