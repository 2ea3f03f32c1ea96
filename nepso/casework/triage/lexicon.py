"""Weighed words: how much each word and each two words side by side of a text speak for each harm
(``words/weighed.tsv``, fitted by ``training/fitting.py``).

Rules need the right words side by side; a harm told in other words meets none of them, and yet
most of its words are a harm's. What a text's words add up to is divided by how many there are,
rare ones counting more: a long text says no more than a short one by its length. Never weighed are
the words of ``words/never.toml``, and one word never is enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from math import sqrt

from nepso.casework.intake.harms import SUGGESTED
from nepso.casework.triage.reading.tokens import Tokens
from nepso.casework.triage.rules import WORDS

# A number in words.
NUMBER = "#"
_DIGITS = frozenset("0123456789")
_COMMENT = "# "
# Fewer words than these that speak for a harm say nothing.
_LEAST = 3
_TOLD = 4
# A text of few known words counts as one of so many: sums are divided by at least this.
LEAST_LENGTH = 15.0

# The weights of one thing for every harm, in hundredths, in one number: `_BITS` for each harm, so
# that one addition adds them all; above them how rare it is, squared. Sums stay far within.
Row = int
_BITS, _PER_ONE = 26, 100
_HALF, _ALL = 1 << (_BITS - 1), (1 << _BITS) - 1
_COUNT = len(SUGGESTED)
_HALVES = sum(_HALF << (_BITS * at) for at in range(_COUNT))


@dataclass(frozen=True, slots=True)
class Table:
    """For words and pairs of words: what each speaks for every harm; ``bias``: what none says."""

    words: Mapping[str, Row]
    pairs: Mapping[tuple[str, str], Row]
    bias: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The tables for texts typed with and without tone marks; ``harms`` name the columns."""

    harms: tuple[str, ...]
    marked: Table
    bare: Table

    def table(self, tokens: Tokens) -> Table:
        """The one that a text is read with."""
        return self.bare if tokens.is_bare else self.marked

    def row(self, tokens: Tokens, words: Sequence[str]) -> Row:
        """What the text's words (``kinds``) and pairs of them add up to."""
        table = self.table(tokens)
        return sum(map(table.words.__getitem__, table.words.keys() & set(words))) + sum(
            map(table.pairs.__getitem__, table.pairs.keys() & set(pairwise(words)))
        )

    def sums(self, tokens: Tokens, row: Row) -> list[float]:
        """A row as one number for every harm, by the text's length: 0 is enough to suggest it."""
        row += _HALVES
        length = sqrt(max(row >> (_BITS * _COUNT), 0) / _PER_ONE)
        scale = 1 / (_PER_ONE * max(length, LEAST_LENGTH))
        bias = self.table(tokens).bias
        return [((row >> (_BITS * at) & _ALL) - _HALF) * scale + bias[at] for at in range(_COUNT)]

    def telling(self, harm: str, tokens: Tokens) -> list[tuple[int, int]]:
        """Which words (first, last) speak most for ``harm``, in the text's order; none where
        fewer than three do."""
        table, words, at = self.table(tokens), kinds(tokens), self.harms.index(harm)
        ones = [_weighs(table.words[word])[at] if word in table.words else 0 for word in words]
        pairs = table.pairs
        twos = [_weighs(pairs[two])[at] if two in pairs else 0 for two in pairwise(words)]
        if sum(one > 0 for one in ones) < _LEAST:
            return []
        spans = {(i, i): one for i, one in enumerate(ones)}
        spans |= {(i, i + 1): two + ones[i] + ones[i + 1] for i, two in enumerate(twos)}
        chosen: list[tuple[int, int]] = []
        for span in sorted((s for s in spans if spans[s] > 0), key=lambda s: -spans[s]):
            if all(span[1] < other[0] or span[0] > other[1] for other in chosen):
                chosen.append(span)
        return sorted(chosen[:_TOLD])


def _packed(weights: Iterable[float], rarity: float) -> Row:
    row = sum(round(one * _PER_ONE) << (_BITS * at) for at, one in enumerate(weights))
    return row + (round(rarity * rarity * _PER_ONE) << (_BITS * _COUNT))


@lru_cache(maxsize=20_000)
def _weighs(row: Row) -> tuple[int, ...]:
    """What the row of one word holds for each harm, in hundredths."""
    row += _HALVES
    return tuple((row >> (_BITS * at) & _ALL) - _HALF for at in range(_COUNT))


def kinds(tokens: Tokens) -> list[str]:
    """The words of a text as they are weighed: every number is one."""
    return [NUMBER if word[0] in _DIGITS else word for word in tokens.words]


def features(tokens: Tokens) -> set[str]:
    """All that is weighed in a text, by the names it has in the file."""
    words = kinds(tokens)
    return {*words, *map(" ".join, pairwise(words))}


# A line of the file: the table, the name, how rare it is, its weights.
_Line = tuple[str, str, str, list[str]]


@cache
def lexicon() -> Lexicon:
    """The shipped weights, read once."""
    text = (WORDS / "weighed.tsv").read_text(encoding="utf-8")
    head, *lines = (one for one in text.splitlines() if not one.startswith(_COMMENT))
    read: list[_Line] = []
    for line in lines:
        table, name, rarity, *weights = line.split("\t")
        read.append((table, name, rarity, weights))
    harms = tuple(head.split("\t")[3:])
    if set(harms) != set(map(str, SUGGESTED)):
        raise ValueError(f"weighed.tsv: the columns are not our harms: {harms}")
    return Lexicon(harms, *(_table(read, name) for name in ("marked", "bare")))


def _table(lines: Iterable[_Line], table: str) -> Table:
    words: dict[str, Row] = {}
    pairs: dict[tuple[str, str], Row] = {}
    bias: tuple[float, ...] = ()
    for of, name, rarity, values in lines:
        if of != table:
            continue
        weights = [float(one or 0) for one in values]
        first, _, second = name.partition(" ")
        if not name:
            bias = tuple(weights)
        elif second:
            pairs[first, second] = _packed(weights, float(rarity))
        else:
            words[first] = _packed(weights, float(rarity))
    return Table(words, pairs, bias)
