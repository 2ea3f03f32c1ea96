"""Phrases as a person writes them in the word lists, and where a text says them.

A phrase is words with, between them, ``..`` (up to three other words) or ``...`` (up to seven);
``(a|b c|d)`` stands for any one of these, ``[a|b]`` for one or none, both may nest. ``#`` is an
amount or number ("5 triệu", "500k"), ``#money``, ``#link``, ``#phone``, ``#smile`` and ``#asks``
(a question mark) what they say. A phrase never reaches over a full stop.

Words are written with their marks; in a text typed without marks they are compared without. There
a phrase whose every syllable may be many words ("bán", "bạn", "bàn") is not looked for, unless its
words stand side by side; one after ``!`` is looked for only in texts typed with marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from nepso.casework.triage.reading.tokens import MONEY, SHORT, TYPING, Tokens, settle
from nepso.kernel.folding import fold, nfc

NUMBER, MARKED_ONLY = "#", "!"
_DIGITS = frozenset("0123456789")
_GAPS = {"..": 3, "...": 7}
_PIECE = re.compile(r"[()\[\]|]|[^\s()\[\]|]+")
_VAGUE, _TELLING = (frozenset(TYPING[name].split()) for name in ("vague", "telling"))

# One step: how many other words may lie before it, and the words that it may be.
Step = tuple[int, frozenset[str]]
Way = tuple[frozenset[str] | int, ...]  # words, or the width of a gap


class Hit(NamedTuple):
    """Where a concept is said: words ``first`` to ``last`` of the text, both included."""

    concept: str
    first: int
    last: int


def ways_of(phrase: str) -> list[tuple[Step, ...]]:
    """The plain readings of one phrase of a word list.

    Raises ValueError for a phrase that is empty, begins or ends with a gap, or has a bracket
    without its fellow.
    """
    pieces = _PIECE.findall(nfc(phrase.lower()))
    ways, rest = _alternatives(pieces, 0)
    if rest != len(pieces):
        raise ValueError(f"a bracket without its fellow: {phrase!r}")
    return [_steps(way, phrase) for way in ways]


def _alternatives(pieces: list[str], at: int) -> tuple[list[Way], int]:
    """All ways up to a closing bracket; single words side by side are one step."""
    ways: list[Way] = []
    while True:
        row, at = _row(pieces, at)
        ways += row
        if at >= len(pieces) or pieces[at] != "|":
            break
        at += 1
    single = [way[0] for way in ways if len(way) == 1 and isinstance(way[0], frozenset)]
    longer = [way for way in ways if not (len(way) == 1 and isinstance(way[0], frozenset))]
    return ([(frozenset().union(*single),)] if single else []) + longer, at


def _row(pieces: list[str], at: int) -> tuple[list[Way], int]:
    ways: list[Way] = [()]
    while at < len(pieces) and pieces[at] not in ")]|":
        piece = pieces[at]
        at += 1
        if piece in "([":
            options, at = _alternatives(pieces, at)
            if at >= len(pieces) or pieces[at] != {"(": ")", "[": "]"}[piece]:
                raise ValueError(f"a bracket without its fellow: {' '.join(pieces)!r}")
            at += 1
            if piece == "[":
                options = [*options, ()]
        else:
            options = [(_GAPS[piece],)] if piece in _GAPS else [_plain(piece)]
        ways = [(*way, *option) for way in ways for option in options]
    return ways, at


@cache
def _plain(piece: str) -> Way:
    """A word as texts are read: short forms stand for what they shorten."""
    return tuple(frozenset({_settle(word)}) for word in SHORT.get(piece, piece).split())


def _steps(way: Way, phrase: str) -> tuple[Step, ...]:
    steps, gap = [], 0
    for part in way:
        if isinstance(part, int):
            gap = max(gap, part)
        else:
            steps.append((gap, part))
            gap = 0
    if gap or not steps or steps[0][0]:
        raise ValueError(f"a phrase begins and ends with a word: {phrase!r}")
    return tuple(steps)


class _Node:
    """A place in the tree of phrases: what ends here, and which words may come after which gap."""

    __slots__ = ("after", "by_step", "concepts")

    def __init__(self) -> None:
        self.concepts: list[str] = []
        self.by_step: dict[Step, _Node] = {}
        self.after: dict[int, dict[str, list[_Node]]] = {}

    def grow(self, step: Step) -> _Node:
        """The node behind one step; phrases that begin with the same steps share it."""
        if step not in self.by_step:
            node = self.by_step[step] = _Node()
            gap, words = step
            for word in words:
                self.after.setdefault(gap, {}).setdefault(word, []).append(node)
        return self.by_step[step]


class _State:
    """Several nodes at once: what is said here, and the states that the next words lead to.

    Built when a text first comes here: a word is looked up once however many phrases have it.
    """

    __slots__ = ("after", "concepts")

    def __init__(self, nodes: Iterable[_Node]) -> None:
        self.concepts: list[str] = []
        ways: dict[int, dict[str, list[_Node] | _State]] = {}
        for node in nodes:
            self.concepts += [name for name in node.concepts if name not in self.concepts]
            for gap, following in node.after.items():
                for word, further in following.items():
                    known = ways.setdefault(gap, {}).get(word, [])
                    ways[gap][word] = [*known, *further] if isinstance(known, list) else known
        self.after = [(gap + 2, following) for gap, following in ways.items()]

    def starts(self) -> dict[str, list[_Node] | _State]:
        """What the words may lead to that stand right here."""
        return next((following for _, following in self.after), {})


class PhraseIndex:
    """Many phrases in one tree, looked for in one walk over a text's words."""

    def __init__(self, concepts: Iterable[tuple[str, str]]) -> None:
        """``concepts``: pairs of a concept's name and one of its phrases."""
        marked, unmarked = _Node(), _Node()
        for concept, phrase in concepts:
            only_marked = phrase.startswith(MARKED_ONLY)
            for steps in ways_of(phrase.removeprefix(MARKED_ONLY)):
                _plant(marked, steps, concept)
                for bare in () if only_marked else _bare(steps):
                    _plant(unmarked, bare, concept)
        self._marked, self._bare = _State([marked]).starts(), _State([unmarked]).starts()

    def hits(self, tokens: Tokens) -> list[Hit]:
        """Every place where a concept is said, every reading of each, in the text's order."""
        starts = self._bare if tokens.is_bare else self._marked
        words, ends = tokens.words, _ends(tokens.clauses)
        numbers = {at for at, word in enumerate(words) if word[0] in _DIGITS or word == MONEY}
        found: dict[tuple[str, int, int], None] = {}
        for at, word in enumerate(words):
            walk = [(_state(starts, word), at)] if word in starts else []
            if at in numbers and NUMBER in starts:
                walk.append((_state(starts, NUMBER), at))
            for state, place in walk:  # grows while it is walked
                for concept in state.concepts:
                    found[concept, at, place] = None
                for reach, following in state.after:
                    for further in range(place + 1, min(place + reach, ends[place])):
                        if words[further] in following:
                            walk.append((_state(following, words[further]), further))
                        if further in numbers and NUMBER in following:
                            walk.append((_state(following, NUMBER), further))
        return [Hit(*one) for one in found]


def _ends(clauses: list[int]) -> list[int]:
    """For each word, where its clause ends."""
    ends, end = [0] * len(clauses), len(clauses)
    for at in range(len(clauses) - 1, -1, -1):
        if at + 1 < len(clauses) and clauses[at + 1] != clauses[at]:
            end = at + 1
        ends[at] = end
    return ends


def _state(following: dict[str, list[_Node] | _State], word: str) -> _State:
    further = following[word]
    if isinstance(further, list):
        further = following[word] = _State(further)
    return further


def _plant(node: _Node, steps: Iterable[Step], concept: str) -> None:
    for step in steps:
        node = node.grow(step)
    if concept not in node.concepts:
        node.concepts.append(concept)


def _bare(steps: tuple[Step, ...]) -> Iterator[tuple[Step, ...]]:
    """The ways in which a phrase is looked for in a text typed without marks."""
    folded = [(gap, frozenset(map(_fold, words))) for gap, words in steps]
    if len(steps) > 2 or (len(steps) == 2 and not steps[1][0]):
        yield tuple(folded)
        return
    for at, (gap, words) in enumerate(folded):
        telling = frozenset(word for word in words if not _is_vague(word))
        before = [(g, frozenset(filter(_is_vague, w))) for g, w in folded[:at]]
        if telling and all(w for _, w in before):
            yield (*before, (gap, telling), *folded[at + 1 :])


@cache
def _is_vague(word: str) -> bool:
    return word in _VAGUE or (len(word) <= 4 and word not in _TELLING and word[0] != "#")


_fold = cache(fold)
_settle = cache(settle)
