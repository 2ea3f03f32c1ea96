"""Near-duplicate texts among texts in memory: one against many, and groups of many."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Generic, TypeVar

from nepso.foundation.similarity.likeness import Likeness, compare
from nepso.foundation.similarity.shingles import (
    Shingles,
    jaccard,
    shared_needed,
    shingles,
    sketch,
)

# Jaccard of word triples from which two texts are pointed out: about one word in eight changed.
NEAR = 0.5
# A set phrase stands in countless texts: only the newest holders of one hash are looked at.
NEWEST_HOLDERS = 200
# Of many that share hashes, so many are compared, those that share most first.
COMPARED_MOST = 100

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class NearText(Generic[K]):
    """A text found near, by its key, and why."""

    key: K
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class NearGroup(Generic[K]):
    """Texts that hang together, in the order given. ``members`` tells each one's likeness to
    ``lead``, the longest, the lead itself left out."""

    lead: K
    members: tuple[NearText[K], ...]


def near_texts(text: str, among: Mapping[K, str], *, threshold: float = NEAR) -> list[NearText[K]]:
    """Those of ``among`` that are near ``text``, the nearest first; compared one by one."""
    mine = shingles(text)
    found = [
        NearText(key, compare(text, other))
        for key, other in among.items()
        if mine and jaccard(mine, shingles(other)) >= threshold
    ]
    return sorted(found, key=lambda near: -near.likeness.jaccard)


class TextIndex(Generic[K]):
    """Texts added one after another, each looked up among those before it.

    Keeps the hashes of a text, never the text. Exact: what is found has the Jaccard asked for.
    """

    def __init__(self, *, threshold: float = NEAR) -> None:
        self._threshold = threshold
        self._keys: list[K] = []
        self._sets: list[array[int]] = []
        self._holders: dict[int, array[int]] = {}

    def near(self, of: Shingles) -> list[tuple[K, float]]:
        """Keys with their Jaccard, the nearest first."""
        return [(self._keys[at], j) for at, j in self._near(of, sketch(of))]

    def add(self, key: K, of: Shingles) -> None:
        """Keep a text under ``key``."""
        self._add(key, of, sketch(of))

    def meet(self, key: K, of: Shingles) -> list[tuple[K, float]]:
        """Look up and keep in one step: those before it that are near."""
        least = sketch(of)
        found = self._near(of, least)
        self._add(key, of, least)
        return [(self._keys[at], j) for at, j in found]

    def _add(self, key: K, of: Shingles, least: list[int]) -> None:
        at = len(self._keys)
        self._keys.append(key)
        self._sets.append(array("q", of))
        for value in least:
            holders = self._holders.get(value)
            if holders is None:
                self._holders[value] = array("I", (at,))
            else:
                holders.append(at)

    def _near(self, of: Shingles, least: list[int]) -> list[tuple[int, float]]:
        seen: Counter[int] = Counter()
        for value in least:
            holders = self._holders.get(value)
            if holders is not None:
                seen.update(holders[-NEWEST_HOLDERS:])
        size = len(of)
        found = []
        for at, shared in islice(self._worth(seen, size), COMPARED_MOST):
            other = self._sets[at]
            if shared >= shared_needed(size, len(other)):
                same = jaccard(of, other)
                if same >= self._threshold:
                    found.append((at, same))
        return sorted(found, key=lambda pair: -pair[1])

    def _worth(self, seen: Counter[int], size: int) -> Iterable[tuple[int, int]]:
        """Those whose size leaves the Jaccard possible, most shared first."""
        least, most = size * self._threshold, size / self._threshold
        if len(seen) <= COMPARED_MOST:
            pairs: Iterable[tuple[int, int]] = seen.items()
        else:
            pairs = seen.most_common()
        return (pair for pair in pairs if least <= len(self._sets[pair[0]]) <= most)


def group_near(texts: Mapping[K, str], *, threshold: float = NEAR) -> list[NearGroup[K]]:
    """Groups of two or more texts that hang together, each pair by links of at least
    ``threshold``; in the order of their first member. A text near none is in no group."""
    index: TextIndex[K] = TextIndex(threshold=threshold)
    head: dict[K, K] = {}
    for key, text in texts.items():
        head[key] = key
        for other, _ in index.meet(key, shingles(text)):
            head[_root(head, other)] = _root(head, key)
    groups: dict[K, list[K]] = {}
    for key in texts:
        groups.setdefault(_root(head, key), []).append(key)
    return [_group(keys, texts) for keys in groups.values() if len(keys) > 1]


def _root(head: dict[K, K], key: K) -> K:
    while head[key] != key:
        head[key] = head[head[key]]
        key = head[key]
    return key


def _group(keys: list[K], texts: Mapping[K, str]) -> NearGroup[K]:
    lead = max(keys, key=lambda key: len(texts[key]))
    members = (NearText(key, compare(texts[lead], texts[key])) for key in keys if key != lead)
    return NearGroup(lead, tuple(members))
