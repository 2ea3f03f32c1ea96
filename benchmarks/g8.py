"""G8 of ``quality.md``: compiling a plan of some ten pages, in this process; medians of three.

The limit beside each figure is the goal; the peer is the extraction library alone on the same
file. Starting the limited child process is told apart.
"""

from __future__ import annotations

import io
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pypdfium2
from docx import Document

from vanban.compiling import compile_bytes, compile_in_process
from vanban.tests.plan_in_word import plan_docx

INPUTS = Path(__file__).parent / "inputs"
ROUNDS = 3


def run() -> list[tuple[str, float]]:
    """The figures in milliseconds, each followed by its limit and its peer."""
    word = plan_docx(word_counts=True, times=2)
    text = (INPUTS / "plan-text.pdf").read_bytes()
    tables = (INPUTS / "plan-tables.pdf").read_bytes()
    short = "KẾ HOẠCH\nI. NHIỆM VỤ\n- Sở Y tế báo cáo trước ngày 05/12/2026.\n".encode()
    in_child = _median(lambda: compile_bytes("ngan.txt", short))
    return [
        ("g8_docx_ms", _median(lambda: compile_in_process("plan.docx", word))),
        ("g8_docx_limit_ms", 100.0),
        ("g8_docx_peer_extract_ms", _median(lambda: _docx_alone(word))),
        ("g8_pdf_ms", _median(lambda: compile_in_process("plan.pdf", text))),
        ("g8_pdf_limit_ms", 150.0),
        ("g8_peer_extract_ms", _median(lambda: _pdf_alone(text))),
        ("g8_pdf_tables_ms", _median(lambda: compile_in_process("plan.pdf", tables))),
        ("g8_pdf_tables_limit_ms", 1000.0),
        ("g8_pdf_tables_peer_extract_ms", _median(lambda: _tables_alone(tables))),
        ("g8_child_start_ms", in_child),
    ]


def _median(work: Callable[[], object]) -> float:
    work()  # imports and caches are warm, as in a running worker
    spent = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        work()
        spent.append((time.perf_counter() - begun) * 1000)
    return statistics.median(spent)


def _docx_alone(data: bytes) -> int:
    return sum(len(paragraph.text) for paragraph in Document(io.BytesIO(data)).paragraphs)


def _pdf_alone(data: bytes) -> int:
    document = pypdfium2.PdfDocument(data)
    return sum(len(page.get_textpage().get_text_bounded()) for page in document)


def _tables_alone(data: bytes) -> int:
    with pdfplumber.open(io.BytesIO(data)) as document:
        return sum(len(page.extract_tables()) for page in document.pages)
