"""Why two texts are called alike: how much of them is the same, and which passages."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nepso.foundation.similarity.shingles import jaccard, shingle_list, words
from nepso.kernel.folding import fold, nfc

# A shared run shorter than this is a set phrase ("bộ quy tắc ứng xử"), not a passage.
PASSAGE_WORDS = 6
# A triple that occurs oftener in one text is looked for at its first places only.
_PLACES = 8
_TOKEN = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of words found in both texts; ``text`` as the first prints it.

    ``start`` and ``end`` are its place in the first text (NFC), ``other_start`` and
    ``other_end`` in the second, for marking.
    """

    text: str
    words: int
    start: int
    end: int
    other_start: int
    other_end: int


@dataclass(frozen=True, slots=True)
class Likeness:
    """``jaccard`` decides; ``share`` is for people: the part (0 to 1) of the words of both texts
    that lies in shared runs of three words or more. ``passages`` are the longer ones."""

    jaccard: float
    share: float
    passages: tuple[Passage, ...]

    @property
    def percent(self) -> int:
        """``share`` in whole percent, rounded down: 100 is only said of the very same words."""
        return int(self.share * 100)

    @property
    def sentence(self) -> str:
        """For a person: "giống 92 %: cùng 3 đoạn"."""
        if self.percent == 100:
            return "giống hệt từng chữ (không kể dấu, chữ hoa)"
        if not self.passages:
            return f"giống {self.percent} %: cùng nhiều cụm từ ngắn"
        return f"giống {self.percent} %: cùng {len(self.passages)} đoạn"


def compare(first: str, second: str) -> Likeness:
    """How alike two texts are, with the passages they share, in the order of the first."""
    mine, theirs = _Read(first), _Read(second)
    if mine.folded == theirs.folded:
        runs = [(0, 0, len(mine.folded))] if mine.folded else []
        share = 1.0 if runs else 0.0
    else:
        runs = _runs(mine.triples, theirs.triples)
        covered = len(_covered(runs, 0)) + len(_covered(runs, 1))
        share = min(covered / max(len(mine.folded) + len(theirs.folded), 1), 0.9999)
    passages = tuple(_passage(mine, theirs, run) for run in runs if run[2] >= PASSAGE_WORDS)
    same = jaccard(frozenset(mine.triples), frozenset(theirs.triples))
    return Likeness(same, share, passages)


class _Read:
    """A text with its folded words, where each is printed, and the triples."""

    def __init__(self, text: str) -> None:
        self.text = nfc(text)
        self.spans = [m.span() for m in _TOKEN.finditer(self.text)]
        self.folded = [fold(self.text[a:b]) for a, b in self.spans]
        if self.folded != words(text):  # a letter that folds into two words: no places then
            self.folded = words(text)
            self.spans = [(0, len(self.text))] * len(self.folded)
        self.triples = shingle_list(self.folded)


Run = tuple[int, int, int]  # first word here, first word there, number of words


def _runs(mine: list[int], theirs: list[int]) -> list[Run]:
    places: dict[int, list[int]] = {}
    for place, triple in enumerate(theirs):
        found = places.setdefault(triple, [])
        if len(found) < _PLACES:
            found.append(place)
    runs, at = [], 0
    while at < len(mine):
        length, start = max(
            ((_run_length(mine, theirs, at, p), -p) for p in places.get(mine[at], ())),
            default=(0, 0),
        )
        if length:
            runs.append((at, -start, length + 2))
        at += max(length, 1)
    return runs


def _run_length(mine: list[int], theirs: list[int], at: int, place: int) -> int:
    length = 0
    for a, b in zip(mine[at:], theirs[place:], strict=False):
        if a != b:
            break
        length += 1
    return length


def _covered(runs: list[Run], side: int) -> set[int]:
    return {word for run in runs for word in range(run[side], run[side] + run[2])}


def _passage(mine: _Read, theirs: _Read, run: Run) -> Passage:
    here, there, length = run
    start, end = mine.spans[here][0], mine.spans[min(here + length, len(mine.spans)) - 1][1]
    other = theirs.spans[there : there + length]
    return Passage(mine.text[start:end], length, start, end, other[0][0], other[-1][1])
