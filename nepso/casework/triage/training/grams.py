"""Pieces of words, two to five letters long: what the classifier reads.

They are those of scikit-learn's ``char_wb``, so that a model learned there is read here without
it; a test compares the two.
"""

from __future__ import annotations

from collections import Counter
from math import log, sqrt

from nepso.kernel.folding import nfc

SHORTEST, LONGEST = 2, 5


def prepared(text: str) -> str:
    """How a text is read: composed, in small letters."""
    return nfc(text).lower()


def grams_of(word: str) -> list[str]:
    """The pieces of one word, its edges marked by a space; a short word counts once a length."""
    padded, pieces = f" {word} ", []
    for size in range(SHORTEST, LONGEST + 1):
        pieces += [padded[at : at + size] for at in range(max(1, len(padded) - size + 1))]
        if len(padded) <= size:
            break
    return pieces


def weighed(words: list[str], rarity: dict[str, float]) -> dict[str, float]:
    """Each known piece with its weight in this text (1 + log of count, times rarity, length 1)."""
    counts = Counter(piece for word in words for piece in grams_of(word))
    values = {
        piece: (1 + log(count)) * rarity[piece]
        for piece, count in counts.items()
        if piece in rarity
    }
    length = sqrt(sum(value * value for value in values.values()))
    return {piece: value / length for piece, value in values.items()} if length else {}
