"""G11: what triage takes for one text, on one core; the texts are those of its tests.

Measured is processor time, warm (a running worker has met most words); the single figure is the
slowest twentieth. The peer beside it is a plain loop of Python in the same run, so that figures of
different days and machines can be compared: additions a second, in millions.
"""

from __future__ import annotations

import statistics
import time

from nepso.casework.triage.suggesting import suggest
from nepso.casework.triage.tests.sentences import harmful, lawful

ROUNDS = 5
LIMITS = {"docs": 5000.0, "single": 2.0}
_ADDITIONS = 1_000_000


def run() -> list[tuple[str, float]]:
    """Texts a second, milliseconds for one (p95), each followed by its limit; the peer."""
    texts = [*lawful(), *(text for _, text in harmful())]
    for text in texts:
        suggest(text)
    return [
        ("g11_docs_per_second", statistics.median(_rate(texts) for _ in range(ROUNDS))),
        ("g11_limit", LIMITS["docs"]),
        ("g11_single_ms", _single(texts)),
        ("g11_single_limit_ms", LIMITS["single"]),
        ("g11_peer_million_additions_per_s", statistics.median(_plain() for _ in range(ROUNDS))),
    ]


def _rate(texts: list[str]) -> float:
    begun = time.process_time()
    for text in texts:
        suggest(text)
    return len(texts) / (time.process_time() - begun)


def _single(texts: list[str]) -> float:
    """The 95th percentile, each text alone."""
    spent = []
    for text in texts:
        begun = time.process_time()
        suggest(text)
        spent.append((time.process_time() - begun) * 1000)
    return sorted(spent)[int(0.95 * len(spent))]


def _plain() -> float:
    begun, total = time.process_time(), 0
    for number in range(_ADDITIONS):
        total += number & 7
    return _ADDITIONS / (time.process_time() - begun) / 1e6
