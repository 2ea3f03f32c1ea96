"""The few HTML blocks that people put into Markdown: tables that lay out, centred lines."""

from __future__ import annotations

import re
from html import unescape

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_UNSEEN = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_ROW = re.compile(r"<tr\b[^>]*>", re.IGNORECASE)
_CELL = re.compile(r"<t[dh]\b[^>]*>", re.IGNORECASE)
_BREAK = re.compile(r"<br\b[^>]*>|</(?:p|div|tr|td|th|li|center|h[1-6])\s*>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


def html_lines(html: str) -> list[str]:
    """The lines a reader would see, tags gone, entities as letters."""
    shown = _TAG.sub("", _BREAK.sub("\n", _seen(html)))
    return [line.strip() for line in unescape(shown).split("\n") if line.strip()]


def html_rows(html: str) -> list[list[list[str]]]:
    """Rows of cells, each cell its lines; [] when the block holds no table."""
    rows = []
    for row in _ROW.split(_seen(html))[1:]:
        cells = _CELL.split(row)[1:]
        if cells:
            rows.append([html_lines(cell) for cell in cells])
    return rows


def _seen(html: str) -> str:
    return _UNSEEN.sub("", _COMMENT.sub("", html))
