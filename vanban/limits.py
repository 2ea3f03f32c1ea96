"""What one file may cost, all in one place: bytes, pages, letters, time, memory.

``quality.md`` (*What it must survive*): a hostile file is refused within 2 s and 256 MB. Limits of
LibreOffice and Tesseract stand beside the programs (``foreign_programs``).
"""

from __future__ import annotations

import resource

# A file as it comes in
MAX_BYTES = 30 * 1024 * 1024
MAX_PAGES = 400
MAX_TEXT = 2_000_000
# What a .docx unpacks to
MAX_MEMBERS = 3000
MAX_UNPACKED = 150 * 1024 * 1024
MAX_RATIO = 200
RATIO_MATTERS_FROM = 4 * 1024 * 1024
# The process that reads it
MEMORY_BYTES = 256 * 1024 * 1024
CPU_SECONDS = 4  # starting Python and its libraries on a busy machine, and a small file
CPU_SECONDS_PER_MB = 2
WALL_FACTOR = 4  # a busy machine gives a process a quarter of a core at worst


def take_on(*, memory_bytes: int, cpu_seconds: int, file_bytes: int) -> None:
    """Limit this process and what it starts; none of it can be given back."""
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (file_bytes, file_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
