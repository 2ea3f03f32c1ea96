import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from nepso.kernel.folding import fold, lowered, nfc


def test_d_with_stroke_is_a_letter_not_a_mark():
    assert fold("Đất  ĐAI") == "dat dai"


def test_lowered_keeps_tone_marks():
    assert lowered("  Kế   HOẠCH ") == "kế hoạch"


def test_composed_and_decomposed_fold_alike():
    text = "Bộ Quy tắc ứng xử văn hóa"
    assert fold(unicodedata.normalize("NFD", text)) == fold(text) == "bo quy tac ung xu van hoa"


@given(st.text())
def test_fold_is_settled(text):
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_nfc_always_composes(text):
    assert unicodedata.is_normalized("NFC", nfc(text))


@given(st.text())
def test_every_combining_mark_is_dropped_whichever_it_is(text):
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    marks = {chr(mark) for mark in range(0x300, 0x370)}  # U+034F joins, and combines nothing
    kept = "".join(c for c in plain if c not in marks and not unicodedata.combining(c))
    assert fold(text) == re.sub(r"\s+", " ", kept).strip()
