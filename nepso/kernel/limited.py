"""Reading what a stranger sent, in a child process that can do no harm.

``limited_read("package.module:function", data)`` calls ``function(data)`` in a process of its own
and gives back what it answers (plain values, as JSON). The child has a limited address space,
processor time and output, no settings and no keys; its limits are taken on before a byte of the
file is touched and cannot be given back (``quality.md``: refused within 2 s and 256 MB).

A reader raises ``Refused("sentence")`` for what a person must hear; everything else that can
happen to a child ends as one of the sentences of ``Words``. ``vanban``, which knows nothing of
ours, limits itself in the same way (``vanban/child.py``).
"""

from __future__ import annotations

import importlib
import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nepso.kernel.errors import Invalid, TooLarge

MEMORY_BYTES = 256 * 1024 * 1024
CPU_SECONDS = 4  # starting Python and its libraries on a busy machine, and a small file
CPU_SECONDS_PER_MB = 2
WALL_FACTOR = 4  # a busy machine gives a process a quarter of a core at worst
OUTPUT_BYTES = 64 * 1024 * 1024
_FELT_FULL = 77  # exit status: memory ran out
_SPENT = {_FELT_FULL, -9, -24, -25}  # memory; killed; SIGXCPU; SIGXFSZ
_PROJECT = Path(__file__).resolve().parent.parent.parent


class Refused(Exception):
    """A reader says, in one Vietnamese sentence, why it does not take the file."""

    def __init__(self, sentence: str, *, is_too_large: bool = False) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.is_too_large = is_too_large


@dataclass(frozen=True, slots=True)
class Words:
    """What a person is told when the child did not come back with an answer."""

    too_costly: str
    unreadable: str


def limited_read(
    reader: str, data: bytes, *, words: Words, memory_bytes: int = MEMORY_BYTES
) -> Any:
    """What ``reader`` ("module:function", importable without Django) answers to ``data``.

    Raises TooLarge with ``words.too_costly`` when a limit was met, Invalid with
    ``words.unreadable`` when the reader broke, and either with the sentence of a ``Refused``.
    """
    cpu = CPU_SECONDS + CPU_SECONDS_PER_MB * len(data) // (1024 * 1024)
    command = [sys.executable, "-m", "nepso.kernel.limited", reader, str(memory_bytes), str(cpu)]
    with tempfile.TemporaryDirectory(prefix="nepso-") as folder, tempfile.TemporaryFile() as out:
        try:
            ended = subprocess.run(  # noqa: S603 - our own interpreter, arguments as a list
                command,
                input=data,
                stdout=out,
                stderr=subprocess.DEVNULL,
                timeout=cpu * WALL_FACTOR,
                cwd=folder,
                env=_environment(),
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise TooLarge(words.too_costly) from error
        out.seek(0)
        return _answer(ended.returncode, out.read(), words)


def _environment() -> dict[str, str]:
    """Nothing of ours goes to the child: no settings, no keys; only where to find the code."""
    return {
        "PATH": os.defpath,
        "PYTHONPATH": str(_PROJECT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONUTF8": "1",
        # A library that brings numpy would else reserve memory for a thread a core.
        "OPENBLAS_NUM_THREADS": "1",
    }


def _answer(status: int, printed: bytes, words: Words) -> Any:
    """Every way a child can end, as its answer or as one sentence."""
    if status in _SPENT:
        raise TooLarge(words.too_costly)
    try:
        answer = json.loads(printed) if status == 0 else {}
    except ValueError:
        answer = {}
    if "refused" in answer:
        error = TooLarge if answer["is_too_large"] else Invalid
        raise error(answer["refused"])
    if "value" not in answer:
        raise Invalid(words.unreadable)
    return answer["value"]


def main(reader: str, memory_bytes: int, cpu_seconds: int) -> int:
    """The child: take on the limits, read standard input, print the answer as JSON."""
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (OUTPUT_BYTES, OUTPUT_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        sys.stdout.buffer.write(json.dumps(_read(reader)).encode("ascii"))
        sys.stdout.buffer.flush()
    except MemoryError:
        return _FELT_FULL
    except OSError:  # the output grew beyond RLIMIT_FSIZE
        os._exit(_FELT_FULL)  # nothing is flushed once more on the way out
    return 0


def _read(reader: str) -> dict[str, Any]:
    module, _, name = reader.partition(":")
    function: Callable[[bytes], Any] = getattr(importlib.import_module(module), name)
    # Run as __main__ this module is there twice: the reader's Refused is the imported one.
    refused: type[Refused] = importlib.import_module("nepso.kernel.limited").Refused
    try:
        return {"value": function(sys.stdin.buffer.read())}
    except refused as error:
        return {"refused": error.sentence, "is_too_large": error.is_too_large}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
