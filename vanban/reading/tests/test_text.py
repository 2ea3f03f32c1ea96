import pytest

from vanban.errors import UnreadableDocument
from vanban.reading.block import BlockKind, Column
from vanban.reading.text import read_text


def test_lines_pages_and_page_numbers():
    reading = read_text("Một\n\n\n5\n\fHai".encode())
    assert [(b.text, b.page, b.kind) for b in reading.blocks] == [
        ("Một", 1, BlockKind.LINE),
        ("5", 1, BlockKind.PAGE_FURNITURE),
        ("Hai", 2, BlockKind.LINE),
    ]
    assert reading.pages == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_usual_encodings(encoding):
    assert read_text("Kế hoạch".encode(encoding)).blocks[0].text == "Kế hoạch"


def test_two_columns_typed_with_blanks():
    text = (
        "UBND TỈNH A          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Nơi nhận:            GIÁM ĐỐC\n"
        "- Lưu: VT.\n"
        "                                Nguyễn Văn B\n"
    )
    found = [(b.column, b.text) for b in read_text(text.encode()).blocks]
    assert found == [
        (Column.LEFT, "UBND TỈNH A"),
        (Column.RIGHT, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (Column.LEFT, "Nơi nhận:"),
        (Column.RIGHT, "GIÁM ĐỐC"),
        (Column.FULL, "- Lưu: VT."),
        (Column.RIGHT, "Nguyễn Văn B"),
    ]


def test_bytes_that_are_no_text_are_refused_with_one_sentence():
    with pytest.raises(UnreadableDocument) as refused:
        read_text(b"\x00\x01\x02" * 50)
    assert refused.value.code == "not_text"
