"""Which measures (part II) a duty (part IV) carries out: ranked, each with its shared words.

Cosine of folded words and word pairs, each weighed by how rare it is in this plan (idf), so that
words every line of the plan has count for nothing. Pure Python: a plan has some hundred duties.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from nepso.kernel.folding import fold
from nepso.programme.plans.shared_phrases import shared_phrases

LEAST = 0.12
MOST_EACH = 3
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class LinkSuggestion:
    """Position of the measure among those given, score from 0 to 1, reasons in Vietnamese."""

    measure: int
    score: float
    reasons: list[str]


class Similarity:
    """Likeness of texts among themselves; built over all texts of one plan."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        self._folded = [f" {' '.join(_WORD.findall(fold(text)))} " for text in texts]
        counts = [Counter(_terms(text)) for text in texts]
        spread = Counter(term for count in counts for term in count)
        total = len(texts)
        self._idf = {term: math.log((1 + total) / (0.5 + n)) for term, n in spread.items()}
        self._vectors = [self._vector(count) for count in counts]

    def _vector(self, count: Counter[str]) -> dict[str, float]:
        weights = {t: (1 + math.log(n)) * max(self._idf[t], 0.0) for t, n in count.items()}
        length = math.sqrt(sum(w * w for w in weights.values())) or 1.0
        return {term: weight / length for term, weight in weights.items() if weight}

    def is_everywhere(self, words: Sequence[str]) -> bool:
        """Whether more than three texts, and more than a third of all, say these words together."""
        phrase = f" {' '.join(words)} "
        return sum(phrase in text for text in self._folded) > max(3, len(self.texts) // 3)

    def of(self, a: int, b: int) -> float:
        """Cosine of two of the texts, by position."""
        return sum(self.shared(a, b).values())

    def shared(self, a: int, b: int) -> dict[str, float]:
        """What each shared term adds to the cosine."""
        left, right = self._vectors[a], self._vectors[b]
        if len(left) > len(right):
            left, right = right, left
        return {term: w * right[term] for term, w in left.items() if term in right}


def _terms(text: str) -> list[str]:
    """Folded syllables and pairs of neighbours: Vietnamese words are mostly pairs."""
    words = _WORD.findall(fold(text))
    return words + [f"{a} {b}" for a, b in pairwise(words)]


def suggest_links(duties: Sequence[str], measures: Sequence[str]) -> list[list[LinkSuggestion]]:
    """For each duty at most three measures, the likeliest first."""
    likeness = Similarity([*duties, *measures])
    found = []
    for position in range(len(duties)):
        scores = [(likeness.of(position, len(duties) + m), -m) for m in range(len(measures))]
        best = sorted((s for s in scores if s[0] >= LEAST), reverse=True)[:MOST_EACH]
        found.append(
            [
                LinkSuggestion(
                    measure=-m,
                    score=round(score, 3),
                    reasons=_reasons(likeness, position, len(duties) - m),
                )
                for score, m in best
            ]
        )
    return found


def _reasons(likeness: Similarity, duty: int, measure: int) -> list[str]:
    """The heaviest shared phrases with their tone marks, as the duty prints them."""
    shared = likeness.shared(duty, measure)

    def weight(words: list[str]) -> float:
        """What their pairs add to the likeness; nothing for what every third text says."""
        folded = [fold(word) for word in words]
        if likeness.is_everywhere(folded):
            return 0
        return sum(shared.get(f"{a} {b}", 0.0) for a, b in pairwise(folded))

    phrases = shared_phrases(likeness.texts[duty], likeness.texts[measure], weight)
    if not phrases:
        return ["Nhiều từ giống nhau, không có cụm từ riêng nào chung."]
    return [f"Cùng nói về “{phrase}”." for phrase in phrases[:MOST_EACH]]
