""".doc and scans: only when asked, only with the programs at hand, and never taken as sure."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest

from vanban.compiling import compile_bytes
from vanban.errors import UnreadableDocument
from vanban.tests.fuzzing import ROOT
from vanban.tests.plan_in_word import plan_docx

needs_office = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice is not installed: .doc is NOT tested"
)
needs_tesseract = pytest.mark.skipif(
    shutil.which("tesseract") is None, reason="Tesseract is not installed: OCR is NOT tested"
)


@pytest.fixture
def old_word(tmp_path: Path) -> bytes:
    path = tmp_path / "plan.docx"
    path.write_bytes(plan_docx(word_counts=True))
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(tmp_path / 'p').as_uri()}", "--headless",
         "--convert-to", "doc", "--outdir", str(tmp_path), str(path)],
        check=True, capture_output=True, timeout=100,
    )  # fmt: skip
    return (tmp_path / "plan.doc").read_bytes()


@needs_office
def test_old_word_is_read_when_asked_and_marked(old_word: bytes):
    with pytest.raises(UnreadableDocument) as caught:
        compile_bytes("plan.doc", old_word)
    assert caught.value.code == "old_word"
    document = compile_bytes("plan.doc", old_word, ocr=True)
    assert (document.source.name, document.source.format) == ("plan.doc", "doc")
    assert document.problems[0].code == "unverified_conversion"
    assert len(document.tasks) > 30
    assert all(task.doubts and task.confidence <= 0.6 for task in document.tasks)


@needs_tesseract
def test_a_scan_is_read_when_asked_and_marked():
    scan = _first_page_as_picture(ROOT / "benchmarks/inputs/plan-text.pdf")
    with pytest.raises(UnreadableDocument) as caught:
        compile_bytes("scan.pdf", scan)
    assert caught.value.code == "no_text_layer"
    document = compile_bytes("scan.pdf", scan, ocr=True)
    assert document.problems[0].code == "unverified_ocr"
    assert "Bộ Quy tắc ứng xử văn hóa" in document.text
    assert document.source.format == "pdf"


def test_files_that_need_no_help_are_not_marked():
    document = compile_bytes("plan.docx", plan_docx(word_counts=True), ocr=True)
    assert not [p for p in document.problems if p.code.startswith("unverified")]


def test_what_no_program_reads_is_still_refused():
    with pytest.raises(UnreadableDocument):
        compile_bytes("photo.png", b"\x89PNG\r\n\x1a\n" + bytes(40), ocr=True)


def _first_page_as_picture(path: Path) -> bytes:
    """A PDF that holds nothing but the picture of a page, as a scanner makes it."""
    import io

    page = pypdfium2.PdfDocument(path.read_bytes())[0]
    stream = io.BytesIO()
    page.render(scale=200 / 72).to_pil().convert("L").save(stream, "PDF", resolution=200)
    return stream.getvalue()
