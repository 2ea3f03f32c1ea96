"""A few places to work, each with its own connections to the database.

A thread that has received a request takes a place, works there itself and leaves the connections
behind for the next: handing the request to a working thread and its answer back wakes two threads,
which cost a fifth of a submission (G1), while a connection for each of hundreds of threads would
be hundreds of page caches.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper


class Seats:
    """So many threads work at once; who comes later waits. The place left last is taken first:
    what its connections keep in memory is used soonest."""

    def __init__(self, number: int) -> None:
        self._free = threading.Semaphore(number)
        self._left: list[list[BaseDatabaseWrapper]] = []

    @contextmanager
    def taken(self) -> Iterator[None]:
        """A place, until the block ends."""
        with self._free:
            _take_over(self._left.pop() if self._left else [])
            try:
                yield
            finally:
                self._left.append(_left_behind())


def _take_over(kept: list[BaseDatabaseWrapper]) -> None:
    for own in _left_behind():  # of an answer that asked while its bytes went out
        own.close()
    for connection in kept:
        connections[connection.alias] = connection


def _left_behind() -> list[BaseDatabaseWrapper]:
    """This thread's connections, no longer its own."""
    kept = list(connections.all(initialized_only=True))
    for connection in kept:
        if not connection.allow_thread_sharing:
            connection.inc_thread_sharing()  # one after the other, never two at once
        del connections[connection.alias]
    return kept
