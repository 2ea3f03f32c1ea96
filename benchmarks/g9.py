"""G9: a year of 3,300 agencies x 30 tasks x 10 evidence items made into the consolidated report.

The product's own making, from counting over what the agencies said and wrote to the snapshot that
freezing keeps: once anew, twice again as of the same moment, each in a process of its own, so that
its memory can be told. The peer in the same run, likewise apart: one raw GROUP BY of the lines of
evidence and a read of the same rows.
"""

from __future__ import annotations

import hashlib
import statistics
import time
from typing import Any

from benchmarks.apart import measured
from benchmarks.filling_year import year

LIMIT_RATIO, STRETCH_RATIO, LIMIT_MB = 5.0, 2.0, 300.0
COLUMNS = "agency_id, form, audience, clause, duty_id, kind, count_of"
COUNTED = "FROM activities_counteditem WHERE done_on BETWEEN %s AND %s AND until_at IS NULL"
GROUPED = f"SELECT {COLUMNS}, COUNT(*), SUM(value) {COUNTED} GROUP BY {COLUMNS}"
READ = f"SELECT item_id, {COLUMNS}, value {COUNTED}"


def run() -> list[tuple[str, float]]:
    """Seconds (medians of three) of product and peer, their ratio, the highest memory."""
    period = year()  # Django is set up by this
    from nepso.programme.activities.models import CountedItem
    from nepso.programme.reporting.consolidated.services import consolidated_start
    from nepso.programme.reporting.models import Figure

    report = consolidated_start(scope="province", period=period).public_id
    days = {"first": str(period.counts_from), "last": str(period.counts_until)}
    ours, peers = [], []
    for _ in range(3):
        ours.append(measured("benchmarks.g9:consolidate", report=report))
        peers.append(measured("benchmarks.g9:alone", **days))
    taken = statistics.median(one.seconds for one in ours)
    peer = statistics.median(one.seconds for one in peers)
    return [
        ("g9_items", CountedItem.objects.count()),
        ("g9_figures_of_agencies", Figure.objects.count()),
        ("g9_s", taken),
        ("g9_of_it_snapshot_s", statistics.median(one.result["snapshot"] for one in ours)),
        ("g9_peer_group_by_and_read_s", peer),
        ("g9_peer_group_by_alone_s", statistics.median(one.result["grouped"] for one in peers)),
        ("g9_ratio", taken / peer),
        ("g9_limit", LIMIT_RATIO),
        ("g9_stretch", STRETCH_RATIO),
        ("g9_peak_mb", max(one.peak_mb for one in ours)),
        ("g9_limit_mb", LIMIT_MB),
        ("g9_different_snapshots", len({one.result["sha256"] for one in ours})),
        ("g9_limit_different_snapshots", 1),
    ]


def consolidate(report: str) -> dict[str, Any]:
    """Make the report as of the moment that it keeps, and take the snapshot."""
    from nepso.programme.reporting.consolidated.services import consolidated_make
    from nepso.programme.reporting.consolidated.snapshotting import snapshot_taken
    from nepso.programme.reporting.models import ConsolidatedReport

    rows = ConsolidatedReport.objects.filter(public_id=report)
    rows.update(state="making")
    made, begun = consolidated_make(report=rows.get()), time.perf_counter()
    packed = snapshot_taken(made).to_bytes()
    return {
        "sha256": hashlib.sha256(packed).hexdigest(),
        "snapshot": time.perf_counter() - begun,
    }


def alone(first: str, last: str) -> dict[str, float]:
    """The peer: the lines added up by the database, then the same rows read."""
    from django.db import connection

    begun = time.perf_counter()
    with connection.cursor() as cursor:
        cursor.execute(GROUPED, [first, last])
        _read(cursor)
        grouped = time.perf_counter() - begun
        cursor.execute(READ, [first, last])
        _read(cursor)
    return {"grouped": grouped}


def _read(cursor: Any) -> None:
    while cursor.fetchmany(2000):
        pass
