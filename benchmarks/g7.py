"""G7: near-duplicate check of texts, beside datasketch on the same texts in the same run.

The corpus is made here: articles of a seeded language of syllables (frequencies by Zipf, with set
phrases that all share, as in official writing), some retold: words changed, a passage moved or
added. The truth is the exact Jaccard of every pair, counted by a plain
inverted list; a false flag is a text flagged beside one it was not made from.
"""

from __future__ import annotations

import random
import statistics
import time
import tracemalloc
from collections import Counter
from collections.abc import Callable

DOCS, COPIED = 6_000, 0.15
LIMITS = {"docs": 1200.0, "recall": 0.99, "false": 0.5, "adds": 10.0}


def run() -> list[tuple[str, float]]:
    """Docs a second on one core, recall, false flags in percent, what a submission pays."""
    texts, source = corpus(random.Random(7))
    ours = _median_rate(lambda: _ours(texts), len(texts))
    peer = _median_rate(lambda: _datasketch(texts), len(texts))
    truth, pairs, theirs = _truth(texts), _ours(texts), _datasketch(texts)
    few, many = _adds()
    return [
        ("g7_docs_per_s", ours),
        ("g7_docs_per_s_limit", LIMITS["docs"]),
        ("g7_docs_per_s_peer_datasketch", peer),
        ("g7_recall", _recall(pairs, truth)),
        ("g7_recall_limit", LIMITS["recall"]),
        ("g7_recall_peer_datasketch", _recall(theirs, truth)),
        ("g7_false_percent", _false(pairs, source)),
        ("g7_false_percent_limit", LIMITS["false"]),
        ("g7_false_percent_peer_datasketch", _false(theirs, source)),
        ("g7_memory_mb", _memory(lambda: _ours(texts))),
        ("g7_memory_mb_peer_datasketch", _memory(lambda: _datasketch(texts))),
        ("g7_adds_p95_ms", few),
        ("g7_adds_p95_at_100000_ms", many),
        ("g7_adds_limit_ms", LIMITS["adds"]),
    ]


def corpus(dice: random.Random, docs: int = DOCS) -> tuple[list[str], list[int]]:
    """Texts of 60 to 300 syllables, and for each the number of the text it retells (or its own)."""
    syllables = [f"{a}{b}" for a in _STARTS for b in _ENDS]
    dice.shuffle(syllables)
    weights = [1 / (rank + 8) for rank in range(len(syllables))]
    phrases = [dice.choices(syllables, weights, k=dice.randint(4, 9)) for _ in range(40)]
    texts: list[list[str]] = []
    source: list[int] = []
    while len(texts) < docs:
        if texts and dice.random() < COPIED:
            origin = dice.randrange(len(texts))
            texts.append(_retold(dice, texts[origin], syllables))
            source.append(source[origin])
        else:
            body: list[str] = []
            while len(body) < dice.randint(60, 300):
                body += dice.choices(syllables, weights, k=dice.randint(8, 30))
                body += dice.choice(phrases) if dice.random() < 0.4 else []
            source.append(len(texts))
            texts.append(body)
    return [" ".join(words) + "." for words in texts], source


_STARTS = [
    "b",
    "c",
    "ch",
    "d",
    "đ",
    "g",
    "gi",
    "h",
    "kh",
    "l",
    "m",
    "n",
    "ng",
    "nh",
    "ph",
    "qu",
    "r",
    "s",
    "t",
    "th",
    "tr",
    "v",
    "x",
]
_ENDS = [
    "a",
    "ai",
    "an",
    "ang",
    "anh",
    "ao",
    "âu",
    "ay",
    "ăn",
    "ân",
    "e",
    "em",
    "ên",
    "êu",
    "i",
    "iên",
    "in",
    "o",
    "oan",
    "ông",
    "ơ",
    "u",
    "ư",
    "ươi",
    "ương",
    "uyên",
    "ý",
]


def _retold(dice: random.Random, words: list[str], syllables: list[str]) -> list[str]:
    changed, rate = list(words), dice.choice((0.0, 0.01, 0.03, 0.06))
    for at in range(len(changed)):
        if dice.random() < rate:
            changed[at] = dice.choice(syllables)
    cut = dice.randrange(len(changed))
    if dice.random() < 0.3:
        changed = changed[cut:] + changed[:cut]
    if dice.random() < 0.4:
        changed += dice.choices(syllables, k=len(changed) // 10)
    return changed


Pairs = set[tuple[int, int]]


def _ours(texts: list[str]) -> Pairs:
    from nepso.foundation.similarity.shingles import shingles
    from nepso.foundation.similarity.texts import TextIndex

    index: TextIndex[int] = TextIndex()
    return {(old, at) for at, t in enumerate(texts) for old, _ in index.meet(at, shingles(t))}


def _datasketch(texts: list[str]) -> Pairs:
    """As its manual shows it: 128 permutations, the same folded triples, the same threshold."""
    from datasketch import MinHash, MinHashLSH

    from nepso.foundation.similarity.shingles import words

    lsh, pairs = MinHashLSH(threshold=0.5, num_perm=128), set()
    for at, text in enumerate(texts):
        folded, mark = words(text), MinHash(num_perm=128)
        triples = {" ".join(folded[i : i + 3]).encode() for i in range(len(folded) - 2)}
        mark.update_batch(list(triples))
        pairs |= {(old, at) for old in lsh.query(mark)}
        lsh.insert(at, mark)
    return pairs


def _truth(texts: list[str]) -> Pairs:
    from nepso.foundation.similarity.shingles import shingles

    sets, holders, pairs = [shingles(t) for t in texts], {}, set()
    for at, of in enumerate(sets):
        shared: Counter[int] = Counter()
        for value in of:
            seen = holders.setdefault(value, [])
            shared.update(seen)
            seen.append(at)
        for old, both in shared.items():
            if both / (len(of) + len(sets[old]) - both) >= 0.5:
                pairs.add((old, at))
    return pairs


def _recall(found: Pairs, truth: Pairs) -> float:
    return len(found & truth) / len(truth)


def _false(found: Pairs, source: list[int]) -> float:
    """Texts flagged beside one of another origin, of all texts, in percent."""
    return 100 * len({at for old, at in found if source[old] != source[at]}) / len(source)


def _median_rate(work: Callable[[], object], docs: int) -> float:
    spent = []
    for _ in range(3):
        begun = time.process_time()
        work()
        spent.append(time.process_time() - begun)
    return docs / statistics.median(spent)


def _memory(work: Callable[[], object]) -> float:
    """The peak of what Python allocates, in megabytes."""
    tracemalloc.start()
    work()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e6


def _adds() -> tuple[float, float]:
    """p95 of looking up and keeping one text in the database, with 5,000 and 100,000 kept."""
    from benchmarks.filling import database

    database()
    kept, _ = corpus(random.Random(8), 100_000)
    _keep(kept, 0, 5_000)
    few = _once(kept, 5_000)
    _keep(kept, 5_100, 99_900)
    return few, _once(kept, 99_900)


def _keep(texts: list[str], first: int, last: int) -> None:
    from nepso.foundation.similarity.index import texts_put

    for start in range(first, last, 1_000):
        texts_put("bench", {str(at): texts[at] for at in range(start, min(start + 1_000, last))})


def _once(kept: list[str], first: int) -> float:
    from django.db import transaction

    from nepso.foundation.similarity.index import text_near, text_put

    spent = []
    for at in range(first, first + 100):
        begun = time.perf_counter()
        with transaction.atomic():
            text_near("bench", kept[at], lambda ids: {i: kept[int(i)] for i in ids})
            text_put("bench", str(at), kept[at])
        spent.append((time.perf_counter() - begun) * 1000)
    return sorted(spent)[94]
