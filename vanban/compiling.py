"""From a file to a compiled document; untrusted files are parsed in a limited child process."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from vanban import child
from vanban.errors import UnreadableDocument
from vanban.limits import (
    CPU_SECONDS,
    CPU_SECONDS_PER_MB,
    MAX_BYTES,
    MEMORY_BYTES,
    WALL_FACTOR,
)
from vanban.model import CompiledDocument, Source
from vanban.reading import guard, read
from vanban.reading.refusals import refusal
from vanban.writing.as_json import from_dict

__all__ = ["compile_bytes", "compile_in_process", "compile_path", "from_dict"]


def compile_path(path: str | Path, *, ocr: bool = False) -> CompiledDocument:
    """Compile the file at ``path`` in a limited child process; see ``compile_bytes``.

    UnreadableDocument ``not_found`` when the file cannot be opened.
    """
    path = Path(path)
    try:
        if path.stat().st_size > MAX_BYTES:
            raise refusal("too_large", limit=MAX_BYTES // 1024 // 1024)
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        raise refusal("not_found", name=path.name) from error
    return compile_bytes(path.name, data, ocr=ocr)


def compile_bytes(name: str, data: bytes, *, ocr: bool = False) -> CompiledDocument:
    """Compile a file given by its name and bytes in a limited child process.

    The child has 256 MB of address space and about 2 s of processor time a megabyte beyond its
    start (``quality.md``); it can write no file. With ``ocr`` a ``.doc`` goes through LibreOffice
    and a scan through Tesseract, where they are installed, and everything found is marked
    unverified. Raises UnreadableDocument with one Vietnamese sentence whatever happened.
    """
    if ocr:
        from vanban.unverified import compile_unverified

        return compile_unverified(name, data)
    guard.file_format(name, data)
    return _in_child(name, data)


def compile_in_process(name: str, data: bytes) -> CompiledDocument:
    """Compile without a child process: for files that are trusted, and for the child itself."""
    from vanban.understanding import understand

    reading = read(name, data)
    digest = hashlib.sha256(data).hexdigest()
    source = Source(name=name, format=reading.format, sha256=digest, pages=reading.pages)
    return understand(reading, source)


def _in_child(name: str, data: bytes) -> CompiledDocument:
    cpu = CPU_SECONDS + CPU_SECONDS_PER_MB * len(data) // (1024 * 1024)
    command = [sys.executable, "-m", "vanban.child", name, str(MEMORY_BYTES), str(cpu)]
    with tempfile.TemporaryDirectory(prefix="vanban-") as folder:
        try:
            ended = subprocess.run(  # noqa: S603 - our own interpreter, arguments as a list
                command,
                input=data,
                capture_output=True,
                timeout=cpu * WALL_FACTOR,
                cwd=folder,
                env=_environment(),
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise refusal("too_costly") from error
        except (OSError, ValueError) as error:
            raise refusal("crashed") from error
    return _understood(ended)


def _environment() -> dict[str, str]:
    """Nothing of ours goes to the child: no settings, no keys; only where to find the code."""
    return {
        "PATH": os.defpath,
        "PYTHONPATH": str(Path(__file__).resolve().parent.parent),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONUTF8": "1",
        "PYTHONHASHSEED": "0",
    }


def _understood(ended: subprocess.CompletedProcess[bytes]) -> CompiledDocument:
    """Every way a child can end, as a document or as one sentence."""
    if ended.returncode == child.FELT_FULL or ended.returncode < 0:
        raise refusal("too_costly" if ended.returncode in _SPENT else "crashed")
    try:
        answer = json.loads(ended.stdout)
        if "unreadable" in answer:
            code, sentence = answer["unreadable"]
            raise UnreadableDocument(code, sentence)
        return from_dict(answer["document"])
    except (ValueError, KeyError, TypeError) as error:
        raise refusal("crashed") from error


_SPENT = {child.FELT_FULL, -9, -24}  # memory; killed; SIGXCPU
