"""Cells of a task table that say "as above": "nt", "-nt-", "như trên", a ditto mark, two strokes.

What the cell above says is taken, and a person is asked: forms are copied, and rows put between two
others change what stands above.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from vanban.model import Doubt, DoubtCode
from vanban.understanding.table_columns import Columns

_AS_ABOVE = re.compile(
    r"[-–—.\s]{0,5}(?:n\s?[/.]?\s?t|như (?:trên|dòng trên|ô trên)|[\"“”″〃]{1,2}|[''’]{2}|/\s?/)"
    r"[-–—.;\s]{0,5}",
    re.IGNORECASE,
)
_MOST_SHOWN = 120  # letters of a cell in a question about it
_Row = tuple[str, ...]


def resolved(
    rows: Iterable[_Row], columns: Columns, above: Sequence[str]
) -> tuple[list[_Row], dict[int, tuple[Doubt, ...]], Sequence[str]]:
    """Rows with what such cells mean, what to ask of each row by its place, and the last row that
    says anything of a duty. ``above`` is that of the part of the table that stands before."""
    written: list[_Row] = []
    asked: dict[int, tuple[Doubt, ...]] = {}
    duty = [column for column in columns.of_duty if column is not None]
    for at, row in enumerate(rows):
        said = [column for column in duty if column < len(row) and is_as_above(row[column])]
        meant = {column: above[column] if column < len(above) else "" for column in said}
        whole = tuple(
            cell if column not in meant else meant[column] or _unsaid(column, columns)
            for column, cell in enumerate(row)
        )
        if said:
            asked[at] = tuple(_doubts(columns, row, meant))
        written.append(whole)
        title = whole[columns.work]  # over all columns, in a row that names a group
        if any(column < len(whole) and whole[column].strip() not in ("", title) for column in duty):
            above = whole
    return written, asked, above


def _unsaid(column: int, columns: Columns) -> str:
    """What a form prints where there is nobody and no time: the row still states a duty."""
    return "" if column in (columns.product, columns.start) else "-"


def is_as_above(cell: str) -> bool:
    """Whether a cell says only that it repeats the one above."""
    return _AS_ABOVE.fullmatch(cell.strip()) is not None


def _doubts(columns: Columns, row: _Row, meant: dict[int, str]) -> Iterable[Doubt]:
    names = {
        columns.lead: "cơ quan thực hiện",
        columns.partner: "cơ quan phối hợp",
        columns.time: "thời hạn",
        columns.start: "thời điểm bắt đầu",
        columns.product: "kết quả",
    }
    for column, above in meant.items():
        what, code = names[column], DoubtCode.AS_ABOVE
        if column == columns.time:
            code = DoubtCode.DEADLINE
        if above.strip():
            sentence = (
                f"Ô {what} ghi “{row[column].strip()}”, được đọc như ô trên là “{_short(above)}”; "
                f"hãy kiểm tra lại {what}."
            )
        else:
            sentence = (
                f"Ô {what} ghi “{row[column].strip()}” (như trên) nhưng ô trên không ghi gì; "
                f"hãy ghi rõ {what}."
            )
        yield Doubt(code, sentence)


def _short(cell: str) -> str:
    words = " ".join(cell.split())
    return words if len(words) <= _MOST_SHOWN else words[:_MOST_SHOWN].rsplit(" ", 1)[0] + "…"
