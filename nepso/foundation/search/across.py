"""One search over several tables, and over texts that no table holds: exact tone marks first.

All hits to the mark come before all others; within each, source by source in the order given, and
within a source by its own order. A page costs the queries of the sources it passes, never a count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.core import signing
from django.db.models import QuerySet

from nepso.foundation.search.declaring import search_columns
from nepso.foundation.search.selectors import phase_rows, words_of
from nepso.kernel.folding import fold


@dataclass(frozen=True, slots=True)
class Passage:
    """A text that stands in no searched table: where it is read, and what is searched of it;
    ``note`` is told with it wherever it is found."""

    title: str
    url: str
    text: str
    marked: str
    folded: str
    note: str = ""


def passage(title: str, url: str, text: str, *, note: str = "") -> Passage:
    """A passage searched by its title and text."""
    marked, folded = search_columns([title, text])
    return Passage(title, url, text, marked, folded, note)


@dataclass(frozen=True, slots=True)
class Source:
    """``rows`` of a table declared as searched (not ordered, not sliced), or passages in order;
    or what gives them, asked only when the search comes so far."""

    name: str
    rows: QuerySet[Any] | Sequence[Passage] | Callable[[], QuerySet[Any] | Sequence[Passage]]


@dataclass(frozen=True, slots=True)
class Found:
    """One hit: which source it is of, and its row or passage."""

    source: str
    row: Any


@dataclass(frozen=True, slots=True)
class Across:
    """One page of hits; ``after`` is the cursor of the next page, "" on the last."""

    found: list[Found]
    after: str


def search_across(sources: Sequence[Source], query: str, *, size: int, after: str = "") -> Across:
    """One page of what every source holds; a bent or stale cursor starts from the beginning, a
    query without words has no hits. The names of the sources differ."""
    words = words_of(query)
    if not words:
        return Across([], "")
    found: list[tuple[bool, int, Found]] = []
    for exact, source, beyond in _steps(sources, words, after):
        room = size + 1 - len(found)
        found += [
            (exact, place, Found(source.name, row))
            for place, row in _taken(source, words, exact=exact, beyond=beyond, most=room)
        ]
        if len(found) > size:
            break
    more, found = len(found) > size, found[:size]
    cursor = ""
    if more:
        exact, place, last = found[-1]
        cursor = signing.dumps([exact, last.source, place], salt="search-across")
    return Across([hit for _, _, hit in found], cursor)


def _is_marked(words: Sequence[str]) -> bool:
    return any(fold(word) != word for word in words)


def _steps(
    sources: Sequence[Source], words: Sequence[str], after: str
) -> Iterator[tuple[bool, Source, int]]:
    """The sources to the mark and then again without, from the place of the cursor on."""
    steps = [
        (exact, source)
        for exact in ([True, False] if _is_marked(words) else [False])
        for source in sources
    ]
    first, beyond = 0, 0
    try:
        exact, name, place = signing.loads(after, salt="search-across")
        at = [(one, source.name) for one, source in steps].index((bool(exact), str(name)))
        first, beyond = at, int(place)
    except (signing.BadSignature, ValueError, TypeError):
        pass
    for number, (exact, source) in enumerate(steps[first:]):
        yield exact, source, 0 if number else beyond


def _taken(
    source: Source, words: list[str], *, exact: bool, beyond: int, most: int
) -> list[tuple[int, Any]]:
    """The next hits of one source with their places in it."""
    passages = source.rows() if callable(source.rows) else source.rows
    if isinstance(passages, QuerySet):
        rows = phase_rows(passages, words, exact=exact, beyond=beyond)[:most]
        return [(row.pk, row) for row in rows]
    places = enumerate(passages[beyond:], beyond + 1)
    hits = ((place, one) for place, one in places if _holds(one, words, exact=exact))
    return [hit for hit, _ in zip(hits, range(most), strict=False)]


def _holds(one: Passage, words: Sequence[str], *, exact: bool) -> bool:
    to_the_mark = all(word in one.marked for word in words)
    if exact or not _is_marked(words):
        return to_the_mark if exact else _holds_folded(one, words)
    return not to_the_mark and _holds_folded(one, words)


def _holds_folded(one: Passage, words: Sequence[str]) -> bool:
    return all(word in one.folded for word in map(fold, words))
