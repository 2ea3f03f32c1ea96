"""Tells page numbers and running heads from the text of a document."""

from __future__ import annotations

import re

_PAGE_NUMBER = re.compile(
    r"(?:trang\s*)?[-–—|(\[]?\s*\d{1,3}\s*(?:[/|]\s*\d{1,3}\s*)?[-–—|)\]]?", re.IGNORECASE
)


def is_page_number(line: str) -> bool:
    """Whether a line holds a page number and nothing else ("5", "- 5 -", "Trang 2/7")."""
    return bool(_PAGE_NUMBER.fullmatch(line.strip()))
