"""``python -m nepso.foundation.files.child_exec MEMORY CPU MOST PROGRAM ...``.

Becomes a program of the system (ffmpeg, espeak-ng) after it gave up memory, time, and files larger
than ``MOST``.
"""

from __future__ import annotations

import os
import resource
import sys

if __name__ == "__main__":
    memory, cpu, most = (int(one) for one in sys.argv[1:4])
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu))
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.execv(sys.argv[4], sys.argv[4:])  # noqa: S606 - a path of ours, arguments as a list
