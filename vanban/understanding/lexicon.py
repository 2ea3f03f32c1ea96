"""Word lists that ship with the compiler, as patterns."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files


@cache
def _lines(name: str) -> tuple[str, ...]:
    text = files("vanban.understanding").joinpath("data", name).read_text(encoding="utf-8")
    kept = (line.strip() for line in text.splitlines())
    return tuple(line for line in kept if line and not line.startswith("#"))


@cache
def known_names() -> re.Pattern[str]:
    """Matches any name of the gazetteer, the longest first, without regard to capitals."""
    names = sorted(set(_lines("agencies.txt")), key=lambda name: (-len(name), name))
    spelled = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in names)
    return re.compile(rf"(?:{spelled})(?!\w)", re.IGNORECASE)


@cache
def verbs() -> re.Pattern[str]:
    """Matches at a word with which what an agency does begins (or that ends its name)."""
    words = sorted(set(_lines("verbs.txt")), key=lambda word: (-len(word), word))
    spelled = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)
    return re.compile(rf"(?:{spelled})(?!\w)", re.IGNORECASE)


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
