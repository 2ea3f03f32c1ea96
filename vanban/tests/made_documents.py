"""Official documents that hypothesis makes up, and what a reader of their pages must find again.

The sentences are those of the demonstration plan, so that lines wrap where real ones do; the
outline, the heading, the recipients, the tables and their order are the strategy's.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from functools import cache

from hypothesis import strategies as st

from vanban.compiling import compile_in_process
from vanban.tests.plan_in_word import DEMO
from vanban.writing.official import (
    Appendix,
    Block,
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
from vanban.writing.official.numbering import UPPER_LEVELS, numbered

_TITLES = (
    "Mục đích, yêu cầu", "Nội dung, nhiệm vụ trọng tâm", "Tổ chức thực hiện", "Kinh phí thực hiện",
    "Tuyên truyền, phổ biến, giáo dục pháp luật cho cán bộ, công chức, viên chức và người dân",
    "Kết quả đạt được", "Sở Giáo dục và Đào tạo", "Ủy ban nhân dân các xã, phường",
    "Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh và các tổ chức chính trị - xã hội tham gia "
    "giám sát, phản biện và vận động đoàn viên, hội viên",
)  # fmt: skip
_ISSUERS = (
    Issuer("Ủy ban nhân dân tỉnh Thái Nguyên"),
    Issuer("Sở Văn hóa, Thể thao và Du lịch", "Ủy ban nhân dân tỉnh Thái Nguyên"),
    Issuer("Ủy ban nhân dân xã Đại Từ", "Ủy ban nhân dân tỉnh Thái Nguyên"),
    Issuer("Trường Trung học phổ thông Đồng Hỷ", "Sở Giáo dục và Đào tạo"),
)
_RECIPIENTS = (
    "Bộ Văn hóa, Thể thao và Du lịch (để b/c)", "Thường trực Tỉnh ủy, Hội đồng nhân dân tỉnh",
    "Chủ tịch, các Phó Chủ tịch Ủy ban nhân dân tỉnh phụ trách khối văn hóa - xã hội (để chỉ đạo)",
    "Các sở, ban, ngành, đoàn thể cấp tỉnh", "Ủy ban nhân dân các xã, phường", "Như Điều 3",
    "Báo và Phát thanh, Truyền hình tỉnh (để đưa tin)",
)  # fmt: skip
_SIGNERS = (
    Signature(("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Nguyễn Thị Loan"),
    Signature(("GIÁM ĐỐC",), "Đỗ Văn Hùng"),
    Signature(("KT. HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG"), "Trần Ngọc Ánh"),
)
_ABOUT = (
    "Triển khai Bộ Quy tắc ứng xử văn hóa trên môi trường số",
    "Kết quả thực hiện Bộ Quy tắc ứng xử văn hóa trên môi trường số năm 2026 và phương hướng, "
    "nhiệm vụ năm 2027 trên địa bàn tỉnh",
)


@cache
def _sentences() -> tuple[str, ...]:
    tasks = compile_in_process("plan.txt", DEMO.read_bytes()).tasks
    return tuple(task.text for task in tasks if task.text.endswith((".", ";")))


def _titles() -> st.SearchStrategy[str]:
    return st.sampled_from(_TITLES)


def _paragraphs(level: Level | None) -> st.SearchStrategy[Paragraph]:
    made = st.lists(st.sampled_from(_sentences()), min_size=1, max_size=2)
    return made.map(lambda said: Paragraph((Run(" ".join(said)),), level))


@st.composite
def _items(draw: st.DrawFn) -> list[Block]:
    """What stands under a title: points, dashes with crosses, or paragraphs."""
    level = draw(st.sampled_from([None, Level.POINT, Level.DASH]))
    made: list[Block] = []
    for item in draw(st.lists(_paragraphs(level), min_size=1, max_size=3)):
        made.append(item)
        if level is Level.POINT:
            made += draw(st.lists(_paragraphs(Level.DASH), max_size=2))
        elif level is Level.DASH:
            made += draw(st.lists(_paragraphs(Level.PLUS), max_size=2))
    return made


@st.composite
def _clauses(draw: st.DrawFn) -> list[Block]:
    made: list[Block] = []
    for title in draw(st.lists(_titles(), max_size=3)):
        made.append(Heading(Level.CLAUSE, title))
        below = draw(st.lists(_titles(), max_size=2))
        for deeper in below:
            made += [Heading(Level.SUBCLAUSE, deeper), *draw(_items())]
        made += [] if below else draw(_items())
    return made or draw(_items())


@st.composite
def _tables(draw: st.DrawFn) -> Table:
    columns = draw(st.integers(2, 6))
    said = st.sampled_from([s[:60].rsplit(" ", 1)[0] for s in _sentences()])
    heads = ("TT", "Nội dung", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian", "Kết quả")
    rows = [
        (str(n), *draw(st.lists(said, min_size=columns - 1, max_size=columns - 1, unique=True)))
        for n in range(1, draw(st.integers(1, 30)) + 1)
    ]
    return Table(
        head=(tuple(Cell((Run(word),)) for word in heads[:columns]),),
        rows=tuple(tuple(Cell((Run(word),)) for word in row) for row in rows),
        widths=(1, *([4] * (columns - 1))),
    )


@st.composite
def documents(draw: st.DrawFn) -> OfficialDocument:
    """A plan or a report with an outline of any of the usual depths."""
    kind, code = draw(st.sampled_from([("Kế hoạch", "KH"), ("Báo cáo", "BC")]))
    issuer = draw(st.sampled_from(_ISSUERS))
    opening = "Thực hiện Kế hoạch số 25/KH-UBND ngày 05/3/2026, cơ quan ban hành nội dung sau:"
    body: list[Block] = [Paragraph((Run(opening),))]
    for title in draw(st.lists(_titles(), min_size=1, max_size=4)):
        body += [Heading(Level.SECTION, title), *draw(_clauses())]
    body.append(Paragraph((Run("Trên đây là nội dung của văn bản, đề nghị các đơn vị biết."),)))
    tables = draw(st.lists(_tables(), max_size=2))
    return OfficialDocument(
        kind=kind,
        about=draw(st.sampled_from(_ABOUT)),
        issuer=issuer,
        place="Thái Nguyên",
        symbol=f"{code}-UBND",
        number=draw(st.integers(1, 4_000)),
        date=draw(st.dates(datetime.date(2020, 1, 1), datetime.date(2035, 12, 31))),
        body=tuple(body),
        recipients=(
            *draw(st.lists(st.sampled_from(_RECIPIENTS), min_size=1, max_size=5, unique=True)),
            "Lưu: VT, KGVX",
        ),
        signature=draw(st.sampled_from(_SIGNERS)),
        appendices=tuple(Appendix("Phân công nhiệm vụ", (table,)) for table in tables),
    )


def lines_of(document: OfficialDocument) -> list[str]:
    """The lines of the body as they are to be read back: number, words, no more."""
    return [f"{number} {_words(block)}".strip() for block, number in numbered(document.body)]


def sections_of(document: OfficialDocument) -> list[tuple[str, str]]:
    """Label and title of every heading, in order; counts are kept here, not by the writer."""
    depth = {Level.SECTION: 0, Level.CLAUSE: 1, Level.SUBCLAUSE: 2}
    counts = [0, 0, 0]
    found = []
    for block in document.body:
        if isinstance(block, Heading):
            at = depth[block.level]
            counts[at] += 1
            counts[at + 1 :] = [0] * (2 - at)
            steps = (_roman(counts[0]), *(str(count) for count in counts[1 : at + 1]))
            found.append((".".join(steps), _words(block)))
    return found


def _roman(count: int) -> str:
    return ("", "I", "II", "III", "IV")[count]


def _words(block: Block) -> str:
    if isinstance(block, Heading):
        return block.title.upper() if block.level in UPPER_LEVELS else block.title
    assert isinstance(block, Paragraph)
    return "".join(run.text for run in block.text)


def rows_of(table: Table) -> Iterable[tuple[str, ...]]:
    """The words of each row of the body of a table."""
    return (tuple("".join(run.text for run in cell.text) for cell in row) for row in table.rows)
