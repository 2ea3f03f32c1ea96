"""Running LibreOffice and Tesseract, where an office has them, on files that nobody trusts."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from vanban.reading.refusals import refusal

MOST_PAGES = 40
OFFICE_SECONDS = 90
DRAWING_SECONDS = 120
READING_SECONDS_A_PAGE = 60


def docx_from(data: bytes, extension: str) -> bytes:
    """A .doc, .rtf or .odt as .docx, by LibreOffice in a folder and profile of its own.

    Raises UnreadableDocument ``no_converter`` or ``conversion_failed``.
    """
    office = _program("LibreOffice", "soffice", "libreoffice")
    with tempfile.TemporaryDirectory(prefix="vanban-") as folder:
        Path(folder, f"van-ban{extension}").write_bytes(data)
        profile = Path(folder, "profile").as_uri()
        _run(
            "LibreOffice",
            [office, f"-env:UserInstallation={profile}", "--headless", "--norestore",
             "--convert-to", "docx:MS Word 2007 XML", "--outdir", folder, f"van-ban{extension}"],
            folder=folder,
            seconds=OFFICE_SECONDS,
        )  # fmt: skip
        made = Path(folder, "van-ban.docx")
        if not made.is_file():
            raise refusal("conversion_failed", program="LibreOffice")
        return made.read_bytes()


def text_of_scan(data: bytes) -> str:
    """The letters Tesseract sees in a PDF, pages parted by form feeds; at most 40 pages.

    Raises UnreadableDocument ``no_converter``, ``too_many_pages`` or ``conversion_failed``.
    """
    tesseract = _program("Tesseract", "tesseract")
    with tempfile.TemporaryDirectory(prefix="vanban-") as folder:
        if b"\nvie\n" not in _run("Tesseract", [tesseract, "--list-langs"], folder=folder):
            raise refusal("no_converter", program="dữ liệu tiếng Việt của Tesseract")
        drawing = [sys.executable, "-m", "vanban.page_pictures", str(MOST_PAGES)]
        _run("Tesseract", drawing, folder=folder, seconds=DRAWING_SECONDS, given=data)
        pages = [
            _run(
                "Tesseract",
                [tesseract, picture.name, "stdout", "-l", "vie", "--psm", "4"],
                folder=folder,
                seconds=READING_SECONDS_A_PAGE,
            ).decode("utf-8", errors="replace")
            for picture in sorted(Path(folder).glob("page-*.png"))
        ]
    return "\f".join(page.strip("\f") for page in pages)


def _program(name: str, *commands: str) -> str:
    for command in commands:
        found = shutil.which(command)
        if found:
            return found
    raise refusal("no_converter", program=name)


def _run(
    program: str, command: list[str], *, folder: str, seconds: int = 30, given: bytes = b""
) -> bytes:
    """Standard output of a program; it and all it started are ended when time is over."""
    process = subprocess.Popen(  # noqa: S603 - programs found on this machine, arguments as a list
        command,
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
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        raise refusal("too_costly") from error
    if process.returncode != 0:
        raise refusal("conversion_failed", program=program)
    return output
