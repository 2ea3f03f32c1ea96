"""The QR of a page as runs of dark modules, so that a layout draws it in black ink alone."""

from __future__ import annotations

from itertools import groupby

import segno


def qr_rows(address: str) -> list[list[tuple[int, int]]]:
    """For each row the dark runs: where each begins, how long it is. Level M, no quiet zone."""
    rows = segno.make(address, error="m", micro=False).matrix
    return [_runs(bytes(row)) for row in rows]


def _runs(row: bytes) -> list[tuple[int, int]]:
    runs, at = [], 0
    for dark, modules in groupby(row):
        length = len(list(modules))
        if dark:
            runs.append((at, length))
        at += length
    return runs
