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
    closed_in = ""

    def close(self):
        _Answer.closed_in = threading.current_thread().name


def _echo(environ, start_response):
    start_response("200 OK", [])
    length = int(environ["CONTENT_LENGTH"] or 0)
    return _Answer([environ["wsgi.input"].read(length), threading.current_thread().name.encode()])


def _answered(environ, application=_echo):
    return list(Received(application, working=1)(environ, lambda *_: None))


@pytest.mark.parametrize("size", [0, 1, IN_MEMORY - 1, IN_MEMORY + 1, 3_000_000])
def test_what_was_sent_arrives_as_it_was(size):
    body = bytes(range(251)) * (size // 251 + 1)
    assert _answered(_environ(body[:size]))[0] == body[:size]


def test_work_and_its_end_are_done_by_a_working_thread():
    _Answer.closed_in = ""  # of a test before
    assert _answered(_environ(b"x"))[1].startswith(b"working")
    assert _Answer.closed_in.startswith("working")


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
    monkeypatch.setattr("config.receiving.tempfile.SpooledTemporaryFile", lambda size: _Full())
    with pytest.raises(OSError, match="No space left"):
        _answered(_environ(b"x" * 10))


class _Full(io.BytesIO):
    def write(self, part):
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_file_is_not_read_before_it_is_sent():
    class File:
        streaming = True

        def __iter__(self):
            return iter([threading.current_thread().name.encode()])

    def file(environ, start_response):
        return File()

    assert not _answered(_environ(b""), file)[0].startswith(b"working")


def test_no_more_work_at_once_than_there_are_working_threads():
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

    received = Received(slow, working=2)
    people = [
        threading.Thread(target=received, args=(_environ(b"x"), lambda *_: None)) for _ in range(10)
    ]
    for person in people:
        person.start()
    for person in people:
        person.join()
    assert most == 2


def test_photos_lie_in_memory_while_there_is_room_and_on_the_disk_after_it():
    received, waiting = Received(_echo, working=1), threading.Event()
    seen = []

    def application(environ, start_response):
        body = environ["wsgi.input"]
        seen.append(body._rolled)
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
        while received._workers._work_queue.qsize() + len(seen) < started:
            time.sleep(0.001)
    waiting.set()
    for thread in threads:
        thread.join(10)
    assert [answers[number] for number in range(many)] == bodies
    assert seen == [False] * (ROOM // A_PHOTO) + [True] * 2
    assert received._room._free == ROOM


def test_who_announces_much_and_goes_away_gives_the_room_back():
    received = Received(lambda *_: [b""], working=1)
    received(_environ(b"half", length=A_PHOTO), lambda *_: None)
    assert received._room._free == ROOM
