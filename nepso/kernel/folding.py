"""Folded text: the form in which Vietnamese is compared and searched."""

from __future__ import annotations

import re
import unicodedata

_NEITHER_ASCII_NOR_MARK = re.compile("[^\x00-\x7f\u0300-\u036f]")
_BEYOND_ASCII = bytes(range(0x80, 0x100))


def nfc(text: str) -> str:
    """The composed form (Unicode NFC): the plan itself arrives with 167 decomposed letters."""
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def lowered(text: str) -> str:
    """NFC, lower case, single spaces, tone marks kept: for hits that match to the mark."""
    return " ".join(nfc(text).lower().split())


def fold(text: str) -> str:
    """Lower case, đ as d, no marks, single spaces. "Đất  đai" becomes "dat dai"."""
    letters = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    if not _NEITHER_ASCII_NOR_MARK.search(letters):  # as Vietnamese mostly is
        letters = letters.encode().translate(None, _BEYOND_ASCII).decode("ascii")
        return " ".join(letters.split())
    others = {letter for letter in set(letters) if letter > "\x7f"}
    for letter in others:  # a text has few different marks, and many of each
        if "\u0300" <= letter <= "\u036f" or unicodedata.combining(letter):
            letters = letters.replace(letter, "")
    return " ".join(letters.split())
