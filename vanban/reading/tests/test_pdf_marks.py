"""A raised number is a note, unless it is the power of a unit."""

import unicodedata

import pytest

from vanban.reading.pdf_marks import marks_in
from vanban.reading.pdf_page import Word, row_of


def line(*words):
    """A line in letters of 14 points whose last word is small and raised."""
    *plain, raised = words
    row = [Word(text, 50 * i, 50 * i + 40, 100, 14, False, False) for i, text in enumerate(plain)]
    return row_of([*row, Word(raised, 50 * len(plain), 50 * len(plain) + 4, 105, 8, False, False)])


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(
    ("before", "is_note"), [("điểm", True), ("phẩm", True), ("km", False), ("120m", False)]
)
def test_a_mark_after_a_word_is_no_power_however_its_letters_are_composed(form, before, is_note):
    row = line("tổng", unicodedata.normalize(form, before), "2")
    assert ("2" in marks_in([row])) is is_note
