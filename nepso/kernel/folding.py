"""Folded text: the form in which Vietnamese is compared and searched."""

from __future__ import annotations

import unicodedata


def nfc(text: str) -> str:
    """The composed form (Unicode NFC): the plan itself arrives with 167 decomposed letters."""
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def lowered(text: str) -> str:
    """NFC, lower case, single spaces, tone marks kept: for hits that match to the mark."""
    return " ".join(nfc(text).lower().split())


def fold(text: str) -> str:
    """Lower case, đ as d, no marks, single spaces. "Đất  đai" becomes "dat dai"."""
    letters = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    others = {letter for letter in set(letters) if letter > "\x7f"}
    if all("\u0300" <= letter <= "\u036f" for letter in others):
        letters = letters.encode("ascii", "ignore").decode()  # as Vietnamese mostly is
        return " ".join(letters.split())
    for letter in others:  # a text has few different marks, and many of each
        if "\u0300" <= letter <= "\u036f" or unicodedata.combining(letter):
            letters = letters.replace(letter, "")
    return " ".join(letters.split())
