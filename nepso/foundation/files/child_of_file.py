"""``python -m nepso.foundation.files.child_of_file MODULE:FUNCTION MEMORY CPU MOST OUT``.

As ``child.py``, for what is too large to be handed over in a pipe: standard input is the file
itself (mapped, never read whole), ``OUT`` the number of an open file in which up to ``MOST`` bytes
may be written, and no other; then the arguments as JSON.
"""

from __future__ import annotations

import importlib
import json
import mmap
import os
import resource
import sys
from typing import Any

from nepso.foundation.files.child import FELT_FULL
from nepso.kernel.errors import NepsoError


def main(work: str, limits: list[int], given: str) -> int:
    """Run one function of ours on the file that is standard input."""
    memory_bytes, cpu_seconds, most, out = limits
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
    try:
        answer = _answer(work, out, json.loads(given))
    except MemoryError:
        return FELT_FULL
    sys.stdout.write(json.dumps(answer) + "\n")
    return 0


def _answer(work: str, out: int, arguments: dict[str, Any]) -> dict[str, Any]:
    module, _, name = work.partition(":")
    function = getattr(importlib.import_module(module), name)
    try:
        with (
            mmap.mmap(0, 0, access=mmap.ACCESS_READ) as data,
            os.fdopen(out, "wb", closefd=False) as written,
        ):
            return {"facts": function(data, written, **arguments), "blobs": []}
    except NepsoError as error:
        return {"refused": error.sentence, "status": error.status}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], [int(one) for one in sys.argv[2:6]], sys.argv[6]))
