"""Running a function of ours on a stranger's bytes in a child that can do no harm.

The child has a bounded address space and processor time, writes no file and gets none of our
environment (``quality.md``, *What it must survive*). ``vanban`` has the same for documents; it
knows nothing of ours, so the two share the pattern and not the code.
"""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from nepso.foundation.files.child import FELT_FULL
from nepso.kernel.errors import Invalid, TooLarge

log = logging.getLogger(__name__)
WALL_FACTOR = 4  # a busy machine gives a process a quarter of a core at worst
_ROOM = 4096  # a header written anew may be some bytes longer
_SPENT = {FELT_FULL, -9, -24, -25}  # memory; killed; SIGXCPU; SIGXFSZ


@dataclass(frozen=True, slots=True)
class Limits:
    """What the child may use: address space, and seconds of a processor."""

    memory_bytes: int = 256 * 1024 * 1024
    cpu_seconds: int = 4


@dataclass(frozen=True, slots=True)
class Answer:
    """What the function returned: JSON facts, and blobs."""

    facts: dict[str, Any]
    blobs: list[bytes] = field(default_factory=list)


def run_limited(
    work: str, data: bytes, *, limits: Limits, sentence: str, **arguments: Any
) -> Answer:
    """Run ``"module:function"`` as ``function(data, **arguments) -> (facts, blobs)`` in a child.

    A NepsoError of the function comes back as Invalid or TooLarge with its sentence; every other
    way a child can end (memory, time, crash) as Invalid with ``sentence``.
    """
    command = [
        *(sys.executable, "-m", "nepso.foundation.files.child", work),
        *(str(limits.memory_bytes), str(limits.cpu_seconds)),
    ]
    with tempfile.TemporaryDirectory(prefix="nepso-") as folder:
        try:
            ended = subprocess.run(  # noqa: S603 - our own interpreter, arguments as a list
                command,
                input=json.dumps(arguments).encode() + b"\n" + data,
                capture_output=True,
                timeout=limits.cpu_seconds * WALL_FACTOR,
                cwd=folder,
                env=child_environment(),
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise Invalid(sentence) from error
    return _understood(ended, sentence)


def run_limited_on_file(
    work: str,
    source: IO[bytes],
    out: IO[bytes],
    *,
    limits: Limits,
    sentence: str,
    **arguments: Any,
) -> Answer:
    """Run ``function(data, out, **arguments) -> facts`` on an open file too large for a pipe.

    ``data`` is the file mapped into memory, ``out`` the only file the child may write, and no more
    bytes than came in and a few. Ends as ``run_limited`` does.
    """
    size = os.fstat(source.fileno()).st_size
    command = [
        *(sys.executable, "-m", "nepso.foundation.files.child_of_file", work),
        *(str(limits.memory_bytes + size), str(limits.cpu_seconds), str(size + _ROOM)),
        *(str(out.fileno()), json.dumps(arguments)),
    ]
    with tempfile.TemporaryDirectory(prefix="nepso-") as folder:
        try:
            ended = subprocess.run(  # noqa: S603 - our own interpreter, arguments as a list
                command,
                stdin=source,
                capture_output=True,
                pass_fds=(out.fileno(),),
                timeout=limits.cpu_seconds * WALL_FACTOR,
                cwd=folder,
                env=child_environment(),
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise Invalid(sentence) from error
    return _understood(ended, sentence)


def child_environment() -> dict[str, str]:
    """All that a child gets to know of us."""
    return {
        "PATH": os.defpath,
        "PYTHONPATH": str(Path(__file__).resolve().parents[3]),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONUTF8": "1",
    }


def _understood(ended: subprocess.CompletedProcess[bytes], sentence: str) -> Answer:
    if ended.returncode in _SPENT or ended.returncode < 0:
        raise Invalid(sentence)
    line, _, rest = ended.stdout.partition(b"\n")
    try:
        answer = json.loads(line)
    except ValueError as error:
        # A traceback of the child is ours to mend: it is logged, and the person is told.
        log.error("a limited child failed: %s", ended.stderr.decode(errors="replace")[-4000:])
        raise Invalid(sentence) from error
    if "refused" in answer:
        kind = TooLarge if answer["status"] == TooLarge.status else Invalid
        raise kind(answer["refused"])
    blobs = []
    for size in answer["blobs"]:
        blobs.append(rest[:size])
        rest = rest[size:]
    return Answer(answer["facts"], blobs)
