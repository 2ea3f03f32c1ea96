"""What ``vanban write`` writes, ``vanban compile`` reads back without loss: DOCX and PDF.

The outline as it was written, line by line; heading, recipients, signature; every row of a task
table with its cells. The documents are made up by hypothesis (``made_documents.py``).
"""

from __future__ import annotations

import datetime

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from vanban.compiling import compile_in_process
from vanban.model import CompiledDocument, SegmentPart, TaskKind
from vanban.tests.made_documents import documents, lines_of, rows_of, sections_of
from vanban.writing.official import (
    Appendix,
    Cell,
    Heading,
    Issuer,
    Level,
    OfficialDocument,
    Paragraph,
    Run,
    Signature,
    Table,
)
from vanban.writing.official.docx import to_docx
from vanban.writing.official.pdf import to_pdf

WRITERS = {"docx": to_docx, "pdf": to_pdf}
_QUIET = {
    "deadline": None,
    "phases": [Phase.explicit, Phase.generate],
    "derandomize": True,
    "suppress_health_check": list(HealthCheck),
}


def _back(document: OfficialDocument, form: str) -> CompiledDocument:
    return compile_in_process(f"written.{form}", WRITERS[form](document))


def _lines(document: CompiledDocument) -> list[str]:
    """The lines of the text without page numbers."""
    aside = [s.span for s in document.segments if s.part is SegmentPart.PAGE_FURNITURE]
    lines, at = [], 0
    for line in document.text.split("\n"):
        if not any(start <= at < end for start, end in aside):
            lines.append(line)
        at += len(line) + 1
    return lines


def _hold(document: OfficialDocument, form: str) -> None:
    back = _back(document, form)
    _holds_the_heading(document, back)
    lines, wanted = _lines(back), lines_of(document)
    start = lines.index(wanted[0])
    assert lines[start : start + len(wanted)] == [*wanted[:-1], wanted[-1].rstrip(".") + "./."]
    assert [(s.label, s.heading) for s in back.sections] == sections_of(document)
    assert back.recipients == document.recipients
    signature = document.signature
    assert (back.signature.position, back.signature.name) == (signature.lines, signature.name)
    _holds_the_tables(document, back)


def _holds_the_heading(document: OfficialDocument, back: CompiledDocument) -> None:
    header, number = back.header, f"{document.number:02d}/{document.symbol}"
    assert document.date is not None
    assert (header.kind, header.number, header.place, header.title, header.issued_on) == (
        document.kind, number, document.place, document.about, document.date.isoformat(),
    )  # fmt: skip
    assert header.issuer is not None
    assert header.issuer.startswith(document.issuer.name)  # a Sở takes its province with it


def _holds_the_tables(document: OfficialDocument, back: CompiledDocument) -> None:
    lines = _lines(back)
    for appendix in document.appendices:
        assert isinstance(appendix.body[0], Table)
        for row in rows_of(appendix.body[0]):
            assert " | ".join(row) in lines
    if document.kind != "Kế hoạch":
        assert not back.tasks
        return
    rows = [row for a in document.appendices for row in rows_of(a.body[0]) if len(row) > 2]
    found = [task for task in back.tasks if task.kind is TaskKind.TABLE_ROW]
    assert [task.text for task in found] == [row[1] for row in rows]
    timed = [task.deadline.text for task in found if task.deadline]
    assert set(timed) >= {row[4] for row in rows if len(row) > 4}


@settings(max_examples=5, **_QUIET)
@given(document=documents())
def test_documents_written_as_word_are_read_back(document: OfficialDocument):
    _hold(document, "docx")


@settings(max_examples=2, **_QUIET)
@given(document=documents())
def test_documents_written_as_pdf_are_read_back(document: OfficialDocument):
    _hold(document, "pdf")


@pytest.mark.hard
@pytest.mark.parametrize("form", WRITERS)
def test_many_documents_are_read_back(form: str):
    @settings(max_examples=150, **_QUIET)
    @given(document=documents())
    def hold(document: OfficialDocument) -> None:
        _hold(document, form)

    hold()


def _text(words: str, level: Level | None = None) -> Paragraph:
    return Paragraph((Run(words),), level)


def _cell(words: str, columns: int = 1) -> Cell:
    return Cell((Run(words),), columns)


def _letter() -> OfficialDocument:
    return OfficialDocument(
        kind="Công văn",
        about="đôn đốc báo cáo kết quả thực hiện Bộ Quy tắc ứng xử văn hóa năm 2026",
        issuer=Issuer("Sở Văn hóa, Thể thao và Du lịch", "Ủy ban nhân dân tỉnh Thái Nguyên"),
        place="Thái Nguyên",
        symbol="SVHTTDL-QLVHGĐ",
        number=7,
        date=datetime.date(2026, 11, 2),
        addressees=("Các sở, ban, ngành", "Ủy ban nhân dân các xã, phường"),
        body=(_text("Sở đề nghị các cơ quan:"), _text("Gửi báo cáo.", Level.CLAUSE)),
        recipients=("Như trên", "Lưu: VT"),
        signature=Signature(("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Nguyễn Văn An"),
        contact="Số 1 Nha Trang; ĐT 0208.123",
    )


@pytest.mark.parametrize("form", WRITERS)
def test_a_letter_keeps_its_subject_and_who_it_is_addressed_to(form: str):
    back = _back(_letter(), form)
    header = back.header
    assert (header.kind, header.number, header.issued_on, header.place, header.title) == (
        "Công văn", "07/SVHTTDL-QLVHGĐ", "2026-11-02", "Thái Nguyên", _letter().about,
    )  # fmt: skip
    lines = _lines(back)
    at = lines.index("Kính gửi:")
    assert lines[at + 1 : at + 3] == ["- Các sở, ban, ngành;", "- Ủy ban nhân dân các xã, phường."]
    assert back.recipients == ("Như trên", "Lưu: VT")
    assert back.signature.name == "Nguyễn Văn An"


def _grouped() -> OfficialDocument:
    """Two appendices with groups that span the table, one of them across the page."""
    head = ("TT", "Nội dung", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn", "Sản phẩm")
    row = ("Biên soạn tài liệu", "Sở Y tế", "Công an tỉnh; UBND các xã, phường", "Quý III/2026")
    body = (
        (_cell("I"), _cell("Tuyên truyền", 5)),
        (_cell("1"), *(_cell(words) for words in row), _cell("Bộ tài liệu")),
        (_cell("II"), _cell("Kiểm tra", 5)),
        (_cell("1"), *(_cell(words) for words in row), _cell("Báo cáo")),
    )
    table = Table(head=(tuple(_cell(words) for words in head),), rows=body)
    return OfficialDocument(
        kind="Kế hoạch", about="Phòng, chống dịch", issuer=Issuer("Ủy ban nhân dân tỉnh Hòa An"),
        place="Hòa An", symbol="KH-UBND", body=(Heading(Level.SECTION, "Tổ chức thực hiện"),
        Heading(Level.CLAUSE, "Sở Y tế"), _text("Chủ trì thực hiện.")),
        signature=Signature(("CHỦ TỊCH",), "Đỗ Văn Hùng"), recipients=("Lưu: VT",),
        appendices=(
            Appendix("Phân công", (table,)), Appendix("Nhắc lại", (table,), landscape=True),
        ),
    )  # fmt: skip


@pytest.mark.parametrize("form", WRITERS)
def test_groups_and_merged_cells_of_appendices(form: str):
    back = _back(_grouped(), form)
    rows = [task for task in back.tasks if task.kind is TaskKind.TABLE_ROW]
    labels = [f"Phụ lục {a}.{b}.1" for a in ("I", "II") for b in ("I", "II")]
    assert [task.clause for task in rows] == labels
    assert [task.product for task in rows] == ["Bộ tài liệu", "Báo cáo"] * 2
    assert rows[0].agency_coordinate == ("Công an tỉnh", "UBND các xã, phường")
    assert (back.header.number, back.header.number_raw) == (None, "/KH-UBND")
    assert back.signature.name == "Đỗ Văn Hùng"
