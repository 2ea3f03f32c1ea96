"""The demonstration plan typed in Word reads as the same words, whoever counts the headings."""

from __future__ import annotations

from vanban.reading import read
from vanban.reading.block import Column
from vanban.tests.plan_in_word import paragraphs, plan_docx


def test_words_own_numbering_reads_like_typed_numbers():
    typed = read("plan.docx", plan_docx(word_counts=False)).blocks
    counted = read("plan.docx", plan_docx(word_counts=True)).blocks
    assert [block.text for block in counted] == [block.text for block in typed]


def test_the_body_is_the_paragraphs_of_the_plan():
    blocks = read("plan.docx", plan_docx(word_counts=True)).blocks
    full = [block.text for block in blocks if block.column is Column.FULL]
    assert full == [" ".join(text.split()) for text in paragraphs()[: len(full)]]
    left = [block.text for block in blocks if block.column is Column.LEFT]
    assert left[:3] == ["ỦY BAN NHÂN DÂN", "TỈNH THÁI NGUYÊN", "Số: /KH-UBND"]
    assert left[3] == "Nơi nhận:"
    right = [block.text for block in blocks if block.column is Column.RIGHT]
    assert right[-1] == "Dương Văn Lượng"
