"""G2: the same with a 300 kB photo, which is put aside at once and made anew off the request."""

from __future__ import annotations

from benchmarks.receiving.side_by_side import compared


def run() -> list[tuple[str, float]]:
    """Requests a second, and ours as a share of a bare upload (goal >= 0.6)."""
    return [
        *compared("g2", ["ours", "bare", "helpdesk"], photo=True), ("g2_goal_vs_bare", 0.6)
    ]  # fmt: skip
