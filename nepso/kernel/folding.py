"""Folded text: the form in which Vietnamese is compared and searched."""

from __future__ import annotations

import re
import unicodedata

_GAPS = re.compile(r"\s+")
_D = str.maketrans({"đ": "d", "Đ": "d"})
_MARKS = re.compile("[\u0300-\u036f]+")  # nearly all there are; taken out at once, for speed


def nfc(text: str) -> str:
    """The composed form (Unicode NFC): the plan itself arrives with 167 decomposed letters."""
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def lowered(text: str) -> str:
    """NFC, lower case, single spaces, tone marks kept: for hits that match to the mark."""
    return _GAPS.sub(" ", nfc(text).lower()).strip()


def fold(text: str) -> str:
    """Lower case, đ as d, no marks, single spaces. "Đất  đai" becomes "dat dai"."""
    letters = unicodedata.normalize("NFD", text.lower().translate(_D))
    bare = _MARKS.sub("", letters)
    rare = {ord(c): None for c in set(bare) if unicodedata.combining(c)}
    if rare:
        bare = bare.translate(rare)
    return _GAPS.sub(" ", bare).strip()
