"""The compiled document as a spreadsheet that an officer can use at once (XlsxWriter).

Text never becomes a formula or a link: the document is not ours, and "=…" in it must stay letters.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence
from dataclasses import dataclass

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

from vanban.model import CompiledDocument, DocumentTask
from vanban.writing.labels import KIND, ROLE, heading_facts, place_of

A4 = 9  # XlsxWriter's number of the paper
FONT = "Times New Roman"  # Nghị định 30/2020, Phụ lục I
CELL_LIMIT = 32_000  # Excel holds 32,767 letters in a cell
FIRST_YEAR = 1900  # before it a sheet knows no dates
LINE = 16.0  # points of a line of 12 pt
_HIGHEST_ROW = 409.0  # of a spreadsheet
DAY, SHARE = "dd/mm/yyyy", "0%"  # number formats: a date and a share that a sheet can sort
_Cell = str | int | float | datetime.date | None
_Row = Sequence[_Cell]


@dataclass(frozen=True, slots=True)
class _Sheet:
    name: str
    columns: tuple[tuple[str, int], ...]  # heading and width in letters
    rows: list[_Row]


@dataclass(frozen=True, slots=True)
class _Forms:
    words: Format
    day: Format
    share: Format


def to_xlsx(document: CompiledDocument) -> bytes:
    """The bytes of an .xlsx: tasks, outline, cited documents, what to look at, the heading.

    Tasks come with a filter, a frozen head and print set-up (A4 landscape, the head repeated on
    every page).
    """
    stream = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(stream, options) as workbook:
        workbook.set_properties({"title": document.header.title or "Sổ nhiệm vụ"})
        for sheet in _sheets(document):
            _write(workbook, sheet)
    return stream.getvalue()


def _sheets(document: CompiledDocument) -> list[_Sheet]:
    return [
        _Sheet("Nhiệm vụ", _TASK_COLUMNS, [_task(n, t) for n, t in enumerate(document.tasks, 1)]),
        _Sheet(
            "Đề mục",
            (("Mục", 14), ("Tên đề mục", 90), ("Trang", 8)),
            [(s.label, s.heading, s.page) for s in document.sections],
        ),
        _Sheet(
            "Văn bản viện dẫn",
            (
                ("Số, ký hiệu", 26),
                ("Ngày", 12),
                ("Cơ quan ban hành", 40),
                ("Điều", 16),
                ("Nhắc tại", 30),
            ),
            [
                (
                    r.symbol,
                    _day(r.issued_on),
                    r.issuer or "",
                    ", ".join(map(str, r.articles)),
                    ", ".join(r.clauses),
                )
                for r in document.references
            ],
        ),
        _Sheet("Cần xem lại", (("Nơi", 18), ("Điều cần xem lại", 100)), _problems(document)),
        _Sheet("Văn bản", (("Mục", 22), ("Nội dung", 100)), _facts(document)),
    ]


_TASK_COLUMNS = (
    ("STT", 5),
    ("Nơi trong văn bản", 13),
    ("Nhiệm vụ", 62),
    ("Loại", 14),
    ("Vai trò", 11),
    ("Cơ quan được giao", 28),
    ("Cơ quan phối hợp", 28),
    ("Thời hạn", 18),
    ("Ngày hạn", 12),
    ("Sản phẩm", 18),
    ("Căn cứ", 18),
    ("Tin cậy", 8),
    ("Cần xem lại", 34),
)


def _task(number: int, task: DocumentTask) -> _Row:
    return (
        number,
        place_of(task),
        task.text,
        KIND[task.kind],
        ROLE[task.role],
        "\n".join(task.agency_lead),
        "\n".join(task.agency_coordinate),
        task.deadline.text if task.deadline else "",
        _due(task),
        task.product or "",
        "\n".join(task.references),
        float(task.confidence),
        "\n".join(doubt.sentence for doubt in task.doubts),
    )


def _due(task: DocumentTask) -> datetime.date | None:
    """The day itself where the words name one day; None where a person must say it."""
    return _day(task.deadline.on if task.deadline else None)


def _day(on: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(on) if on else None


def _problems(document: CompiledDocument) -> list[_Row]:
    rows: list[_Row] = [("Cả văn bản", problem.message) for problem in document.problems]
    rows += [(place_of(task), doubt.sentence) for task in document.tasks for doubt in task.doubts]
    return rows or [("", "Không có điều gì cần xem lại.")]


def _facts(document: CompiledDocument) -> list[_Row]:
    rows: list[_Row] = list(heading_facts(document))
    signature = document.signature
    rows.append(("Người ký", " ".join([*signature.position, signature.name or ""]).strip()))
    rows.append(("Nơi nhận", "\n".join(document.recipients)))
    rows.append(("Tệp", f"{document.source.name} ({document.source.pages} trang)"))
    return rows


def _write(workbook: Workbook, sheet: _Sheet) -> None:
    page = workbook.add_worksheet(sheet.name)
    base = {"font_name": FONT, "font_size": 12, "text_wrap": True, "valign": "top", "border": 1}
    forms = _Forms(
        workbook.add_format(base),
        workbook.add_format({**base, "num_format": DAY, "align": "center"}),
        workbook.add_format({**base, "num_format": SHARE, "align": "center"}),
    )
    head = workbook.add_format({**base, "bold": True, "align": "center", "bg_color": "#DDE7F0"})
    for at, (heading, width) in enumerate(sheet.columns):
        page.set_column(at, at, width)
        page.write_string(0, at, heading, head)
    widths = [width for _, width in sheet.columns]
    page.set_row(0, _height([heading for heading, _ in sheet.columns], widths))
    for line, row in enumerate(sheet.rows, start=1):
        page.set_row(line, _height(row, widths))
        for at, content in enumerate(row):
            _write_cell(page, line, at, content, forms)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.columns) - 1)
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    page.set_footer("&C&P/&N")


def _height(row: _Row, widths: Sequence[int]) -> float:
    """Points that hold the wrapped words of a row: Excel reckons this by itself on opening,
    LibreOffice and the printers of many offices do not."""
    lines = max(
        sum(1 + len(piece) // width for piece in _shown(content)[:CELL_LIMIT].split("\n"))
        for content, width in zip(row, widths, strict=True)
    )
    return min(_HIGHEST_ROW, 2 + LINE * lines)


def _shown(content: _Cell) -> str:
    """What a cell shows, to reckon how high it is."""
    return content if isinstance(content, str) else " "


def _write_cell(
    page: xlsxwriter.worksheet.Worksheet, line: int, at: int, content: _Cell, forms: _Forms
) -> None:
    if isinstance(content, str):
        page.write_string(line, at, content[:CELL_LIMIT], forms.words)
    elif isinstance(content, float):
        page.write_number(line, at, content, forms.share)
    elif isinstance(content, int):
        page.write_number(line, at, content, forms.words)
    elif content is None or content.year < FIRST_YEAR:
        page.write_blank(line, at, None, forms.day)
    else:
        page.write_datetime(line, at, content, forms.day)
