"""G10: a report of 22 pages as PDF and DOCX; the register of 100,000 rows as XLSX.

Peers in the same run: typst alone on the bare words of that report, python-docx alone writing the
same paragraphs and table cells, XlsxWriter (constant_memory) alone writing the same cells out of
raw SQL. The spreadsheets are written in processes of their own, a tenth of the rows beside all of
them: flat memory is a difference of their peaks no larger than the peer's, which holds nothing but
the database's page cache (64 MB, filled by the larger one).
"""

from __future__ import annotations

import io
import statistics
import tempfile
import time
from collections.abc import Callable
from typing import Any

from benchmarks.apart import measured
from benchmarks.filling import DESK, province

PAGES = 22
ROWS, FEW = 100_000, 10_000
PDF_LIMIT_S, DOCX_LIMIT_S = 1.0, 0.2
XLSX_LIMIT_RATIO, FLAT_LIMIT_MB = 1.2, 10.0
ADDRESS = "/nhiem-vu/xuat-bang/"
CELLS_SQL = """
SELECT t.public_id, t.revision, d.clause, d.text, a.name, t.occurrence, t.words_only, t.due_on,
       t.state, t.reason, u.full_name, t.next_step, t.note
FROM register_plantask t JOIN plans_duty d ON d.id = t.duty_id
JOIN agencies_agency a ON a.id = t.agency_id
LEFT JOIN accounts_account u ON u.id = t.responsible_id
WHERE t.agency_id IS NOT NULL AND t.state <> 'withdrawn'
ORDER BY t.due_sort, t.id LIMIT %s
"""


def run() -> list[tuple[str, float]]:
    """Seconds, medians of three, each with its limit and its peer."""
    return [*_documents(), *_spreadsheet()]


def _documents() -> list[tuple[str, float]]:
    from vanban.writing.official.docx import to_docx
    from vanban.writing.official.pdf import to_pdf

    document, pages = _report()
    return [
        ("g10_pages", pages),
        ("g10_pdf_s", _median(lambda: to_pdf(document))),
        ("g10_pdf_limit_s", PDF_LIMIT_S),
        ("g10_pdf_peer_typst_alone_s", _median(lambda: _typst_alone(document))),
        ("g10_docx_s", _median(lambda: to_docx(document))),
        ("g10_docx_limit_s", DOCX_LIMIT_S),
        ("g10_docx_peer_python_docx_s", _median(lambda: _python_docx(document))),
    ]


def _report() -> tuple[Any, int]:
    """The report of the tests of ``vanban``, lengthened until it has 22 pages."""
    import pypdfium2

    from vanban.writing.official.pdf import to_pdf
    from vanban.writing.official.tests.making import report

    paragraphs, pages = 60, 0
    while pages < PAGES:
        paragraphs += 4
        document = report(paragraphs)
        pages = len(pypdfium2.PdfDocument(to_pdf(document)))
    return document, pages


def _texts(document: Any) -> list[str]:
    from vanban.writing.official import Paragraph

    blocks = [*document.body, *(b for a in document.appendices for b in a.body)]
    return ["".join(run.text for run in b.text) for b in blocks if isinstance(b, Paragraph)]


def _tables(document: Any) -> list[list[list[str]]]:
    from vanban.writing.official import Table

    blocks = [*document.body, *(b for a in document.appendices for b in a.body)]
    return [
        [["".join(run.text for run in cell.text) for cell in row] for row in block.rows]
        for block in blocks
        if isinstance(block, Table)
    ]


def _typst_alone(document: Any) -> bytes:
    import typst

    words = "\n\n".join(_texts(document))
    source = f'#set page("a4", margin: 2.5cm)\n#set text(14pt)\n#set par(justify: true)\n{words}'
    for rows in _tables(document):
        cells = ", ".join(f"[{cell}]" for row in rows for cell in row)
        source += f"\n#table(columns: {len(rows[0])}, {cells})"
    return bytes(typst.compile(source.encode(), format="pdf"))


def _python_docx(document: Any) -> bytes:
    from docx import Document

    made, out = Document(), io.BytesIO()
    for text in _texts(document):
        made.add_paragraph(text)
    for rows in _tables(document):
        table = made.add_table(len(rows), len(rows[0]))
        for place, row in enumerate(table.rows):
            for cell, text in zip(row.cells, rows[place], strict=True):
                cell.text = text
    made.save(out)
    return out.getvalue()


def _median(work: Callable[[], object], rounds: int = 3) -> float:
    work()  # imports and fonts are read, as in a running worker
    spent = []
    for _ in range(rounds):
        begun = time.perf_counter()
        work()
        spent.append(time.perf_counter() - begun)
    return statistics.median(spent)


def _spreadsheet() -> list[tuple[str, float]]:
    province()
    runs = [
        (measured("benchmarks.g10:export", rows=ROWS), measured("benchmarks.g10:alone", rows=ROWS))
        for _ in range(3)
    ]
    ours = statistics.median(one.seconds for one, _ in runs)
    peer = statistics.median(one.seconds for _, one in runs)
    peak = max(one.peak_mb - one.start_mb for one, _ in runs)
    growth = peak - _used("export")
    peer_growth = max(one.peak_mb - one.start_mb for _, one in runs) - _used("alone")
    return [
        ("g10_xlsx_rows", ROWS),
        ("g10_xlsx_s", ours),
        ("g10_xlsx_peer_xlsxwriter_s", peer),
        ("g10_xlsx_ratio", ours / peer),
        ("g10_xlsx_limit_ratio", XLSX_LIMIT_RATIO),
        ("g10_xlsx_growth_mb", growth),
        ("g10_xlsx_peer_growth_mb", peer_growth),
        ("g10_xlsx_growth_limit_mb", peer_growth + FLAT_LIMIT_MB),
        ("g10_xlsx_peak_mb", max(one.peak_mb for one, _ in runs)),
        ("g10_xlsx_peer_peak_mb", max(one.peak_mb for _, one in runs)),
    ]


def _used(work: str) -> float:
    """The memory, above that of Django itself, of a tenth of the rows."""
    small = measured(f"benchmarks.g10:{work}", rows=FEW)
    return small.peak_mb - small.start_mb


def export(rows: int) -> int:
    """The product's own export, read to its end as a browser would; the number of bytes."""
    from django.test import Client

    from nepso.foundation.accounts.models import Account
    from nepso.programme.register.views_staff import sheets

    sheets.MOST_ROWS = rows
    signed_in = Client()
    signed_in.force_login(Account.objects.get(username=DESK))
    answer = signed_in.get(ADDRESS)
    if answer.status_code != 200:
        raise RuntimeError(f"{ADDRESS}: {answer.status_code}")
    parts = answer.streaming_content if answer.streaming else [answer.content]
    return sum(len(part) for part in parts)


def alone(rows: int) -> int:
    """The same cells by the library alone, out of raw SQL."""
    import xlsxwriter
    from django.db import connection

    options = {"constant_memory": True, "strings_to_urls": False, "strings_to_formulas": False}
    with tempfile.TemporaryFile() as out:
        with connection.cursor() as cursor, xlsxwriter.Workbook(out, options) as book:
            sheet = book.add_worksheet()
            cursor.execute(CELLS_SQL, [rows])
            shape = book.add_format({"text_wrap": True})
            for place, row in enumerate(_chunks(cursor)):
                for column, value in enumerate(row):
                    sheet.write_string(place, column, "" if value is None else str(value), shape)
        return out.tell()


def _chunks(cursor: Any) -> Any:
    while rows := cursor.fetchmany(2000):
        yield from rows
