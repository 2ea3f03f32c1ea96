"""A body is received whole before one of a few threads works on it."""

import errno
import io
import threading
import time

import pytest

from config.receiving import A_PHOTO, IN_MEMORY, LARGEST, ROOM, Received


def _environ(body, length=None):
    return {"CONTENT_LENGTH": str(len(body) if length is None else length),
            "wsgi.input": io.BytesIO(body)}  # fmt: skip


class _Answer(list):
    streaming = False

    def close(self):
        pass


def _echo(environ, start_response):
    start_response("200 OK", [])
    length = int(environ["CONTENT_LENGTH"] or 0)
    return _Answer([environ["wsgi.input"].read(length)])


def _answered(environ, application=_echo):
    return list(Received(application, seats=1)(environ, lambda *_: None))


@pytest.mark.parametrize("size", [0, 1, IN_MEMORY - 1, IN_MEMORY + 1, 3_000_000])
def test_what_was_sent_arrives_as_it_was(size):
    body = bytes(range(251)) * (size // 251 + 1)
    assert _answered(_environ(body[:size]))[0] == body[:size]


def test_half_of_what_somebody_wrote_is_never_worked_on():
    with pytest.raises(ConnectionResetError):
        _answered(_environ(b"half", length=1000))


@pytest.mark.parametrize("length", ["", "abc", "-5"])
def test_no_length_is_no_body(length):
    def read_nothing(environ, start_response):
        return _Answer([b"ok"])

    assert _answered(_environ(b"", length), read_nothing) == [b"ok"]


def test_more_than_is_kept_is_given_on_as_it_comes():
    coming = io.BytesIO(b"x")
    environ = {"CONTENT_LENGTH": str(LARGEST + 1), "wsgi.input": coming}

    def seen(environ, start_response):
        return [str(environ["wsgi.input"] is coming).encode()]

    assert _answered(environ, seen) == [b"True"]


def test_a_full_disk_is_told_to_who_reads_the_body(monkeypatch):
    monkeypatch.setattr("config.receiving.tempfile.TemporaryFile", _Full)
    with pytest.raises(OSError, match="No space left"):
        _answered(_environ(b"x" * (A_PHOTO + 1)))


def test_a_disk_where_no_file_can_be_made_is_told_too(monkeypatch):
    monkeypatch.setattr("config.receiving.tempfile.TemporaryFile", lambda: _Full().write(b""))
    with pytest.raises(OSError, match="No space left"):
        _answered(_environ(b"x" * (A_PHOTO + 1)))


def test_a_disk_that_is_full_at_the_very_end_is_told_too(monkeypatch):
    """What was buffered is written when it is read from its beginning, and again when it closes."""

    class FullAtTheEnd(io.BytesIO):
        def seek(self, *_):
            raise OSError(errno.ENOSPC, "No space left on device")

        close = seek

    monkeypatch.setattr("config.receiving.tempfile.TemporaryFile", FullAtTheEnd)
    with pytest.raises(OSError, match="No space left") as told:
        _answered(_environ(b"x" * (A_PHOTO + 1)))
    assert "read" in {frame.name for frame in told.traceback}, "by who reads it and answers 503"


class _Full(io.BytesIO):
    def write(self, part):
        raise OSError(errno.ENOSPC, "No space left on device")


def test_nobody_waits_for_the_seat_of_a_file_that_is_being_sent():
    class File:
        streaming = True

        def __iter__(self):
            return iter(received(_environ(b"another"), lambda *_: None))

    def file_or_echo(environ, start_response):
        return File() if environ["CONTENT_LENGTH"] == "0" else _echo(environ, start_response)

    received = Received(file_or_echo, seats=1)
    assert list(received(_environ(b""), lambda *_: None)) == [b"another"]


def test_no_more_work_at_once_than_there_are_seats():
    busy, most, lock = 0, 0, threading.Lock()

    def slow(environ, start_response):
        nonlocal busy, most
        with lock:
            busy += 1
            most = max(most, busy)
        threading.Event().wait(0.02)
        with lock:
            busy -= 1
        return _Answer([b""])

    received = Received(slow, seats=2)
    people = [
        threading.Thread(target=received, args=(_environ(b"x"), lambda *_: None)) for _ in range(10)
    ]
    for person in people:
        person.start()
    for person in people:
        person.join()
    assert most == 2


def test_photos_lie_in_memory_while_there_is_room_and_on_the_disk_after_it(monkeypatch):
    received, waiting = Received(_echo, seats=1), threading.Event()
    seen, taken, take = [], [], received._room.take

    def counted(length):
        taken.append(take(length))
        return taken[-1]

    monkeypatch.setattr(received._room, "take", counted)

    def application(environ, start_response):
        body = environ["wsgi.input"]
        seen.append(not isinstance(body, io.BytesIO))
        waiting.wait(10)
        return _echo(environ, start_response)

    received._application = application
    many = ROOM // A_PHOTO + 2
    bodies = [bytes([number]) * A_PHOTO for number in range(many)]
    answers = {}

    def send(number):
        answers[number] = next(iter(received(_environ(bodies[number]), lambda *_: None)))

    threads = [threading.Thread(target=send, args=(number,)) for number in range(many)]
    for started, thread in enumerate(threads, start=1):
        thread.start()
        while len(taken) < started:
            time.sleep(0.001)
    waiting.set()
    for thread in threads:
        thread.join(10)
    assert [answers[number] for number in range(many)] == bodies
    assert sorted(seen) == [False] * (ROOM // A_PHOTO) + [True] * 2
    assert received._room._free == ROOM


def test_who_announces_much_and_goes_away_gives_the_room_back():
    received = Received(lambda *_: [b""], seats=1)
    received(_environ(b"half", length=A_PHOTO), lambda *_: None)
    assert received._room._free == ROOM
