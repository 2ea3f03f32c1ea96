"""Symbols of documents as they are printed: "423/QĐ-BVHTTDL", "80-NQ/TW", "24/2018/QH14"."""

from __future__ import annotations

import re

_TYPE = r"(?:[A-ZĐ][A-Za-zĐđ]{0,11}\d{0,2}|TTLT|QH\d{1,2}|UBTVQH\d{1,2})"
SYMBOL = re.compile(
    r"(?<![\w/])(?P<number>\d{1,5}[a-zA-Z]?)\s?(?P<year>/\s?(?:19|"
    r"20)\d\d)?\s?(?P<joint>(?(year)[/-]?|[/-]))\s?"
    rf"(?P<sign>{_TYPE}(?:\s?[-–/&.]\s?[A-ZĐ][A-ZĐa-zđ&\d]*)*)"
)
_KINDLESS = re.compile(r"^(?:TP|KM|KV|USD|VND|PC|BC\d|H|G|K|T)$")


def symbols_in(text: str) -> list[str]:
    """Symbols of documents in ``text`` as printed, blanks removed, each once, in order."""
    seen: dict[str, None] = {}
    for found in SYMBOL.finditer(text):
        symbol = symbol_of(found)
        if symbol:
            seen.setdefault(symbol)
    return list(seen)


def symbol_of(found: re.Match[str]) -> str | None:
    """The symbol without its blanks, or None where it is the number of something else."""
    sign = found.group("sign")
    first = re.split(r"[-–/&.\s]", sign)[0]
    if _KINDLESS.match(first) or (
        found.group("year") is None and not re.search(r"[A-ZĐ]{2}", sign)
    ):
        return None
    if not re.search(r"[-/–]", sign) and not re.match(r"QH|UBTVQH|[A-ZĐ]{2,}", sign):
        return None
    if found.group("year") and not found.group("joint") and not re.search(r"[-–]", sign):
        return None  # "9/2026BI", the number of a sign or a lot: no document is numbered so
    symbol = re.sub(r"\s+", "", found.group()).replace("–", "-").rstrip(".-/&")
    return symbol if re.search(r"[A-ZĐ]", symbol) else None
