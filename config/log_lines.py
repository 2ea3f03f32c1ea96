"""Lines of the log without the keys that stand in some addresses.

A link of approval, of a calendar feed, of leaving a newsletter is its key; Django names the path of
a request that fails, whatever failed. Public ids (16 characters) stay: they open nothing.
"""

from __future__ import annotations

import logging
import re

# A part of an address as long as a key; names of files have an ending and stay.
_KEY = re.compile(r"(?<=/)[\w-]{24,}(?=[/?#\s\"'&,;:)\]]|$)", re.ASCII)
_TOLD = "(khoa)"


def without_keys(line: str) -> str:
    """The line, each long part of an address replaced by a word."""
    return _KEY.sub(_TOLD, line)


class KeylessFormatter(logging.Formatter):
    """What is written to the log, tracebacks too."""

    def format(self, record: logging.LogRecord) -> str:
        return without_keys(super().format(record))
