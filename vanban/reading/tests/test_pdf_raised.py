"""What is printed small and raised belongs to the line that it stands on."""

import time

import pytest

from vanban.reading.block import BlockKind
from vanban.reading.pdf import read_pdf
from vanban.reading.tests.paper_pdf import Words, grid, pdf_of

FULL = "words that fill a whole line of the page from the left margin to the right one"
BODY: list[Words] = [(85, 700 - 20 * i, 12, FULL) for i in range(6)]
RISES = [3.0, 4.0, 4.9, 6.0]  # of letters of 12 points: how Word, Writer and signing programs raise


def blocks_of(*words: Words) -> list[tuple[BlockKind, str]]:
    read = read_pdf(pdf_of([[*BODY, *words]])).blocks
    return [(block.kind, block.text) for block in read if block.text != FULL]


@pytest.mark.parametrize("rise", RISES)
def test_the_mark_of_a_note_breaks_no_line_and_stands_in_no_text(rise: float):
    read = blocks_of(
        (85, 500, 12, "- To inspect kitchens as the Ministry"),
        (85, 480, 12, "has laid down"),
        (158.5, 480 + rise, 7, "1"),
        (163, 480, 12, "; to report in June"),
        (85, 90, 10, "1 Circular 3/TT of the Ministry"),
    )
    assert read == [
        (BlockKind.LINE, "- To inspect kitchens as the Ministry"),
        (BlockKind.LINE, "has laid down; to report in June"),
        (BlockKind.FOOTNOTE, "1 Circular 3/TT of the Ministry"),
    ]


@pytest.mark.parametrize("rise", RISES)
def test_a_mark_whose_note_is_not_on_the_page_is_told_apart_as_one(rise: float):
    read = blocks_of(
        (85, 500, 12, "- To repair what the Committee"),
        (85, 480, 12, "has listed"),
        (135.6, 480 + rise, 7, "4"),
        (143, 480, 12, "and to report"),
    )
    assert read == [
        (BlockKind.LINE, "- To repair what the Committee"),
        (BlockKind.LINE, "has listed and to report"),
        (BlockKind.FOOTNOTE, "4"),
    ]


def test_a_mark_may_stand_in_brackets():
    read = blocks_of(
        (85, 480, 12, "has listed"),
        (135.6, 484.9, 7, "(4)"),
        (146, 480, 12, ", and report"),
        (85, 90, 10, "(4) Circular 3/TT of the Ministry"),
    )
    assert read == [
        (BlockKind.LINE, "has listed, and report"),
        (BlockKind.FOOTNOTE, "(4) Circular 3/TT of the Ministry"),
    ]


@pytest.mark.parametrize("rise", RISES)
def test_a_power_stays_with_its_unit(rise: float):
    read = blocks_of(
        (85, 500, 12, "- To build a store of 750 m"),
        (224.8, 500 + rise, 7, "2"),
        (232.5, 500, 12, "and a yard"),
    )
    assert read == [(BlockKind.LINE, "- To build a store of 750 m2 and a yard")]


@pytest.mark.parametrize("rise", RISES)
def test_a_power_of_a_number_is_no_digit_of_it(rise: float):
    (line,) = blocks_of((85, 500, 12, "up to 10"), (128.5, 500 + rise, 7, "6"))
    assert line == (BlockKind.LINE, "up to 10 6")


def test_a_mark_in_a_cell_is_no_part_of_its_words():
    words: list[Words] = [
        (90, 380, 12, "Work"),
        (290, 380, 12, "Who"),
        (90, 355, 12, "To print the guide"),
        (290, 355, 12, "has listed"),
        (340.6, 359.9, 7, "1"),
        (85, 90, 10, "1 Circular 3/TT of the Ministry"),
    ]
    rules = grid((85, 285, 485), (400, 370, 340))
    table, *notes = read_pdf(pdf_of([[*BODY, *words]], rules)).blocks[len(BODY) :]
    assert table.rows[1] == ("To print the guide", "has listed")
    assert [note.text for note in notes] == ["1 Circular 3/TT of the Ministry"]


def test_small_letters_of_another_column_stay_there():
    read = blocks_of((85, 500, 12, "To report"), (300, 505, 8, "(1)"), (320, 505, 8, "by mail"))
    assert "To report" in {text for _, text in read}, read


def test_the_raised_number_of_a_note_stands_before_its_note():
    read = blocks_of(
        (85, 500, 12, "as decided"),
        (143, 504.9, 7, "1"),
        (85, 94.2, 6, "1"),
        (90, 90, 10, "Circular 3/TT of the Ministry"),
        (85, 82.2, 6, "2"),
        (90, 78, 10, "Decision 9/QD of the Committee"),
    )
    assert [text for kind, text in read if kind is BlockKind.FOOTNOTE] == [
        "1 Circular 3/TT of the Ministry",
        "2 Decision 9/QD of the Committee",
    ]


@pytest.mark.parametrize("rise", [0.02, 4.9])
def test_thousands_of_raised_pieces_cost_no_more_than_other_words(rise: float):
    hosts: list[Words] = [(20 + i * 0.02, 500, 12, "m") for i in range(8000)]
    marks: list[Words] = [(20 + i * 0.02, 500 + rise, 7, "1") for i in range(8000)]
    started = time.process_time()
    read_pdf(pdf_of([[*hosts, *marks]]))
    assert time.process_time() - started < 2.0
