"""What a sentence does with its words: tells, offers, threatens, or only speaks of a thing.

Closed classes of words (persons, aspect, mood, number, who speaks) show it, and none of them is
about any subject. They stand in ``words/speech.toml``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace

from nepso.casework.triage.reading.phrases import Hit, PhraseIndex
from nepso.casework.triage.reading.tokens import Tokens

# A sentence begins with its first words: "Theo công an, …", "À, nhắc …".
_BEGINS_WITHIN = 2


# Markers of the sentences with which people end a letter to an office.
ENDING = frozenset({"pleads", "closes"})


@dataclass(frozen=True, slots=True)
class Marker:
    """``says`` names it for a person; ``weight`` speaks for (+) or against (-) something being
    done or told here. One that ``opens`` counts only where a sentence begins with it; one that
    ``yields`` says nothing where somebody tells who was harmed."""

    name: str
    says: str
    weight: float
    opens: bool = False
    yields: bool = False


class SpeechReader:
    """Many markers, looked for in one walk over a text's words."""

    def __init__(self, markers: Iterable[Marker], phrases: Iterable[tuple[str, str]]) -> None:
        """``phrases``: pairs of a marker's name and one of its phrases."""
        self.markers = {marker.name: marker for marker in markers}
        self._index = PhraseIndex(phrases)

    def marks(self, tokens: Tokens) -> list[Hit]:
        """Every marker that the text says, where it says it."""
        return [hit for hit in self._index.hits(tokens) if self._counts(hit, tokens.clauses)]

    def _counts(self, hit: Hit, clauses: list[int]) -> bool:
        if not self.markers[hit.concept].opens or hit.first < _BEGINS_WITHIN:
            return True
        return clauses[hit.first - _BEGINS_WITHIN] != clauses[hit.first]


def letter_ends(marks: Iterable[Hit], clauses: list[int]) -> int:
    """The first of the sentences that only end a letter ("Đề nghị xử lý theo pháp luật. Xin cảm
    ơn."): from there to the end each pleads or takes its leave. What they say of law, thanks and
    advice is no part of what is told. The first sentence always is."""
    if not clauses:
        return 0
    ending = {clauses[hit.first] for hit in marks if hit.concept in ENDING}
    end = clauses[-1] + 1
    while end - 1 > clauses[0] and end - 1 in ending:
        end -= 1
    return end


@dataclass(frozen=True, slots=True)
class Spoken:
    """How a text (``tokens``) speaks: all ``marks``; ``told`` names those before the letter ends;
    ``before`` is the text without the sentences that only end the letter."""

    tokens: Tokens
    marks: list[Hit]
    told: frozenset[str]
    before: Tokens


def spoken(marks: list[Hit], tokens: Tokens) -> Spoken:
    """What ``marks`` and the letter's end make of a text."""
    kept = bisect_left(tokens.clauses, letter_ends(marks, tokens.clauses))
    if kept == len(tokens.words):
        return Spoken(tokens, marks, frozenset(mark.concept for mark in marks), tokens)
    before = replace(
        tokens,
        words=tokens.words[:kept],
        spans=tokens.spans[:kept],
        clauses=tokens.clauses[:kept],
    )
    return Spoken(tokens, marks, frozenset(m.concept for m in marks if m.first < kept), before)


def marks_within(marks: Iterable[Hit], clauses: list[int], chosen: set[int]) -> dict[str, Hit]:
    """The first place of each marker within the sentences ``chosen``."""
    found: dict[str, Hit] = {}
    for hit in marks:
        if clauses[hit.first] in chosen:
            found.setdefault(hit.concept, hit)
    return found
