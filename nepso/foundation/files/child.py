"""``python -m nepso.foundation.files.child MODULE:FUNCTION MEMORY CPU``: on a stranger's bytes.

Standard input is one line of JSON (arguments), then the bytes. Printed are one line of JSON and the
blobs it counts. The limits are taken on before the bytes are touched and cannot be given back; no
file can be written. No Django, no settings, no keys in here.
"""

from __future__ import annotations

import importlib
import json
import resource
import sys
from typing import Any

from nepso.kernel.errors import NepsoError

FELT_FULL = 77  # exit status: memory ran out


def main(work: str, memory_bytes: int, cpu_seconds: int) -> int:
    """Run one function of ours on standard input; 0, or ``FELT_FULL`` when memory ran out."""
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        arguments = json.loads(sys.stdin.buffer.readline())
        _answer(work, sys.stdin.buffer.read(), arguments)
    except MemoryError:
        return FELT_FULL
    return 0


def _answer(work: str, data: bytes, arguments: dict[str, Any]) -> None:
    module, _, name = work.partition(":")
    blobs: list[bytes] = []
    answer: dict[str, Any]
    try:
        facts, blobs = getattr(importlib.import_module(module), name)(data, **arguments)
        answer = {"facts": facts, "blobs": [len(blob) for blob in blobs]}
    except NepsoError as error:
        answer = {"refused": error.sentence, "status": error.status}
    out = sys.stdout.buffer
    out.write(json.dumps(answer).encode("ascii") + b"\n")
    for blob in blobs:
        out.write(blob)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
