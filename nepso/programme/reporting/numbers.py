"""Numbers as people type them: 1.234,5 the Vietnamese way, 1234.5 as a spreadsheet gives it."""

from __future__ import annotations

import re
from decimal import Decimal

MOST_DIGITS = 15
_GROUPED = re.compile(r"[0-9]{1,3}(?:[.\s][0-9]{3})+(?:,[0-9]+)?")
_PLAIN = re.compile(r"[0-9]+(?:,[0-9]+)?")
_POINT = re.compile(r"[0-9]+\.[0-9]+")


def number_of(text: str) -> Decimal | None:
    """The number of a text, None for an empty one; "1.234" is a thousand and more.

    Raises ValueError for what is no number, and for one of more than 15 digits.
    """
    plain = " ".join(text.replace("\N{MINUS SIGN}", "-").split())
    sign = -1 if plain.startswith("-") else 1
    plain = plain.lstrip("-+").strip()
    if not plain:
        return None
    if _GROUPED.fullmatch(plain):
        plain = re.sub(r"[.\s]", "", plain).replace(",", ".")
    elif _PLAIN.fullmatch(plain):
        plain = plain.replace(",", ".")
    elif not _POINT.fullmatch(plain):
        raise ValueError(text)
    if len(plain.replace(".", "")) > MOST_DIGITS:
        raise ValueError(text)
    return sign * Decimal(plain)
