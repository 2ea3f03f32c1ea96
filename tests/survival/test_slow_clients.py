"""Two hundred who send a byte now and then: everybody else is answered as if without them."""

import http.client
import selectors
import socket
import sys
import threading
import time

import pytest

from tests.survival.serving import Served
from tests.survival.test_killed import SLOWER

CLIENTS = 200
_HEAD = b"POST /phan-anh/scam/ HTTP/1.1\r\nHost: 127.0.0.1\r\n"
_BODY = _HEAD + b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 60000\r\n\r\n"


class SlowClients:
    """Half of them never end their header, half never end their body; one byte a second each."""

    def __init__(self, port: int, number: int) -> None:
        self._sockets = [socket.create_connection(("127.0.0.1", port)) for _ in range(number)]
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._drip)

    def __enter__(self) -> "SlowClients":
        for number, slow in enumerate(self._sockets):
            slow.sendall(_HEAD + b"X-A: " if number % 2 else _BODY)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()
        for slow in self._sockets:
            slow.close()

    def _drip(self) -> None:
        while not self._ended.wait(1):
            for slow in self._sockets:
                try:
                    slow.send(b"a")
                except OSError:
                    continue  # the server had enough of this one, as it may

    def still_there(self) -> int:
        """How many the server has not closed."""
        with selectors.DefaultSelector() as answered:
            for slow in self._sockets:
                answered.register(slow, selectors.EVENT_READ)
            return len(self._sockets) - len(answered.select(0))


def _seconds_of(port: int, path: str) -> float | None:
    begun = time.monotonic()
    calling = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        calling.request("GET", path)
        answer = calling.getresponse()
        answer.read()
        return time.monotonic() - begun if answer.status == 200 else None
    except (OSError, http.client.HTTPException):
        return None
    finally:
        calling.close()


def _others_are_answered(tmp_path, seconds: float) -> None:
    served = Served(tmp_path / "data")
    try:
        served.start()
        served.back_within(60)
        for path in ("/healthz", "/phan-anh/") * 8:
            assert _seconds_of(served.port, path) is not None
        with SlowClients(served.port, CLIENTS) as slow:
            end, took = time.monotonic() + seconds, []
            while time.monotonic() < end:
                took += [_seconds_of(served.port, path) for path in ("/healthz", "/phan-anh/")]
                time.sleep(0.1)
            there = slow.still_there()
        answered = sorted(t for t in took if t is not None)
        p95 = answered[len(answered) * 95 // 100] if answered else None
        sys.stdout.write(
            f"{len(answered)} of {len(took)} answered, p95 {p95} s, {there} slow ones\n"
        )
        assert there >= CLIENTS // 2, "they must be slow, not gone"
        assert len(answered) >= 0.99 * len(took)
        assert p95 is not None
        assert p95 <= 0.5 * SLOWER
    finally:
        served.stop()


def test_slow_clients_keep_nobody_waiting(tmp_path):
    _others_are_answered(tmp_path, seconds=5)


@pytest.mark.hard
def test_slow_clients_keep_nobody_waiting_for_a_minute(tmp_path):
    _others_are_answered(tmp_path, seconds=60)
