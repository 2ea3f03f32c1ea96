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
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple, TypeVar

from nepso.casework.triage.reading.tokens import MONEY, SHORT, TYPING, Tokens, settle
from nepso.kernel.folding import fold, nfc

NUMBER, MARKED_ONLY = "#", "!"
_DIGITS = frozenset("0123456789")
_SHORT, _LONG = 3, 7
_GAPS = {"..": _SHORT, "...": _LONG}
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
    """A place in the tree of phrases: what ends here, and where each step leads."""

    __slots__ = ("by_step", "concepts")

    def __init__(self) -> None:
        self.concepts: tuple[str, ...] = ()
        self.by_step: dict[Step, _Node] = {}

    def grow(self, step: Step) -> _Node:
        """The node behind one step; phrases that begin with the same steps share it."""
        further = self.by_step.get(step)
        if further is None:
            further = self.by_step[step] = _Node()
        return further


class _State:
    """Several nodes at once: what is said here, and where the words after it lead to: the next one
    (``near``), one behind a short gap (``short``), one behind a long one (``long``).

    Built when a text first comes here: a word is looked up once however many phrases have it.
    """

    __slots__ = ("concepts", "long", "near", "short")

    def __init__(self, nodes: Iterable[_Node]) -> None:
        self.concepts: list[str] = []
        self.near: _Following = {}
        self.short: _Following = {}
        self.long: _Following = {}
        for node in nodes:
            self.concepts += [name for name in node.concepts if name not in self.concepts]
            for (gap, words), further in node.by_step.items():
                for ways in (self.near, self.short, self.long)[: _REACHES[gap]]:
                    for word in words:
                        ways.setdefault(word, []).append(further)  # type: ignore[union-attr]


_Following = dict[str, list[_Node] | _State]
_Pairs = dict[tuple[str, str], list[_Node] | _State]
_Key = TypeVar("_Key", str, tuple[str, str])
_Found = set[tuple[int, int, str]]
# A text while it is looked through: its words, the clause of each, what was found.
_Text = tuple[Sequence[str], Sequence[int], _Found]
_REACHES = {0: 1, _SHORT: 2, _LONG: 3}


class _Tree:
    """Phrases as texts of one form (with or without marks) are looked through for them.

    Most words of a text begin some phrase and few are followed by its second word: looked up is
    where two words stand that begin one together (``near``, ``short``, ``long`` apart).
    """

    def __init__(self, phrases: Iterable[tuple[str, tuple[Step, ...]]]) -> None:
        planted = list(phrases)
        named = {word for _, steps in planted for _, words in steps for word in words}
        # A number that some phrase names is looked for as itself and as any number.
        self.numbers = frozenset(w for w in named if w[0] in _DIGITS) | {MONEY}
        root = _Node()
        for concept, steps in planted:
            _plant(root, [(gap, self._any(words)) for gap, words in steps], concept)
        starts = _State([root]).near
        self.single = {w: names for w in starts if (names := _state(starts, w).concepts)}
        self.near: _Pairs = {}
        self.short: _Pairs = {}
        self.long: _Pairs = {}
        for word in starts:
            first = _state(starts, word)
            for pairs, following in (
                (self.near, first.near),
                (self.short, first.short),
                (self.long, first.long),
            ):
                pairs.update(((word, further), after) for further, after in following.items())
        self.far = frozenset(first for first, _ in self.long)

    def _any(self, words: frozenset[str]) -> frozenset[str]:
        return words | self.numbers if NUMBER in words else words

    def hits(self, words: Sequence[str], clauses: Sequence[int]) -> list[Hit]:
        """Every reading of every phrase, in the text's order."""
        kept = self.numbers
        words = [NUMBER if w[0] in _DIGITS and w not in kept else w for w in words]
        single = self.single
        found = {(at, at, name) for at, w in enumerate(words) if w in single for name in single[w]}
        text: _Text = (words, clauses, found)
        _begun(self.near, range(1, 2), text)
        _begun(self.short, range(2, _SHORT + 2), text)
        if not self.far.isdisjoint(words):
            _begun(self.long, range(_SHORT + 2, _LONG + 2), text)
        return [Hit(concept, first, last) for first, last, concept in sorted(found)]


def _begun(pairs: _Pairs, apart: range, text: _Text) -> None:
    """All phrases whose first two words stand ``apart``."""
    words, clauses, found = text
    for by in apart:
        both = enumerate(zip(words, words[by:]))  # noqa: B905 - the last words have no fellow
        for at, pair in [one for one in both if one[1] in pairs]:
            if clauses[at] == clauses[at + by]:
                state = _state(pairs, pair)
                for name in state.concepts:
                    found.add((at, at + by, name))
                if state.near:
                    _walk(state, at, at + by, text)


def _walk(begun: _State, at: int, behind: int, text: _Text) -> None:
    """All that begins with word ``at``, of which ``begun`` is read, and goes on ``behind``."""
    words, clauses, found = text
    end, walk = bisect_right(clauses, clauses[at], behind), [(begun, behind)]
    for state, place in walk:  # grows while it is walked
        begin = place + 1
        for following, nearest, reach in (
            (state.near, begin, 1),
            (state.short, begin + 1, _SHORT),
            (state.long, begin + 1 + _SHORT, _LONG - _SHORT),
        ):
            if following:
                for further in range(nearest, min(nearest + reach, end)):
                    if words[further] in following:
                        after = _state(following, words[further])
                        for name in after.concepts:
                            found.add((at, further, name))
                        if after.near:
                            walk.append((after, further))


class PhraseIndex:
    """Many phrases, looked for in one walk over a text's words."""

    def __init__(self, concepts: Iterable[tuple[str, str]]) -> None:
        """``concepts``: pairs of a concept's name and one of its phrases."""
        marked: list[tuple[str, tuple[Step, ...]]] = []
        unmarked: list[tuple[str, tuple[Step, ...]]] = []
        for concept, phrase in concepts:
            only_marked = phrase.startswith(MARKED_ONLY)
            for steps in ways_of(phrase.removeprefix(MARKED_ONLY)):
                marked.append((concept, steps))
                unmarked += [(concept, bare) for bare in (() if only_marked else _bare(steps))]
        self._marked, self._bare = _Tree(marked), _Tree(unmarked)

    def hits(self, tokens: Tokens) -> list[Hit]:
        """Every place where a concept is said, every reading of each, in the text's order."""
        tree = self._bare if tokens.is_bare else self._marked
        return tree.hits(tokens.words, tokens.clauses)


def _state(following: dict[_Key, list[_Node] | _State], key: _Key) -> _State:
    further = following[key]
    if isinstance(further, list):
        further = following[key] = _State(further)
    return further


def _plant(node: _Node, steps: Iterable[Step], concept: str) -> None:
    for step in steps:
        node = node.grow(step)
    if concept not in node.concepts:
        node.concepts = (*node.concepts, concept)


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
