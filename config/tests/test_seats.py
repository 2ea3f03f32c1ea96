"""Few threads work at once, and what they hold of the database goes from one to the next."""

import threading
import time

import pytest
from django.db import connections, transaction

from config.seats import Seats


def _in_a_thread(work):
    """What ``work`` gives in a thread of its own; what it raises comes back too."""
    given = []

    def run():
        try:
            given.append(work())
        except BaseException as error:
            given.append(error)
        finally:
            connections.close_all()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(20)
    assert given, "it waited in vain"
    if isinstance(given[0], BaseException):
        raise given[0]
    return given[0]


def _asked(seats):
    """A thread takes a seat and asks; the connection it used."""

    def work():
        with seats.taken():
            connection = connections["default"]
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1")
            return connection

    return _in_a_thread(work)


@pytest.fixture
def seats(transactional_db):
    made = Seats(2)
    yield made
    for kept in made._left:
        for connection in kept:
            connection.close()


def test_the_next_thread_asks_by_the_connection_that_is_there(seats):
    first, second = _asked(seats), _asked(seats)
    assert first is second
    assert first is not connections["default"]


def test_two_at_once_never_share_one(seats):
    inside, both = [], threading.Barrier(2, timeout=20)

    def work():
        with seats.taken():
            with connections["default"].cursor() as cursor:
                cursor.execute("SELECT 1")
            both.wait()
            inside.append(id(connections["default"]))

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert len(set(inside)) == 2
    assert len(seats._left) == 2


def test_the_place_left_last_is_taken_first(seats):
    with seats.taken():
        _asked(seats)
    last = _asked(seats)
    assert [last] == seats._left[-1]


def test_who_fails_leaves_the_place_to_others(seats):
    def falls():
        with seats.taken(), transaction.atomic():
            connections["default"].cursor().execute("SELECT 1")
            raise LookupError

    for _ in range(3):
        with pytest.raises(LookupError):
            _in_a_thread(falls)
    assert not _asked(seats).in_atomic_block
    assert len(seats._left) == 1


def test_a_connection_of_the_threads_own_is_closed_and_replaced(seats):
    kept = _asked(seats)

    def work():
        own = connections["default"]
        own.ensure_connection()
        with seats.taken():
            used = connections["default"]
        assert "default" not in {one.alias for one in connections.all(initialized_only=True)}
        return own, used

    own, used = _in_a_thread(work)
    assert used is kept
    assert own.connection is None


def test_who_waits_is_served_in_order_of_coming():
    served, threads, seats = [], [], Seats(1)

    def work(number):
        with seats.taken():
            served.append(number)

    with seats.taken():
        for number in range(8):
            threads.append(threading.Thread(target=work, args=(number,)))
            threads[-1].start()
            while len(seats._waiting) <= number:
                time.sleep(0.001)
        assert served == []
    for thread in threads:
        thread.join(20)
    assert served == list(range(8))
    assert seats._free == 1


def test_a_newcomer_does_not_overtake_who_was_called(seats):
    with seats.taken():
        with seats.taken():
            waits = threading.Thread(target=_asked, args=(seats,))
            waits.start()
            while not seats._waiting:
                time.sleep(0.001)
        assert seats._free == 0, "the place left is given on, not set free"
        waits.join(20)
    assert seats._free == 2
