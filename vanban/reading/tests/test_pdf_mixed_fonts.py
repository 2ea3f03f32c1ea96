"""Letters borrowed from another font stand in the place where they are printed.

Whole pages of this sort are those that LibreOffice prints in ``vanban/tests/test_plans.py``.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from vanban.reading import read
from vanban.reading.pdf_mixed_fonts import _Letter, _runs_of_line

PLANS = Path(__file__).parents[2] / "tests" / "plans"


def _words(*placed: tuple[str, float, float]) -> list[str]:
    """The words of letters given by text, left and right, in the order of pdfium."""
    letters = [_Letter(text, at, x, right, 700, 14) for at, (text, x, right) in enumerate(placed)]
    return [run[0] for run in _runs_of_line(sorted(letters, key=lambda letter: letter.x))]


def test_a_borrowed_letter_goes_where_it_is_printed():
    assert _words(("y", 10, 17), ("n", 26, 33), ("ề", 17, 26)) == ["yền"]


def test_a_gap_or_a_blank_ends_a_word():
    assert _words(("ổ", 10, 17), ("c", 20.5, 26), (" ", 26, 29.5), ("ô", 29.5, 36)) == [
        "ổ", "c", "ô",
    ]  # fmt: skip


def test_a_bold_or_small_letter_of_another_font_leaves_a_narrow_blank_behind_it():
    """Chromium prints the last letter of "Sở" in a borrowed bold font, 0.129 before "Xây"."""
    assert _words(("S", 10, 17), ("ở", 17, 25), ("X", 26.8, 36)) == ["Sở", "X"]
    assert _words(("S", 10, 17), ("ở", 18.4, 25)) == ["Sở"]


def test_a_horn_that_reaches_into_the_blank_leaves_less_of_it():
    """LibreOffice prints "THƯ THƯỜNG" 0.069 apart; the letters of one word stand closer."""
    assert _words(("Ư", 397, 411.69), ("T", 412.65, 421)) == ["Ư", "T"]
    assert _words(("Ờ", 405.5, 416.45), ("N", 416.5, 426)) == ["ỜN"]


@pytest.mark.parametrize(
    ("plan", "words"),
    [
        ("first_sight/08-dang-uy-xa.pdf", "PHÓ BÍ THƯ THƯỜNG TRỰC"),
        ("first_sight/09-bo-quyet-dinh-ke-hoach.pdf", "THỨ TRƯỞNG"),
        ("ninth_hand/tinh-doan.pdf", "THỜI GIAN"),
        ("ninth_hand/atgt.pdf", "CÁC SỞ, NGÀNH"),
    ],
)
def test_blanks_behind_a_horn_stand_where_they_are_printed(plan: str, words: str):
    """By LibreOffice and by Chromium, which tell where such a letter ends in two ways."""
    reading = read(plan, (PLANS / plan).read_bytes())
    assert any(words in block.text for block in reading.blocks)
