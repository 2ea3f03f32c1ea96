import pytest

from vanban.errors import UnreadableDocument
from vanban.reading.block import BlockKind, Column
from vanban.reading.pdf import read_pdf
from vanban.reading.tests.paper_pdf import grid, pdf_of
from vanban.understanding.tests.reading_of import sample

LINE = "words that fill a whole line of the page from the left margin to the right one"


def full(count, top=700):
    return [(85, top - 20 * i, 12, LINE) for i in range(count)]


def test_a_page_number_and_a_footnote_are_told_from_the_text():
    page = [(295, 800, 12, "2"), *full(8), (85, 90, 8, "1 A note in small letters")]
    blocks = read_pdf(pdf_of([page])).blocks
    assert blocks[0].kind is BlockKind.PAGE_FURNITURE
    assert [b.kind for b in blocks].count(BlockKind.LINE) == 8
    assert (blocks[-1].kind, blocks[-1].text) == (
        BlockKind.FOOTNOTE,
        "1 A note in small letters",
    )


def test_a_note_under_the_recipients_is_found_by_its_raised_number():
    page = [
        *full(6),
        (85, 400, 12, "fewer than in 2025"),
        (192, 404, 7, "1"),
        (197, 400, 12, "."),
        (85, 380, 12, "500 m"),
        (118, 384, 7, "2"),
        (85, 360, 12, "Noi nhan:"),
        (85, 345, 11, "- Archive."),
        (85, 90, 11, "1 Decision 20/QD-TTg of the Prime Minister"),
    ]
    blocks = read_pdf(pdf_of([page])).blocks
    assert [b.text for b in blocks if b.kind is BlockKind.FOOTNOTE] == [
        "1 Decision 20/QD-TTg of the Prime Minister"
    ]
    lines = [b.text for b in blocks]
    assert "fewer than in 2025." in lines  # its mark is gone and the full stop closes up
    assert "500 m2" in lines or "500 m 2" in lines  # no note has this number


def test_a_square_metre_makes_no_note_of_a_numbered_duty():
    page = [
        *full(8),
        (85, 400, 12, "a hall of 500 m"),
        (172, 404, 7, "2"),
        (85, 340, 12, "2 To open reading rooms in every commune"),
        (85, 320, 12, "3 To report before the end of the year"),
    ]
    blocks = read_pdf(pdf_of([page])).blocks
    assert not [b for b in blocks if b.kind is BlockKind.FOOTNOTE]
    assert "2 To open reading rooms in every commune" in [b.text for b in blocks]


def test_a_numbered_duty_in_the_flow_of_the_text_is_no_note_of_a_raised_number():
    page = [
        *full(8),
        (85, 400, 12, "as decided"),
        (150, 404, 7, "2"),
        (85, 380, 12, "1 To open reading rooms"),
        (85, 360, 12, "2 To report before the end of the year"),
    ]
    blocks = read_pdf(pdf_of([page])).blocks
    assert not [b for b in blocks if b.kind is BlockKind.FOOTNOTE]


def test_the_rows_of_a_table_are_never_notes():
    rules = grid((85, 120, 485), (340, 300, 260, 220))
    page = [
        *full(6),
        (85, 400, 12, "as decided"),
        (150, 404, 7, "2"),
        (90, 315, 9, "1"),
        (125, 315, 9, "To open reading rooms"),
        (90, 275, 9, "2"),
        (125, 275, 9, "To report in June"),
        (90, 235, 9, "3"),
        (125, 235, 9, "To report in December"),
        (85, 90, 9, "2 Decision 20/QD-TTg"),
    ]
    blocks = read_pdf(pdf_of([page], rules)).blocks
    assert [b.text for b in blocks if b.kind is BlockKind.FOOTNOTE] == ["2 Decision 20/QD-TTg"]
    (table,) = [b for b in blocks if b.kind is BlockKind.TABLE]
    assert [row[1] for row in table.rows][1:] == ["To report in June", "To report in December"]


def test_a_line_of_a_cell_that_had_room_above_was_typed_apart():
    rules = grid((85, 285, 485), (700, 670, 600))
    words = [
        (90, 680, 12, "Work"),
        (290, 680, 12, "Who"),
        (90, 655, 12, "To open reading rooms in every"),
        (90, 640, 12, "village of the province"),
        (290, 655, 12, "Health office"),
        (290, 640, 12, "State treasury"),
    ]
    (table,) = read_pdf(pdf_of([words], rules)).blocks
    assert table.rows[1] == (
        "To open reading rooms in every village of the province",
        "Health office\nState treasury",
    )
    assert table.text.endswith("the province | Health office State treasury")


def test_a_running_head_of_three_pages_is_page_furniture():
    pages = [[(200, 805, 10, f"Office of examples, sheet {n}"), *full(6)] for n in (1, 2, 3)]
    kinds = [b.kind for b in read_pdf(pdf_of(pages)).blocks]
    assert kinds.count(BlockKind.PAGE_FURNITURE) == 3


def test_two_columns_are_read_left_first():
    page = [
        *full(6),
        (85, 560, 11, "TM. LEFT HAND"),
        (380, 560, 11, "TM. RIGHT HAND"),
        (85, 545, 11, "- left second"),
        (380, 530, 11, "Right name"),
    ]
    found = [(b.column, b.text) for b in read_pdf(pdf_of([page])).blocks[6:]]
    assert found == [
        (Column.LEFT, "TM. LEFT HAND"),
        (Column.LEFT, "- left second"),
        (Column.RIGHT, "TM. RIGHT HAND"),
        (Column.RIGHT, "Right name"),
    ]


def test_a_ruled_table_gives_rows_of_cells_with_merged_ones_repeated():
    rules = [
        *grid((85, 485), (700, 670, 640, 610)),
        (285, 610, 285, 640),
        (285, 670, 285, 700),
    ]
    words = [
        (90, 680, 12, "Work"),
        (290, 680, 12, "Who"),
        (90, 650, 12, "Group"),
        (90, 620, 12, "To do"),
        (290, 620, 12, "An office"),
    ]
    (table,) = read_pdf(pdf_of([words], rules)).blocks
    assert table.kind is BlockKind.TABLE
    assert table.rows == (("Work", "Who"), ("Group", "Group"), ("To do", "An office"))
    assert table.text == "Work | Who\nGroup\nTo do | An office"


def test_indent_and_gap_are_measured_from_the_margins():
    page = [*full(6), (121, 580, 12, LINE[:30])]
    last = read_pdf(pdf_of([page])).blocks[-1]
    assert last.look.indent == pytest.approx(36, abs=1)
    assert last.look.right_gap > 100


@pytest.mark.parametrize(
    ("data", "code"), [(b"%PDF-1.4 nothing", "broken"), (pdf_of([[]]), "no_text_layer")]
)
def test_what_cannot_be_read_is_refused(data, code):
    with pytest.raises(UnreadableDocument) as refused:
        read_pdf(data)
    assert refused.value.code == code
    assert refused.value.sentence.endswith(".")


@pytest.mark.samples
def test_a_number_laid_over_the_page_by_a_signing_program_is_read():
    texts = [b.text for b in read_pdf(sample("hiep-hoa-25-kh-pgd.pdf").read_bytes()).blocks[:8]]
    assert "Số: 25 /KH-PGD&ĐT" in texts
    assert "Hiệp Hoà, ngày 30 tháng 10 năm 2020" in texts


@pytest.mark.samples
def test_the_stamp_of_a_signature_is_page_furniture():
    blocks = read_pdf(sample("bac-giang-25-kh-sgddt.pdf").read_bytes()).blocks
    stamps = [b for b in blocks if "+07:00" in b.text]
    assert [b.kind for b in stamps] == [BlockKind.PAGE_FURNITURE]


def test_a_table_without_rules_in_a_cell_keeps_its_columns():
    rules = grid((85, 285, 485), (740, 700, 560))
    heads = [(90, 720, 11, "Work"), (290, 720, 11, "Who")]
    cell = [
        (90, 680, 11, "To teach first aid"),
        (95, 660, 11, "Term"), (180, 660, 11, "40"),
        (95, 646, 11, "one"), (180, 646, 11, "people"),
        (180, 632, 11, "at most"),
        (95, 610, 11, "Term"), (180, 610, 11, "35"),
        (95, 596, 11, "two"), (180, 596, 11, "people"),
        (290, 680, 11, "Health station"),
    ]  # fmt: skip
    (table,) = read_pdf(pdf_of([[*heads, *cell]], rules)).blocks
    assert table.rows[1][0] == (
        "To teach first aid\nTerm one | 40 people at most\nTerm two | 35 people"
    )


def test_a_list_that_hangs_and_justified_lines_in_a_cell_are_no_table():
    rules = grid((85, 285, 485), (740, 700, 560))
    heads = [(90, 720, 11, "Work"), (290, 720, 11, "Who")]
    hanging = [
        (90, 680, 11, "-"), (110, 680, 11, "To teach first aid to all the"),
        (110, 666, 11, "village heads"),
        (90, 652, 11, "-"), (110, 652, 11, "To report"),
    ]  # fmt: skip
    justified = [(290, 680, 11, "Health"), (420, 680, 11, "station"), (290, 666, 11, "Police"),
                 (420, 666, 11, "station")]  # fmt: skip
    (table,) = read_pdf(pdf_of([[*heads, *hanging, *justified]], rules)).blocks
    assert "|" not in "".join(table.rows[1])
