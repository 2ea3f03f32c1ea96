"""Word lists that ship with the compiler, as patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib.resources import files
from itertools import pairwise

from vanban.understanding.word_trees import spelled_as_tree


@cache
def _lines(name: str) -> tuple[str, ...]:
    text = files("vanban.understanding").joinpath("data", name).read_text(encoding="utf-8")
    kept = (line.strip() for line in text.splitlines())
    return tuple(line for line in kept if line and not line.startswith("#"))


_shown: ContextVar[re.Pattern[str] | None] = ContextVar("shown", default=None)


@contextmanager
def shown_names(names: Iterable[str]) -> Iterator[None]:
    """Within it, names that the document itself shows to be one are known, too."""
    kept = set(names)
    token = _shown.set(_any_of(kept) if kept else None)
    try:
        yield
    finally:
        _shown.reset(token)


def names_shown() -> re.Pattern[str] | None:
    """The names that the document at hand shows, as a key for what was reckoned with them."""
    return _shown.get()


def known_name(text: str, at: int = 0) -> re.Match[str] | None:
    """The longest known name that stands at ``at``, without regard to capitals."""
    listed = known_names().match(text, at)
    pattern = _shown.get()
    shown = pattern.match(text, at) if pattern is not None else None
    if shown is None or (listed is not None and listed.end() >= shown.end()):
        return listed
    return shown


@cache
def known_names() -> re.Pattern[str]:
    """Matches any name of the gazetteer, the longest first, without regard to capitals."""
    return _any_of(set(_lines("agencies.txt")))


def _any_of(names: set[str]) -> re.Pattern[str]:
    return re.compile(rf"{spelled_as_tree(names)}(?!\w)", re.IGNORECASE)


@cache
def verbs() -> re.Pattern[str]:
    """Matches at a word with which what an agency does begins (or that ends its name)."""
    return _any_of(set(_lines("verbs.txt")))


@cache
def small_after() -> frozenset[tuple[str, str]]:
    """Pairs of words, lower case, of which the lists never write the second with a capital: the
    two syllables of one word ("Đầu tư", "kiểm tra")."""
    small, capital = set[tuple[str, str]](), set[tuple[str, str]]()
    for line in (*_lines("agencies.txt"), *_lines("verbs.txt"), *_lines("syllables.txt")):
        words = line.replace(",", "").split()
        for first, second in pairwise(words):
            pair = (first.lower(), second.lower())
            (small if second.islower() else capital).add(pair)
    return frozenset(small - capital)


@cache
def deeds() -> re.Pattern[str]:
    """Matches at a verb that tells of work at the head of a sentence, and ends no name."""
    return _any_of(set(_lines("deeds.txt")))


@cache
def measures() -> frozenset[str]:
    """Units of measure, lower case: "ha", "lượt người"."""
    return frozenset(_lines("measures.txt"))


@cache
def provinces() -> frozenset[str]:
    """The proper names of provinces, as they are written."""
    return frozenset(_lines("provinces.txt"))


@cache
def family_names() -> frozenset[str]:
    """Family names of persons, small."""
    return frozenset(_lines("families.txt"))


@cache
def known_name_set() -> frozenset[str]:
    """The gazetteer's names, lower case, blanks single."""
    return frozenset(" ".join(name.lower().split()) for name in _lines("agencies.txt"))


@cache
def _written() -> dict[str, str]:
    return {" ".join(name.lower().split()): name for name in _lines("agencies.txt")}


def written_name(name: str) -> str:
    """A name of the gazetteer as the gazetteer writes it, whatever its capitals here."""
    return _written().get(" ".join(name.lower().split()), name)
