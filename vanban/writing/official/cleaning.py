"""Text made fit for any writer: NFC, no character that XML or a reader of screens cannot bear."""

from __future__ import annotations

import dataclasses
import unicodedata
from collections.abc import Callable
from enum import StrEnum
from typing import TypeVar

T = TypeVar("T")

_DIRECTION = {*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F}
_BREAKS = str.maketrans({"\r": None, "\u2028": "\n", "\u2029": "\n", "\t": " "})


def clean(text: str) -> str:
    """``text`` in NFC without control characters, lone surrogates, non-characters and marks that
    turn the direction of reading; a line break stays, a tab becomes a space."""
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n").translate(_BREAKS)
    return unicodedata.normalize("NFC", "".join(letter for letter in text if _may_stay(letter)))


def _may_stay(letter: str) -> bool:
    code = ord(letter)
    if letter == "\n":
        return True
    if code == 0xFEFF:  # a byte order mark within a text
        return False
    if unicodedata.category(letter) in ("Cc", "Cs") or code in _DIRECTION:
        return False
    return not (0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE)


def cleaned(thing: T) -> T:
    """A copy of a dataclass, tuple or string with every text in it clean."""
    return with_texts(thing, clean)


def with_texts(thing: T, change: Callable[[str], str], but: frozenset[str] = frozenset()) -> T:
    """A copy of a dataclass, tuple or string with every text changed, but in the fields named."""
    if isinstance(thing, str) and not isinstance(thing, StrEnum):
        return change(thing)  # type: ignore[return-value]
    if isinstance(thing, tuple):
        return tuple(with_texts(part, change, but) for part in thing)  # type: ignore[return-value]
    if dataclasses.is_dataclass(thing) and not isinstance(thing, type):
        facts = {field.name: getattr(thing, field.name) for field in dataclasses.fields(thing)}
        changed = {
            name: value if name in but else with_texts(value, change, but)
            for name, value in facts.items()
        }
        return type(thing)(**changed)
    return thing
