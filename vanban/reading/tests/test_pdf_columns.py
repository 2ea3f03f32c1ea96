"""The two columns of a heading, told apart although numbers and days are left blank in it."""

from __future__ import annotations

import pytest

from vanban.reading.block import Column
from vanban.reading.pdf_columns import place_rows
from vanban.reading.pdf_page import Row, Word

_A4 = 595.0


def _row(y: float, *runs: tuple[float, str]) -> Row:
    """Runs of words set at 6 points a letter from where each begins."""
    words = []
    for begins, run in runs:
        at = begins
        for text in run.split():
            words.append(Word(text, at, at + 6 * len(text), y, 13, bold=False, italic=False))
            at += 6 * len(text) + 4
    return Row(words, " ".join(run for _, run in runs))


def _columns(rows: list[Row]) -> dict[Column, list[str]]:
    found: dict[Column, list[str]] = {}
    for placed in place_rows(rows, _A4):
        words = " ".join(word.text for word in placed.row.words)
        found.setdefault(placed.column, []).append(words)
    return found


_TITLE = _row(600, (275, "KẾ HOẠCH"))


def test_blanks_for_a_number_and_a_date_are_no_gutter_where_the_cells_wrap():
    rows = [
        _row(710, (120, "ỦY BAN NHÂN DÂN"), (316, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA")),
        _row(695, (379, "VIỆT NAM")),
        _row(685, (130, "TỈNH CAO BẰNG")),
        _row(670, (330, "Độc lập - Tự do - Hạnh phúc")),
        _row(660, (128, "Số:"), (172, "/KH-UBND")),
        _row(646, (319, "Cao Bằng, ngày"), (424, "tháng"), (474, "năm")),
        _row(631, (395, "2026")),
        _TITLE,
    ]
    assert _columns(rows) == {
        Column.LEFT: ["ỦY BAN NHÂN DÂN", "TỈNH CAO BẰNG", "Số: /KH-UBND"],
        Column.RIGHT: [
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA",
            "VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "Cao Bằng, ngày tháng năm",
            "2026",
        ],
        Column.FULL: ["KẾ HOẠCH"],
    }


@pytest.mark.parametrize(
    "blanks",
    [
        [
            (90, "Số:"),
            (230, "/KH-UBND"),
            (310, "Cao Bằng, ngày"),
            (424, "tháng"),
            (474, "năm 2026"),
        ],
        [(90, "Số:"), (215, "/KH-UBND"), (290, "Lào Cai, ngày"), (464, "tháng 5 năm 2026")],
    ],
    ids=["in the number", "in both"],
)
def test_a_blank_wider_than_the_gutter_is_still_none(blanks: list[tuple[float, str]]):
    rows = [
        _row(710, (100, "ỦY BAN NHÂN DÂN"), (300, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")),
        _row(695, (105, "TỈNH CAO BẰNG"), (330, "Độc lập - Tự do - Hạnh phúc")),
        _row(670, *blanks),
        _TITLE,
    ]
    columns = _columns(rows)
    assert columns[Column.LEFT] == ["ỦY BAN NHÂN DÂN", "TỈNH CAO BẰNG", "Số: /KH-UBND"]
    assert columns[Column.RIGHT][2].split(",")[0] in ("Cao Bằng", "Lào Cai")
    assert columns[Column.RIGHT][2].endswith("2026")
