"""First lines set in by blanks: the one piece of geometry that plain text may have kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from vanban.reading.letters import pattern

_POINTS = 5.0  # a blank of a text set in 14 points, about
_LONG = 48  # letters of a line that fills the page
_SET_IN = 3  # blanks from which a first line counts as set in
_GOES_ON = pattern(r"[a-zà-ỹđ](?![.)])")  # a line that carries on one above


def blanks_before(raw: str) -> int:
    """How far a line is set in, in blanks; a tab counts for eight."""
    return len(raw.expandtabs(8)) - len(raw.expandtabs(8).lstrip())


def indents(pages: Sequence[Sequence[tuple[int, str]]]) -> list[list[float | None]]:
    """The indent of each line in points, or None where the text has no such habit.

    A page is a list of lines (blanks before it, its words). The habit: paragraphs begin some
    blanks in and go on at the margin, as ``pdftotext -layout`` and typewriters leave it.
    """
    margins = [_margin(page) for page in pages]
    far = [
        (blanks - margin, words)
        for page, margin in zip(pages, margins, strict=True)
        for blanks, words in page
        if _tells(words)
    ]
    if not _is_habit(far):
        return [[None] * len(page) for page in pages]
    return [
        [_POINTS * (blanks - margin) for blanks, _ in page]
        for page, margin in zip(pages, margins, strict=True)
    ]


def _margin(page: Sequence[tuple[int, str]]) -> int:
    counts = Counter(blanks for blanks, words in page if _tells(words))
    if not counts:
        return 0
    enough = max(2.0, max(counts.values()) * 0.15)
    return min((blanks for blanks, n in counts.items() if n >= enough), default=min(counts))


def _tells(words: str) -> bool:
    """Whether a line is part of a paragraph for sure: it is long, or carries on another."""
    return len(words) >= _LONG or bool(_GOES_ON.match(words))


def _is_habit(lines: Sequence[tuple[int, str]]) -> bool:
    """Whether many first lines stand in, many others at the margin, and hardly any hangs."""
    set_in = [words for blanks, words in lines if blanks >= _SET_IN]
    hanging = sum(bool(_GOES_ON.match(words)) for words in set_in)
    flush = len(lines) - len(set_in)
    return (
        flush >= 3
        and len(set_in) >= max(3, 0.1 * len(lines))
        and hanging <= max(1, 0.08 * len(set_in))
    )
