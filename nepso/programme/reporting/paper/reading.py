"""What stands in a form that came back: its code, its answers, its words; nothing is judged yet."""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

from nepso.foundation.files.limited import Limits, run_limited
from nepso.foundation.files.spreadsheets import Cell, spreadsheet_read
from nepso.kernel.errors import Invalid, TooLarge
from nepso.kernel.folding import fold, nfc
from nepso.programme.reporting.paper.docx_tables import UNREADABLE as DOCX_UNREADABLE
from nepso.programme.reporting.paper.layout import (
    CODE,
    FIGURE_TITLES,
    NOTHING,
    WORD_TITLES,
)

MOST_BYTES = 10 * 1024 * 1024
_NEITHER = "Tệp này không phải biểu mẫu: hãy gửi tệp .xlsx hoặc .docx đã tải từ trang này."
_HEADINGS = (
    "Tệp không còn đúng các cột của biểu mẫu: hãy tải biểu mẫu mới, chép nội dung sang rồi gửi lại."
)
_NO_CODE = "Tệp không còn mã biểu mẫu: hãy tải biểu mẫu mới, chép nội dung sang rồi gửi lại."


@dataclass(frozen=True, slots=True)
class Answer:
    """One figure as filled in: ``place`` tells a person where, ``fault`` is a cell that cannot be
    taken whatever it says (a formula, an error value)."""

    place: str
    code: str
    counted: str
    said: str
    reason: str
    is_estimate: bool
    fault: str = ""


@dataclass
class FilledForm:
    """Everything that was written into a form; ``words`` by heading, ``nothing`` the reason."""

    code: str = ""
    answers: list[Answer] = field(default_factory=list)
    words: list[tuple[str, str]] = field(default_factory=list)
    nothing: str = ""
    titles: int = 0


@dataclass(frozen=True, slots=True)
class _Row:
    place: str
    texts: list[str]
    faults: list[str]


def form_read(data: bytes) -> FilledForm:
    """The contents of a form, XLSX or DOCX told by its bytes, read in the limited child.

    Raises Invalid or TooLarge in words when the file as a whole cannot be used.
    """
    if len(data) > MOST_BYTES:
        raise TooLarge("Tệp lớn hơn 10 MB: hãy bỏ hình ảnh khỏi biểu mẫu rồi gửi lại.")
    rows = _docx_rows(data) if _is_docx(data) else _xlsx_rows(data)
    form, mode = FilledForm(), ""
    for row in rows:
        mode = _take(form, row, mode)
    if not form.code:
        raise Invalid(_NO_CODE if form.titles else _HEADINGS)
    if not form.titles:
        raise Invalid(_HEADINGS)
    return form


def _is_docx(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
        raise Invalid(_NEITHER) from error
    if not names & {"word/document.xml", "xl/workbook.xml"}:
        raise Invalid(_NEITHER)
    return "word/document.xml" in names


def _docx_rows(data: bytes) -> Iterator[_Row]:
    read = run_limited(
        "nepso.programme.reporting.paper.docx_tables:read_in_child",
        data,
        limits=Limits(cpu_seconds=10),
        sentence=DOCX_UNREADABLE,
    )
    for table, rows in enumerate(read.facts["tables"], 1):
        for number, cells in enumerate(rows, 1):
            texts = [nfc(text).strip() for text in cells]
            yield _Row(f"Bảng {table}, dòng {number}", texts, [""] * len(texts))


def _xlsx_rows(data: bytes) -> Iterator[_Row]:
    for sheet in spreadsheet_read(data):
        for number, cells in sheet.rows:
            texts = [_text(cell) for cell in cells]
            faults = [_fault(cell) for cell in cells]
            yield _Row(f"Trang “{sheet.name}”, dòng {number}", texts, faults)


def _text(cell: Cell) -> str:
    value = cell.value
    if value is None or cell.kind:
        return ""
    if isinstance(value, bool):
        return "x" if value else ""
    if isinstance(value, dt.date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, float):
        # As a person would type it, so that one reader serves both kinds of form.
        return f"{value:.6f}".rstrip("0").rstrip(".").replace(".", ",")
    return nfc(str(value)).strip()


def _fault(cell: Cell) -> str:
    if cell.kind == "f":
        return "ô chứa công thức, hãy thay bằng số"
    return "ô báo lỗi của bảng tính, hãy ghi lại số" if cell.kind == "e" else ""


def _take(form: FilledForm, row: _Row, mode: str) -> str:
    """Take one row into the form; returns which table the next row belongs to."""
    if CODE in row.texts:
        after = row.texts[row.texts.index(CODE) + 1 :]
        form.code = next((text for text in after if text), "")
        return mode
    if _is_heading(row.texts, FIGURE_TITLES):
        form.titles += 1
        return "figures"
    if _is_heading(row.texts, WORD_TITLES):
        return "words"
    texts = [*row.texts, *[""] * (len(FIGURE_TITLES) - len(row.texts))]
    if mode == "figures" and texts[0] and texts[1]:  # the title of a part stands alone in its row
        form.answers.append(_answer(row, texts))
    elif mode == "words" and texts[0] == NOTHING:
        form.nothing = texts[2]
    elif mode == "words" and texts[0] and texts[2]:
        form.words.append((texts[0], texts[2]))
    return mode


def _is_heading(texts: list[str], titles: tuple[str, ...]) -> bool:
    return [fold(" ".join(t.split())) for t in texts if t] == [fold(title) for title in titles]


def _answer(row: _Row, texts: list[str]) -> Answer:
    faults = [fault for fault in row.faults[5:8] if fault]
    return Answer(
        place=row.place,
        code=texts[0],
        counted=texts[3],
        said=texts[5],
        reason=texts[6],
        is_estimate=bool(texts[7]),
        fault=faults[0] if faults else "",
    )
