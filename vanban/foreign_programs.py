"""Running LibreOffice and Tesseract, where an office has them, on files that nobody trusts."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from vanban.office_profile import write_profile
from vanban.reading.refusals import refusal

MOST_PAGES = 40
OFFICE_SECONDS = 90
DRAWING_SECONDS = 120
READING_SECONDS_A_PAGE = 60
READING_SECONDS = 900  # of all pages together
OFFICE_BYTES = 3 * 1024**3  # of address space; it maps far more than it uses
TESSERACT_BYTES = 1024**3
LARGEST_FILE = 128 * 1024**2


def docx_from(data: bytes, extension: str) -> bytes:
    """A .doc, .rtf or .odt as .docx, by LibreOffice in a folder and profile of its own.

    Raises UnreadableDocument ``no_converter`` or ``conversion_failed``.
    """
    office = _program("LibreOffice", "soffice", "libreoffice")
    with tempfile.TemporaryDirectory(prefix="vanban-") as folder:
        Path(folder, f"van-ban{extension}").write_bytes(data)
        profile = Path(folder, "profile")
        write_profile(profile)
        _run(
            "LibreOffice",
            [office, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore",
             "--convert-to", "docx:MS Word 2007 XML", "--outdir", folder, f"van-ban{extension}"],
            folder=folder,
            seconds=OFFICE_SECONDS,
            memory=OFFICE_BYTES,
        )  # fmt: skip
        made = Path(folder, "van-ban.docx")
        if not made.is_file():
            raise refusal("conversion_failed", program="LibreOffice")
        return made.read_bytes()


def text_of_scan(data: bytes) -> str:
    """The letters Tesseract sees in a PDF of at most 40 pages, parted by form feeds.

    Raises UnreadableDocument ``no_converter``, ``conversion_failed``, ``too_costly`` or
    ``too_many_pages``: half a document is not that document.
    """
    tesseract = _program("Tesseract", "tesseract")
    with tempfile.TemporaryDirectory(prefix="vanban-") as folder:
        if b"\nvie\n" not in _run("Tesseract", [tesseract, "--list-langs"], folder=folder):
            raise refusal("no_converter", program="dữ liệu tiếng Việt của Tesseract")
        drawing = [sys.executable, "-m", "vanban.page_pictures", str(MOST_PAGES + 1)]
        _run("Tesseract", drawing, folder=folder, seconds=DRAWING_SECONDS, given=data)
        pictures = sorted(Path(folder).glob("page-*.png"))
        if len(pictures) > MOST_PAGES:
            raise refusal("too_many_pages", limit=MOST_PAGES)
        over = time.monotonic() + READING_SECONDS
        pages = [
            _run(
                "Tesseract",
                [tesseract, picture.name, "stdout", "-l", "vie", "--psm", "4"],
                folder=folder,
                seconds=min(READING_SECONDS_A_PAGE, max(0.0, over - time.monotonic())),
            ).decode("utf-8", errors="replace")
            for picture in pictures
        ]
    return "\f".join(page.strip("\f") for page in pages)


def _program(name: str, *commands: str) -> str:
    for command in commands:
        found = shutil.which(command)
        if found:
            return found
    raise refusal("no_converter", program=name)


def _run(
    program: str,
    command: list[str],
    *,
    folder: str,
    seconds: float = 30,
    memory: int = TESSERACT_BYTES,
    given: bytes = b"",
) -> bytes:
    """Standard output of a limited program; it and all it started are ended when time is over."""
    limits = [str(memory), str(int(seconds) + 1), str(LARGEST_FILE)]
    process = subprocess.Popen(  # noqa: S603 - programs found on this machine, arguments as a list
        [sys.executable, "-m", "vanban.limited_program", *limits, *command],
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env={
            "PATH": os.environ.get("PATH", os.defpath),
            "PYTHONPATH": str(Path(__file__).resolve().parent.parent),
            "HOME": folder,
            "TMPDIR": folder,
            "LC_ALL": "C.UTF-8",
            "OMP_THREAD_LIMIT": "1",
        },
    )
    try:
        output, _ = process.communicate(given, timeout=seconds)
    except subprocess.TimeoutExpired as error:
        raise refusal("too_costly") from error
    finally:  # also where somebody stops us meanwhile, and what outlives its own parent
        with suppress(ProcessLookupError):  # it has ended, and all it started
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
    if process.returncode != 0:
        raise refusal("conversion_failed", program=program)
    return output
