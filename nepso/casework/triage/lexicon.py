"""Weighed words: how much each word, pair of words, concept and marker of a text speaks for each
harm (``words/weighed.toml``, fitted by ``training/fitting.py``).

Rules need the right words side by side; a harm told in other words meets none of them, and yet
most of its words are a harm's. Only words of the rules' own lists are weighed, none of
``words/never.toml``, and one word never is enough (``weighing.py``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from nepso.casework.triage.reading.phrases import Hit
from nepso.casework.triage.reading.tokens import Tokens
from nepso.casework.triage.rules import shipped

# A number in words; before the names of concepts and of markers in the file.
NUMBER, CONCEPT, MARKER = "#", "@", "~"
_DIGITS = frozenset("0123456789")
# Fewer words than these that speak for a harm say nothing.
_LEAST = 3
_TOLD = 4

Row = tuple[float, ...]


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

    def sums(self, tokens: Tokens, said: Iterable[str], marks: Iterable[str]) -> list[float]:
        """For every harm what the text's words, concepts ``said`` and ``marks`` add up to."""
        table, words = self.table(tokens), kinds(tokens)
        rows = [table.bias]
        rows += map(table.words.__getitem__, table.words.keys() & set(words))
        rows += map(table.pairs.__getitem__, table.pairs.keys() & set(pairwise(words)))
        rows += [table.concepts[name] for name in said if name in table.concepts]
        rows += [table.markers[name] for name in marks if name in table.markers]
        return list(map(sum, zip(*rows, strict=True)))

    def telling(self, harm: str, tokens: Tokens) -> list[tuple[int, int]]:
        """Which words (first, last) speak most for ``harm``, in the text's order; none where
        fewer than three do."""
        table, words, at = self.table(tokens), kinds(tokens), self.harms.index(harm)
        ones = [table.words[word][at] if word in table.words else 0.0 for word in words]
        twos = [table.pairs[two][at] if two in table.pairs else 0.0 for two in pairwise(words)]
        if sum(one > 0 for one in ones) < _LEAST:
            return []
        both = {(i, i + 1): two + ones[i] + ones[i + 1] for i, two in enumerate(twos)}
        spans = {**{(i, i): one for i, one in enumerate(ones)}, **both}
        chosen: list[tuple[int, int]] = []
        for span in sorted((s for s in spans if spans[s] > 0), key=lambda s: -spans[s]):
            if all(span[1] < other[0] or span[0] > other[1] for other in chosen):
                chosen.append(span)
        return sorted(chosen[:_TOLD])


def kinds(tokens: Tokens) -> list[str]:
    """The words of a text as they are weighed: every number is one."""
    return [NUMBER if word[0] in _DIGITS else word for word in tokens.words]


def features(tokens: Tokens, hits: Iterable[Hit], marks: Iterable[Hit]) -> set[str]:
    """All that is weighed in a text, by the names it has in the file."""
    words = kinds(tokens)
    named = {CONCEPT + hit.concept for hit in hits} | {MARKER + mark.concept for mark in marks}
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
    named = {name: tuple(row) for name, row in rows.items()}
    two = {name: tuple(name.split(" ")) for name in named if " " in name}
    return Table(
        {n: row for n, row in named.items() if n[0] not in (CONCEPT, MARKER) and n not in two},
        {(parts[0], parts[1]): named[name] for name, parts in two.items()},
        {name[1:]: row for name, row in named.items() if name[0] == CONCEPT},
        {name[1:]: row for name, row in named.items() if name[0] == MARKER},
        tuple(float(data["bias"][harm]) for harm in harms),
    )
