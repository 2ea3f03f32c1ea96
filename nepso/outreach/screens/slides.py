"""What a slide says: pages of words that fit, cut between sentences, nothing lost."""

from __future__ import annotations

import re

from nepso.outreach.screens.kinds import Shape

# How much a person across the street reads before the page turns; fits at the smallest type.
_MOST = {Shape.LANDSCAPE: 300, Shape.PORTRAIT: 360}
_SENTENCE_END = re.compile(r"(?<=[.!?;:])\s+")


def pages_of(shape: str, shown: dict[str, str]) -> list[list[str]]:
    """The pages of a posting as lines; a board's line is cut already (``distribution``)."""
    if shape == Shape.LED:
        text = shown.get("line") or shown.get("title", "")
        return [[line] for line in text.split("\n") if line.strip()] or [[]]
    text = shown.get("body") or shown.get("line", "")
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    pages: list[list[str]] = [[]]
    room = most = _MOST[Shape(shape)]
    for line in lines:
        for piece in _pieces(line, most):
            if len(piece) > room and pages[-1]:
                pages.append([])
                room = most
            pages[-1].append(piece)
            room -= len(piece)
    return pages


def _pieces(line: str, most: int) -> list[str]:
    """A paragraph as pieces that fit a page: between sentences, else between words."""
    if len(line) <= most:
        return [line]
    pieces = [""]
    for sentence in _SENTENCE_END.split(line):
        for word in [sentence] if len(sentence) <= most else sentence.split():
            if pieces[-1] and len(pieces[-1]) + 1 + len(word) > most:
                pieces.append("")
            pieces[-1] = f"{pieces[-1]} {word}".strip()
    return pieces


def size_of(title: str, lines: list[str]) -> int:
    """The step of type at which so many words fit, where no script can try it out."""
    letters = len(title) * 2 + sum(map(len, lines))
    return sum(letters > most for most in (120, 180, 250, 330, 420))
