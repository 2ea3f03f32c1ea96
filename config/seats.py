"""A few places to work, each with its own connections to the database.

A thread that has received a request takes a place, works there itself and leaves the connections
behind for the next: handing the request to a working thread and its answer back wakes two threads,
which cost 2 to 13 % of a submission (G1), while a connection for each of hundreds of threads would
be hundreds of page caches.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper


class Seats:
    """So many threads work at once; who comes later waits, and is served in order of coming: a
    semaphore lets a newcomer in before who was woken. The place left last is taken first: what its
    connections keep in memory is used soonest."""

    def __init__(self, number: int) -> None:
        self._lock = threading.Lock()
        self._free = number
        self._left: list[list[BaseDatabaseWrapper]] = []
        self._waiting: deque[threading.Lock] = deque()

    @contextmanager
    def taken(self) -> Iterator[None]:
        """A place, until the block ends."""
        kept = self._sit_down()
        try:
            _take_over(kept)
            yield
        finally:
            self._get_up()

    def _sit_down(self) -> list[BaseDatabaseWrapper]:
        with self._lock:
            if self._free:
                self._free -= 1
                return self._left.pop() if self._left else []
            turn = threading.Lock()
            turn.acquire()
            self._waiting.append(turn)
        turn.acquire()  # until somebody gets up: the place is this thread's already
        with self._lock:
            return self._left.pop() if self._left else []

    def _get_up(self) -> None:
        behind = _left_behind()
        with self._lock:
            self._left.append(behind)
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._free += 1


def _take_over(kept: list[BaseDatabaseWrapper]) -> None:
    own = _left_behind()  # of an answer that asked while its bytes went out
    for connection in kept:
        connections[connection.alias] = connection
    for connection in own:
        connection.close()


def _left_behind() -> list[BaseDatabaseWrapper]:
    """This thread's connections, no longer its own."""
    kept = list(connections.all(initialized_only=True))
    for connection in kept:
        if not connection.allow_thread_sharing:
            connection.inc_thread_sharing()  # one after the other, never two at once
        del connections[connection.alias]
    return kept
