"""Weighed words: how much each word, pair of words, concept and marker of a text speaks for each
harm (``words/weighed.toml``, fitted by ``training/fitting.py``).

Rules need the right words side by side; a harm told in other words meets none of them, and yet
most of its words are a harm's. Only words of the rules' own lists are weighed, none of
``words/never.toml``, and one word never is enough (``weighing.py``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

from nepso.casework.intake.harms import SUGGESTED
from nepso.casework.triage.reading.tokens import Tokens
from nepso.casework.triage.rules import shipped

# A number in words; before the names of concepts and of markers in the file.
NUMBER, CONCEPT, MARKER = "#", "@", "~"
_DIGITS = frozenset("0123456789")
# Fewer words than these that speak for a harm say nothing.
_LEAST = 3
_TOLD = 4

# The weights of one thing for every harm, in hundredths, in one number: `_BITS` for each harm, so
# that one addition adds them all. A text's sums stay far within.
Row = int
_BITS, _PER_ONE = 20, 100
_HALF, _ALL = 1 << (_BITS - 1), (1 << _BITS) - 1


@dataclass(frozen=True, slots=True)
class Table:
    """For words, pairs of words, concepts and markers: what each speaks for every harm."""

    words: Mapping[str, Row]
    pairs: Mapping[tuple[str, str], Row]
    concepts: Mapping[str, Row]
    markers: Mapping[str, Row]
    bias: Row


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The tables for texts typed with and without tone marks; ``harms`` name the columns."""

    harms: tuple[str, ...]
    marked: Table
    bare: Table

    def table(self, tokens: Tokens) -> Table:
        """The one that a text is read with."""
        return self.bare if tokens.is_bare else self.marked

    def row(self, tokens: Tokens, said: Collection[str]) -> Row:
        """What the text's words and the concepts ``said`` add up to."""
        table, words = self.table(tokens), kinds(tokens)
        return (
            table.bias
            + sum(map(table.words.__getitem__, table.words.keys() & set(words)))
            + sum(map(table.pairs.__getitem__, table.pairs.keys() & set(pairwise(words))))
            + sum(map(table.concepts.__getitem__, table.concepts.keys() & set(said)))
        )

    def marks(self, tokens: Tokens, names: Collection[str]) -> Row:
        """What the markers ``names`` add to it."""
        markers = self.table(tokens).markers
        return sum(map(markers.__getitem__, markers.keys() & names))

    def sums(self, row: Row) -> list[float]:
        """A row as one number for every harm."""
        return _columns(row, len(self.harms))

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


def _packed(weights: Iterable[float]) -> Row:
    return sum(round(one * _PER_ONE) << (_BITS * at) for at, one in enumerate(weights))


def _columns(row: Row, count: int) -> list[float]:
    """What a packed number holds for the first ``count`` harms."""
    return [one / _PER_ONE for one in _hundredths(row, count)]


def _hundredths(row: Row, count: int) -> list[int]:
    row += _halves(count)
    return [(row >> (_BITS * at) & _ALL) - _HALF for at in range(count)]


@lru_cache(maxsize=20_000)
def _weighs(row: Row) -> tuple[int, ...]:
    """What the row of one word holds for each harm, in hundredths."""
    return tuple(_hundredths(row, len(SUGGESTED)))


@cache
def _halves(count: int) -> Row:
    return sum(_HALF << (_BITS * at) for at in range(count))


def kinds(tokens: Tokens) -> list[str]:
    """The words of a text as they are weighed: every number is one."""
    return [NUMBER if word[0] in _DIGITS else word for word in tokens.words]


def features(tokens: Tokens, said: Iterable[str], marks: Iterable[str]) -> set[str]:
    """All that is weighed in a text, by the names it has in the file."""
    words = kinds(tokens)
    named = {CONCEPT + name for name in said} | {MARKER + name for name in marks}
    return {*words, *map(" ".join, pairwise(words)), *named}


@cache
def lexicon() -> Lexicon:
    """The shipped weights, read once."""
    data = shipped("weighed")
    harms = tuple(data["harms"])
    return Lexicon(harms, _table(data["marked"], harms), _table(data["bare"], harms))


def _table(data: Mapping[str, Any], harms: tuple[str, ...]) -> Table:
    rows: dict[str, list[float]] = {}
    for at, harm in enumerate(harms):
        for weight, names in data["weights"][harm].items():
            for name in names.split("; "):
                rows.setdefault(name, [0.0] * len(harms))[at] = float(weight)
    words: dict[str, Row] = {}
    pairs: dict[tuple[str, str], Row] = {}
    named: dict[str, dict[str, Row]] = {CONCEPT: {}, MARKER: {}}
    for name, row in rows.items():
        first, _, second = name.partition(" ")
        if second:
            pairs[first, second] = _packed(row)
        elif name[0] in named:
            named[name[0]][name[1:]] = _packed(row)
        else:
            words[name] = _packed(row)
    bias = _packed(float(data["bias"][harm]) for harm in harms)
    return Table(words, pairs, named[CONCEPT], named[MARKER], bias)
