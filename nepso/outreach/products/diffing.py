"""What changed between two versions, field by field, word by word, for a person to read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from nepso.outreach.products.facts import LABELS, words_of_fact

SAME, GONE, NEW = "same", "gone", "new"
# Longer ones are shown as a whole, old and new: comparing costs the product of their lengths.
MOST_WORDS, MOST_LINES = 1_500, 600
_WORDS = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words: ``kind`` is "same", "gone" or "new"."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that differs: its label, and its paragraphs as runs of words."""

    label: str
    paragraphs: list[list[Piece]]


def differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Difference]:
    """The fields in which ``new`` differs from ``old``, in the order of the form."""
    found = []
    for name, label in LABELS.items():
        before, after = words_of_fact(name, old.get(name)), words_of_fact(name, new.get(name))
        if before != after:
            found.append(Difference(label, list(_paragraphs(before, after))))
    return found


def pieces_between(before: str, after: str) -> list[Piece]:
    """One short text against another, word by word."""
    return list(_words(before, after))


def _paragraphs(before: str, after: str) -> Iterator[list[Piece]]:
    old, new = ([line for line in text.split("\n") if line] for text in (before, after))
    if max(len(old), len(new)) > MOST_LINES:
        yield from ([Piece(kind, text)] for kind, text in ((GONE, before), (NEW, after)) if text)
        return
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for what, i1, i2, j1, j2 in matcher.get_opcodes():
        if what == "equal":
            yield [Piece(SAME, _shortened(old[i1:i2]))]
        elif what == "replace" and i2 - i1 == j2 - j1:
            for one, other in zip(old[i1:i2], new[j1:j2], strict=True):
                yield list(_words(one, other))
        else:
            yield from ([Piece(GONE, line)] for line in old[i1:i2])
            yield from ([Piece(NEW, line)] for line in new[j1:j2])


def _shortened(lines: list[str]) -> str:
    """Unchanged paragraphs: the only one whole, of several how many."""
    return lines[0] if len(lines) == 1 else f"({len(lines)} đoạn không đổi)"


def _words(one: str, other: str) -> Iterator[Piece]:
    old, new = _WORDS.findall(one), _WORDS.findall(other)
    if max(len(old), len(new)) > MOST_WORDS:
        yield from (Piece(kind, text) for kind, text in ((GONE, one), (NEW, other)) if text)
        return
    for what, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            yield Piece(SAME, "".join(old[i1:i2]))
            continue
        if i2 > i1:
            yield Piece(GONE, "".join(old[i1:i2]))
        if j2 > j1:
            yield Piece(NEW, "".join(new[j1:j2]))
