"""``python -m vanban.child NAME MEMORY_BYTES CPU_SECONDS``: compile standard input, limited.

Prints one JSON object: ``{"document": …}`` or ``{"unreadable": [code, sentence]}``. The limits
are taken on before anything of the file is touched, and cannot be given back.
"""

from __future__ import annotations

import json
import sys

from vanban import limits

FELT_FULL = 77  # exit status: memory ran out where no sentence could be printed any more


def main(name: str, memory_bytes: int, cpu_seconds: int) -> int:
    """Compile what stands on standard input; 0, or ``FELT_FULL`` when memory ran out."""
    limits.take_on(memory_bytes=memory_bytes, cpu_seconds=cpu_seconds, file_bytes=0)
    try:
        _answer(name, sys.stdin.buffer.read())
    except MemoryError:
        return FELT_FULL
    return 0


def _answer(name: str, data: bytes) -> None:
    from vanban.compiling import compile_in_process
    from vanban.errors import UnreadableDocument
    from vanban.writing.as_json import to_dict

    answer: dict[str, object]
    try:
        answer = {"document": to_dict(compile_in_process(name, data))}
    except UnreadableDocument as error:
        answer = {"unreadable": [error.code, error.sentence]}
    sys.stdout.buffer.write(json.dumps(answer).encode("ascii"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
