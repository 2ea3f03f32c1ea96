""".doc and scans: only when asked, only with the programs at hand, and never taken as sure."""

from __future__ import annotations

import http.server
import io
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from vanban import foreign_programs
from vanban.compiling import compile_bytes
from vanban.errors import UnreadableDocument
from vanban.foreign_programs import docx_from
from vanban.model import DoubtCode
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


@needs_tesseract
def test_a_scan_that_lies_askew_gives_its_duties_each_to_be_compared():
    path = ROOT / "vanban/tests/plans/sixth_hand/hoi-lhpn-lua-dao-tren-mang.pdf"
    document = compile_bytes("scan.pdf", _scanned(path), ocr=True)
    assert document.header.kind == "Kế hoạch"
    assert len(document.tasks) > 5
    assert all(task.confidence <= 0.6 for task in document.tasks)
    assert {task.doubts[0].code for task in document.tasks} == {DoubtCode.UNVERIFIED}


@pytest.mark.parametrize(
    "data", [b"not a document at all" * 50, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(900)]
)
@needs_office
def test_what_only_looks_like_old_word_is_refused_or_read_and_leaves_no_file(
    data, tmp_path, monkeypatch
):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with suppress(UnreadableDocument):
        compile_bytes("plan.doc", data, ocr=True)
    assert list(tmp_path.iterdir()) == []


@needs_office
def test_a_document_that_names_a_picture_elsewhere_makes_nobody_fetch_it():
    asked: list[str] = []
    with _listening(asked) as port:
        made = docx_from(_with_picture_at(f"http://127.0.0.1:{port}/picture.png"), ".odt")
    assert zipfile.is_zipfile(io.BytesIO(made))
    assert asked == []


@needs_office
def test_nothing_stays_behind_in_the_folder_for_passing_files(old_word, tmp_path, monkeypatch):
    passing = tmp_path / "passing"
    passing.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(passing))
    compile_bytes("plan.doc", old_word, ocr=True)
    assert list(passing.iterdir()) == []


def test_a_program_that_takes_too_much_memory_or_time_is_ended(tmp_path):
    greedy = [sys.executable, "-c", "print(len(bytearray(900 * 1024 * 1024)))"]
    with pytest.raises(UnreadableDocument) as caught:
        foreign_programs._run("Thử", greedy, folder=str(tmp_path), memory=300 * 1024 * 1024)
    assert caught.value.code == "conversion_failed"
    idle = [sys.executable, "-c", "import time; time.sleep(60)"]
    with pytest.raises(UnreadableDocument) as caught:
        foreign_programs._run("Thử", idle, folder=str(tmp_path), seconds=0.5)
    assert caught.value.code == "too_costly"


def test_what_a_program_started_is_ended_with_it_though_its_parent_went_first(tmp_path):
    leaving = ["/bin/sh", "-c", "sleep 60 & echo $! > child; exit 0"]  # holds our pipe open
    with pytest.raises(UnreadableDocument) as caught:
        foreign_programs._run("Thử", leaving, folder=str(tmp_path), seconds=2)
    assert caught.value.code == "too_costly"
    assert _is_gone(int((tmp_path / "child").read_text()))


def _is_gone(process: int) -> bool:
    status = Path(f"/proc/{process}/status")
    for _ in range(50):
        if not status.exists() or "State:\tZ" in status.read_text():
            return True
        time.sleep(0.1)
    return False


@needs_tesseract
def test_a_scan_of_too_many_pages_is_refused_not_read_by_half():
    with pytest.raises(UnreadableDocument) as caught:
        compile_bytes("scan.pdf", _blank_pages(foreign_programs.MOST_PAGES + 1), ocr=True)
    assert caught.value.code == "too_many_pages"
    assert "40 trang" in caught.value.sentence


def _blank_pages(many: int) -> bytes:
    document, out = pypdfium2.PdfDocument.new(), io.BytesIO()
    for _ in range(many):
        document.new_page(72, 72)
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "program"), [("plan.doc", "LibreOffice"), ("scan.pdf", "Tesseract")]
)
def test_a_machine_without_the_program_says_so_in_one_sentence(name, program, monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(900)
    if name.endswith(".pdf"):
        data = _scanned(ROOT / "vanban/tests/plans/sixth_hand/hoi-lhpn-lua-dao-tren-mang.pdf")
    with pytest.raises(UnreadableDocument) as caught:
        compile_bytes(name, data, ocr=True)
    assert caught.value.code == "no_converter"
    assert caught.value.sentence.startswith(f"Máy này chưa cài {program}")


def test_files_that_need_no_help_are_not_marked():
    document = compile_bytes("plan.docx", plan_docx(word_counts=True), ocr=True)
    assert not [p for p in document.problems if p.code.startswith("unverified")]


def test_what_no_program_reads_is_still_refused():
    with pytest.raises(UnreadableDocument):
        compile_bytes("photo.png", b"\x89PNG\r\n\x1a\n" + bytes(40), ocr=True)


@contextmanager
def _listening(asked: list[str]) -> Iterator[int]:
    """A server on this machine that notes what it is asked for."""

    class Noting(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET

        def log_message(self, *told):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Noting)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()


def _with_picture_at(address: str) -> bytes:
    """An OpenDocument text with a picture that is not in it."""
    spaces = "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in [
            ("office", "office"), ("text", "text"), ("draw", "drawing"),
            ("svg", "svg-compatible"), ("manifest", "manifest"),
        ]
    )  # fmt: skip
    kind = "application/vnd.oasis.opendocument.text"
    picture = f'<draw:image xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="{address}"/>'
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr(
            "META-INF/manifest.xml",
            f'<manifest:manifest{spaces}><manifest:file-entry manifest:full-path="/" '
            f'manifest:media-type="{kind}"/><manifest:file-entry manifest:full-path="content.xml" '
            'manifest:media-type="text/xml"/></manifest:manifest>',
        )
        archive.writestr(
            "content.xml",
            f'<office:document-content{spaces} office:version="1.2"><office:body><office:text>'
            f'<text:p>Kế hoạch<draw:frame svg:width="5cm" svg:height="5cm">{picture}</draw:frame>'
            "</text:p></office:text></office:body></office:document-content>",
        )
    return stream.getvalue()


def _scanned(path: Path) -> bytes:
    """The pages as an office scanner gives them: grey, a little askew, with specks."""
    pages = []
    chance = random.Random(7)
    for page in pypdfium2.PdfDocument(path.read_bytes()):
        picture = page.render(scale=200 / 72).to_pil().convert("L")
        picture = picture.rotate(0.6, resample=Image.Resampling.BICUBIC, fillcolor=250)
        for _ in range(400):
            place = (chance.randrange(picture.width), chance.randrange(picture.height))
            picture.putpixel(place, chance.randrange(120, 250))
        pages.append(picture)
    stream = io.BytesIO()
    pages[0].save(stream, "PDF", resolution=200, save_all=True, append_images=pages[1:])
    return stream.getvalue()


def _first_page_as_picture(path: Path) -> bytes:
    """A PDF that holds nothing but the picture of a page, as a scanner makes it."""
    page = pypdfium2.PdfDocument(path.read_bytes())[0]
    stream = io.BytesIO()
    page.render(scale=200 / 72).to_pil().convert("L").save(stream, "PDF", resolution=200)
    return stream.getvalue()
