"""Searching: one page of hits, exact tone marks first, then by id."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from django.core import signing
from django.db import connections
from django.db.models import Model, Q, QuerySet

from nepso.foundation.search.declaring import SearchIndex, index_of
from nepso.foundation.search.indexing import has_fts5
from nepso.kernel.folding import fold, lowered

M = TypeVar("M", bound=Model)
SHORTEST_INDEXED = 3
MOST_WORDS = 12


@dataclass(frozen=True)
class Hits(Generic[M]):
    """One page of hits; ``after`` is the cursor of the next page, "" on the last."""

    rows: list[M]
    after: str


def words_of(query: str) -> list[str]:
    """The different words of a query, lower case with their marks; at most MOST_WORDS."""
    clean = lowered(query.replace("\x00", " "))
    return list(dict.fromkeys(clean.split(" ")))[:MOST_WORDS] if clean else []


def matching(rows: QuerySet[M], query: str) -> QuerySet[M]:
    """Those of ``rows`` in which every word occurs, as part of a word or whole, marks ignored.

    Reads the given rows (LIKE): for sets already made small by another index, such as one
    agency's. An empty query matches all.
    """
    index = index_of(rows.model)
    for word in words_of(query):
        rows = rows.filter(_contains(index.folded, fold(word)))
    return rows


def search_page(rows: QuerySet[M], query: str, *, size: int, after: str = "") -> Hits[M]:
    """One page of the hits among ``rows``: first those that match to the tone mark, by id,
    then the others, by id.

    The order is that of the full-text index, so that a common word stops after one page
    and the last page costs what the first does. ``rows`` must not be ordered or sliced. A bent or
    stale cursor starts from the beginning; a query without words has no hits.
    """
    words = words_of(query)
    if not words:
        return Hits([], "")
    phases = [True, False] if _is_told_apart(rows, words) else [False]
    exact, beyond = _cursor_read(after)
    found: list[tuple[bool, M]] = []
    for phase in phases:
        if exact is False and phase:
            continue
        part = _phase(rows, words, exact=phase, without_exact=len(phases) == 2)
        part = _beyond(part, beyond if exact is phase else 0)
        found += [(phase, row) for row in part[: size + 1 - len(found)]]
        if len(found) > size:
            break
    more = len(found) > size
    found = found[:size]
    cursor = signing.dumps([found[-1][0], found[-1][1].pk], salt="search") if more else ""
    return Hits([row for _, row in found], cursor)


def _is_told_apart(rows: QuerySet[M], words: list[str]) -> bool:
    """Whether some hits are to the tone mark and others not."""
    return bool(index_of(rows.model).marked) and any(fold(word) != word for word in words)


def _cursor_read(after: str) -> tuple[bool | None, int]:
    try:
        exact, pk = signing.loads(after, salt="search")
        return bool(exact), int(pk)
    except (signing.BadSignature, ValueError, TypeError):
        return None, 0


def _phase(rows: QuerySet[M], words: list[str], *, exact: bool, without_exact: bool) -> QuerySet[M]:
    """Hits to the mark, or hits of the folded words (less those to the mark, already shown)."""
    index = index_of(rows.model)
    if not _uses_fts(rows):
        return _phase_by_like(rows, index, words, exact=exact, without_exact=without_exact)
    column = index.marked if exact else index.folded
    terms = words if exact else folded_words(words)
    long_terms = [t for t in terms if len(t) >= SHORTEST_INDEXED]
    for term in terms:
        if len(term) < SHORTEST_INDEXED:
            rows = rows.filter(_contains(column, term))
    shorts_marked = [w for w in words if len(w) < SHORTEST_INDEXED]
    if long_terms:
        match = _fts_all(column, long_terms)
        if not exact and without_exact and not shorts_marked:
            match = f"({match}) NOT ({_fts_all(index.marked, words)})"
        rows = _narrowed_by_fts(rows, index, match)
    if not exact and without_exact and (shorts_marked or not long_terms):
        rows = rows.exclude(_all_contain(index.marked, words))
    return rows


def _phase_by_like(
    rows: QuerySet[M], index: SearchIndex, words: list[str], *, exact: bool, without_exact: bool
) -> QuerySet[M]:
    if exact:
        return rows.filter(_all_contain(index.marked, words))
    rows = rows.filter(_all_contain(index.folded, folded_words(words)))
    return rows.exclude(_all_contain(index.marked, words)) if without_exact else rows


def folded_words(words: list[str]) -> list[str]:
    """The different words without marks; one that is marks alone is none."""
    return list(dict.fromkeys(w for word in words for w in fold(word).split(" ") if w))


def _contains(column: str, term: str) -> Q:
    return Q(**{f"{column}__contains": term})


def _all_contain(column: str, terms: list[str]) -> Q:
    condition = Q()
    for term in terms:
        condition &= _contains(column, term)
    return condition


def _fts_all(column: str, terms: list[str]) -> str:
    quoted = " AND ".join('"' + term.replace('"', '""') + '"' for term in terms)
    return f"{{{column}}} : ({quoted})"


def _uses_fts(rows: QuerySet[M]) -> bool:
    connection = connections[rows.db]
    return connection.vendor == "sqlite" and has_fts5(connection)


def _narrowed_by_fts(rows: QuerySet[M], index: SearchIndex, match: str) -> QuerySet[M]:
    # extra() is the one way to join a virtual table from the ORM in the order we need.
    return rows.extra(  # noqa: S610 names are ours, values are parameters
        tables=[index.fts_table],
        where=[f'"{index.fts_table}".rowid = "{index.table}".id', f'"{index.fts_table}" MATCH %s'],
        params=[match],
    )


def _beyond(part: QuerySet[M], pk: int) -> QuerySet[M]:
    """In the order of the index, after ``pk``."""
    fts = index_of(part.model).fts_table
    if fts not in part.query.extra_tables:
        return (part.filter(pk__gt=pk) if pk else part).order_by("pk")
    if pk:
        part = part.extra(  # noqa: S610 the name is ours, the value a parameter
            where=[f'"{fts}".rowid > %s'], params=[pk]
        )
    return part.extra(order_by=[f"{fts}.rowid"])
