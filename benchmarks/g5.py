"""G5: search at 100,000 rows, with and without tone marks, against a scan of the folded text."""

from __future__ import annotations

import random
from typing import Any

from benchmarks.filling import WORDS, province, samples, times

LIMIT_MS = 40.0
# Very common words, rare ones, none at all, one with two letters, words of text and name together.
FIXED = (
    *("nhân dân", "nhan dan", "uy ban", "xã", "xa", "so", "số", "khong co trong nay", "zz"),
    "đất đai 77",
)


def run() -> list[tuple[str, float]]:
    """p50 and p95 of a page of hits, the least recall over the queries, with limit and peer."""
    province()
    chance = random.Random(5)
    queries = [*FIXED, *(" ".join(chance.sample(WORDS, 2)) for _ in range(10))]
    taken = {q: sorted(samples(lambda q=q: _search(q), rounds=10)) for q in queries}
    pooled = sorted(ms for of_query in taken.values() for ms in of_query)
    scan = times(lambda: _scan("nhan dan"), rounds=3, warm=0)
    return [
        ("g5_p50_ms", pooled[len(pooled) // 2]),
        ("g5_p95_ms", pooled[int(len(pooled) * 0.95) - 1]),
        ("g5_limit_ms", LIMIT_MS),
        ("g5_slowest_query_p50_ms", max(of_query[5] for of_query in taken.values())),
        ("g5_recall", min(_recall(q) for q in queries[:14])),
        ("g5_limit_recall", 1.0),
        ("g5_peer_folded_scan_p50_ms", scan[0]),
    ]


def _rows() -> Any:
    from nepso.programme.register.selectors.visible import plan_tasks_current

    return plan_tasks_current().filter(agency__isnull=False)


def _search(query: str) -> Any:
    from nepso.foundation.search.selectors import search_page

    rows = _rows().select_related("duty", "agency", "group", "responsible")
    return search_page(rows.defer("search_text", "folded"), query, size=25)


def _scan(query: str) -> set[int]:
    from nepso.kernel.folding import fold

    words = fold(query).split()
    pairs = _rows().values_list("pk", "folded")
    return {pk for pk, text in pairs.iterator() if all(word in text for word in words)}


def _recall(query: str) -> float:
    from nepso.foundation.search.selectors import search_page

    wanted, found, after = _scan(query), set[int](), ""
    while True:
        hits = search_page(_rows().only("pk"), query, size=5000, after=after)
        found |= {row.pk for row in hits.rows}
        after = hits.after
        if not after:
            break
    if found - wanted:
        raise RuntimeError(f"{query}: {len(found - wanted)} hits that a scan does not find")
    return len(found & wanted) / len(wanted) if wanted else 1.0
