"""Letters fetched in one call are those that pdfium tells one by one, each in its place."""

from __future__ import annotations

import pypdfium2
import pypdfium2.raw as pdfium_c
import pytest

from vanban.reading.pdf_letters import LettersAsked, letters_of
from vanban.reading.tests.paper_pdf import pdf_with_codes
from vanban.tests.fuzzing import ROOT

PLAN = ROOT / "benchmarks" / "inputs" / "plan-text.pdf"


def _one_by_one(text_page: pypdfium2.PdfTextPage) -> list[str]:
    codes = (
        pdfium_c.FPDFText_GetUnicode(text_page.raw, at) for at in range(text_page.count_chars())
    )
    return [chr(code) for code in codes]


def test_all_letters_of_a_plan():
    for page in pypdfium2.PdfDocument(PLAN.read_bytes()):
        text_page = page.get_textpage()
        assert list(letters_of(text_page.raw, text_page.count_chars())) == _one_by_one(text_page)


@pytest.mark.parametrize("codes", [("0041", "D83DDE00", "0042"), ("0041", "0000", "0042")])
def test_letters_that_the_whole_gives_in_halves_or_leaves_out_keep_their_places(codes):
    page = pypdfium2.PdfDocument(pdf_with_codes(codes))[0]
    text_page = page.get_textpage()
    letters = letters_of(text_page.raw, text_page.count_chars())
    assert list(letters) == _one_by_one(text_page)
    assert (letters[0], letters[-1]) == ("A", "B")


def test_the_font_is_that_of_each_letter():
    page = pypdfium2.PdfDocument(PLAN.read_bytes())[0]
    text_page = page.get_textpage()
    asked = LettersAsked(text_page.raw)
    for at in range(text_page.count_chars()):
        assert asked.font(at) == LettersAsked(text_page.raw).font(at)
        assert asked.font(at).size == pdfium_c.FPDFText_GetFontSize(text_page.raw, at)
