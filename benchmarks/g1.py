"""G1: a submission accepted, beside django-helpdesk and a bare view with one INSERT.

The POST that answers with the code: form token, CSRF, pace, submission, thread, consents, contact
sealed, search index, audit line, job, all in one transaction that is on the disk (SQLite WAL with
``synchronous=FULL``, or PostgreSQL). In-process, one after the other, in turns.
"""

from __future__ import annotations

from benchmarks.receiving.side_by_side import compared


def run() -> list[tuple[str, float]]:
    """Requests a second, ratios with their goals (>= 4 and 3 times helpdesk, >= 0.4 of bare)."""
    goals = [
        ("g1_goal_sqlite_vs_helpdesk", 4.0), ("g1_goal_postgres_vs_helpdesk", 3.0),
        ("g1_goal_vs_bare", 0.4), ("g1_limit_p95_vs_bare", 3.0),
    ]  # fmt: skip
    return compared("g1", ["ours", "bare", "helpdesk"], photo=False) + goals
