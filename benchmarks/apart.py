"""Running one piece of work in a process of its own, so that its memory can be told.

``python -m benchmarks.apart module:function`` on the database of ``NEPSO_DATA``: Django is set up,
the function is called with the JSON of standard input, and what it gives is printed with the
seconds it took, the memory before it and the highest memory (in MB).
"""

from __future__ import annotations

import importlib
import json
import re
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Measured:
    """``result`` is what the function gave (JSON); ``peak_mb`` includes the ``start_mb`` of Python,
    Django and the product before the work began."""

    result: Any
    seconds: float
    start_mb: float
    peak_mb: float


def measured(what: str, **given: Any) -> Measured:
    """Call ``module:function(**given)`` in a new process; RuntimeError when it fails."""
    command = [sys.executable, "-m", "benchmarks.apart", what]
    told = json.dumps(given)
    done = subprocess.run(command, input=told, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{what}: {done.stderr[-2000:]}")
    return Measured(**json.loads(done.stdout.splitlines()[-1]))


def _peak_mb() -> float:
    """The highest memory of this program: ``ru_maxrss`` would carry over that of the process which
    started it, the kernel's own line in ``/proc`` begins anew."""
    try:
        told = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return int(re.search(r"VmHWM:\s+(\d+) kB", told)[1]) / 1024  # type: ignore[index]


def main(what: str) -> None:
    """Set up, work, print."""
    import django

    django.setup()
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["testserver"]
    module, name = what.split(":")
    work = getattr(importlib.import_module(module), name)
    given = json.loads(sys.stdin.read() or "{}")
    start, begun = _peak_mb(), time.perf_counter()
    result = work(**given)
    seconds = time.perf_counter() - begun
    told = {"result": result, "seconds": seconds, "start_mb": start, "peak_mb": _peak_mb()}
    print(json.dumps(told))


if __name__ == "__main__":
    main(sys.argv[1])
