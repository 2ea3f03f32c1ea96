"""Slow clients cost a waiting thread and nothing else: a body is received before work on it begins.

gunicorn reads a request in the thread that answers it, so that as many slow clients as there are
threads stop a server (CWE-400, "slow POST"). Here many threads receive, few work: what was sent is
kept until it is whole, and only then its thread takes one of the few seats (``seats.py``). nginx
does the same in front of a province's server; ``nepso run`` has none.
"""

from __future__ import annotations

import errno
import io
import tempfile
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any, BinaryIO

from config.seats import Seats

RECEIVING_THREADS = 256  # a process; each waits, and uses some kilobytes
SEATS = 4  # a process
IN_MEMORY = 256 * 1024  # bytes; a form fits wherever it comes
# Bytes. Larger ones, as photos are, lie in memory too while they are few (decision 0210), then in
# temporary files.
A_PHOTO, ROOM = 2_500_000, 32 * 1024 * 1024
LARGEST = (
    64 * 1024 * 1024
)  # bytes; more is given on as it comes, to views that count what they read
_AT_ONCE = 64 * 1024

Environ = dict[str, Any]
Application = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]


class _Unstored:
    """Stands for a body that could not be kept: whoever reads it hears why (disk full, say)."""

    def __init__(self, error: OSError) -> None:
        self._error = error

    def read(self, size: int = -1) -> bytes:
        """Raises OSError, always: so the answer is the 503 of a server without room."""
        raise self._error

    def readline(self, size: int = -1) -> bytes:
        """Raises OSError, always."""
        raise self._error

    def close(self) -> None:
        """There is nothing to close."""


class Room:
    """How much of this process's memory larger bodies take together; who announces much and sends
    nothing takes room that others then find on the disk."""

    def __init__(self, free: int) -> None:
        self._free = free
        self._lock = threading.Lock()

    def take(self, length: int) -> int:
        """``length``, or 0 when there is no room for it."""
        with self._lock:
            if not IN_MEMORY < length <= min(A_PHOTO, self._free):
                return 0
            self._free -= length
            return length

    def give_back(self, taken: int) -> None:
        """What ``take`` gave."""
        with self._lock:
            self._free += taken


class Received:
    """A WSGI application around another: whole bodies in, work in a few threads at once."""

    def __init__(self, application: Application, seats: int = SEATS) -> None:
        self._application = application
        self._seats = Seats(seats)
        self._room = Room(ROOM)

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        length = _length(environ)
        if length > LARGEST:
            return self._application(environ, start_response)
        taken, body = self._room.take(length), None
        try:
            if length:
                body = _kept(environ["wsgi.input"], length, in_memory=max(taken, IN_MEMORY))
                environ["wsgi.input"] = body
            with self._seats.taken():
                return self._work(environ, start_response)
        finally:
            if body is not None:
                body.close()
            self._room.give_back(taken)

    def _work(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        """The answer; whole, unless its bytes go out as they are read (a file, a stream)."""
        answer = self._application(environ, start_response)
        if getattr(answer, "streaming", True):
            return answer
        try:
            return list(answer)
        finally:
            getattr(answer, "close", lambda: None)()  # here, where its connections are


def _length(environ: Environ) -> int:
    try:
        return max(0, int(environ.get("CONTENT_LENGTH") or 0))
    except ValueError:
        return 0


def _kept(coming: BinaryIO, length: int, *, in_memory: int) -> Any:
    """What was sent, at its beginning; where the sender went away, whoever reads it hears so."""
    try:
        kept = io.BytesIO() if length <= in_memory else tempfile.TemporaryFile()  # noqa: SIM115 - closed after the answer
    except OSError as error:
        return _Unstored(error)
    try:
        while length and (part := coming.read(min(length, _AT_ONCE))):
            kept.write(part)
            length -= len(part)
        if length:  # half of what somebody wrote is not what they wrote
            raise ConnectionResetError(errno.ECONNRESET, "the sender went away")
        kept.seek(0)
    except OSError as error:
        with suppress(OSError):  # it tries once more to write what the disk does not take
            kept.close()
        return _Unstored(error)
    return kept
