"""``python -m vanban.limited_program MEMORY CPU FILE PROGRAM …``: become PROGRAM, limited.

Bytes of memory, seconds of processor time and bytes of the largest file; what the program starts
inherits them, and none can give them back. For programs that read files nobody trusts.
"""

from __future__ import annotations

import os
import sys

from vanban import limits


def main(memory_bytes: int, cpu_seconds: int, file_bytes: int, command: list[str]) -> None:
    """Take the limits on and run ``command`` (its program by full path) in this process."""
    limits.take_on(memory_bytes=memory_bytes, cpu_seconds=cpu_seconds, file_bytes=file_bytes)
    os.execv(command[0], command)  # noqa: S606 - a program found on this machine, no shell


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4:])
