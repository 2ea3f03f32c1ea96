"""G5 on the public site: `/tim-kiem/` over everything public, whole pages, against a scan."""

from __future__ import annotations

import random
from typing import Any

from benchmarks.filling import WORDS, samples
from benchmarks.filling_public import public_site

LIMIT_MS = 40.0
QUERIES = (
    *("nhân dân", "nhan dan", "lừa đảo", "lua dao", "xã", "xa", "bai 777", "may thu"),
    *("khong co trong nay", "zz", "doanh nghiep hoc sinh", "ủy ban nhân dân xã"),
)


def run() -> list[tuple[str, float]]:
    """p50 and p95 of a page of hits, of the last page, and the least recall."""
    public_site()
    from django.test import Client

    visitor = Client()
    chance = random.Random(5)
    queries = [*QUERIES, *(" ".join(chance.sample(WORDS, 2)) for _ in range(10))]
    taken = {q: samples(lambda q=q: _page(visitor, q), rounds=10, warm=2) for q in queries}
    pooled = sorted(ms for of_query in taken.values() for ms in of_query)
    scanned = sorted(ms for q in queries for ms in samples(lambda q=q: _scan(q), rounds=2, warm=1))
    return [
        ("g5_public_p50_ms", pooled[len(pooled) // 2]),
        ("g5_public_p95_ms", pooled[int(len(pooled) * 0.95) - 1]),
        ("g5_public_limit_ms", LIMIT_MS),
        ("g5_public_slowest_query_p50_ms", max(sorted(one)[5] for one in taken.values())),
        ("g5_public_peer_scan_p95_ms", scanned[int(len(scanned) * 0.95) - 1]),
        ("g5_public_recall", min(_recall(query) for query in QUERIES)),
        ("g5_public_limit_recall", 1.0),
    ]


def _page(visitor: Any, query: str) -> None:
    answer = visitor.get("/tim-kiem/", {"q": query})
    if answer.status_code != 200:
        raise RuntimeError(f"{query}: {answer.status_code}")


def _scan(query: str) -> None:
    """The peer: all rows that hold the words are found by reading the tables, titles first, as a
    site without an index does; no page is made of them."""
    from django.db.models import QuerySet

    from nepso.foundation.search.declaring import BETWEEN
    from nepso.foundation.search.selectors import matching
    from nepso.kernel.folding import fold
    from nepso.portal.public_search import sources

    phrase = fold(query)
    for source in sources(query):
        rows = source.rows() if callable(source.rows) else source.rows
        if isinstance(rows, QuerySet):
            found = matching(rows, query).values_list("pk", "folded")
            sorted(found, key=lambda row: (phrase not in row[1].partition(BETWEEN)[0], row[0]))


def _recall(query: str) -> float:
    from django.db.models import QuerySet

    from nepso.foundation.search.across import search_across
    from nepso.kernel.folding import fold
    from nepso.portal.public_search import sources

    words, wanted = fold(query).split(), 0
    for source in sources(""):
        rows = source.rows() if callable(source.rows) else source.rows
        is_table = isinstance(rows, QuerySet)
        texts = rows.values_list("folded", flat=True) if is_table else [r.folded for r in rows]
        wanted += sum(all(word in text for word in words) for text in texts)
    found, after = 0, ""
    while True:
        page = search_across(sources(query), query, size=2000, after=after)
        found, after = found + len(page.found), page.after
        if not after:
            return found / wanted if wanted else 1.0
