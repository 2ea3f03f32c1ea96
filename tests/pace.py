"""Limits of time that hold on a slow machine as on the one that quality.md's figures are from.

A second there is as many seconds here as the same small work takes longer here, just now: a machine
of three times the age, or one shared with others, fails no test, while code that became three times
slower still does.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from statistics import median

_ADDITIONS = 200_000
_SECONDS_THERE = 0.0102  # for so many additions, on the machine of the figures


def _additions(clock: Callable[[], float]) -> float:
    begun = clock()
    total = 0
    for number in range(_ADDITIONS):
        total += number
    return clock() - begun


def _slower(clock: Callable[[], float]) -> float:
    """How many times slower than there; never less than 1, so that a fast machine asks no more."""
    return max(1.0, median(_additions(clock) for _ in range(5)) / _SECONDS_THERE)


@contextmanager
def within(seconds: float, *, waited: bool = False) -> Iterator[None]:
    """What stands inside takes at most so many seconds of this process, reckoned for this machine.

    With ``waited`` the seconds that somebody waits: for work in a child process or over a wire.
    Raises AssertionError with both figures.
    """
    clock = time.perf_counter if waited else time.process_time
    slower = _slower(clock)
    begun = clock()
    yield
    took = clock() - begun
    limit = seconds * max(slower, _slower(clock))
    assert took < limit, f"took {took:.4f} s; {seconds} s there are {limit:.4f} s on this machine"
