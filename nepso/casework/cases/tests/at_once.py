"""Two acts at the same moment: the first is stopped half-way until the second has begun. On
PostgreSQL each then waits for the other where they hold their rows in two orders."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from nepso.casework.intake import ports

PAUSE = 0.7


def at_once(
    monkeypatch: pytest.MonkeyPatch,
    first: Callable[[], object],
    second: Callable[[], object],
    *,
    paused: str = "_told",
) -> list[Exception]:
    """What each of the two raised. ``first`` is stopped where intake tells the packages to its
    right (``paused``: which of its lists of handlers), with all that it holds by then."""
    begun = threading.Event()

    def pause(*_: Any) -> None:
        if threading.current_thread() is threads[0] and not begun.is_set():
            begun.set()
            time.sleep(PAUSE)

    monkeypatch.setattr(ports, paused, {"pause": pause, **getattr(ports, paused)})

    def follows() -> None:
        assert begun.wait(5), "the first never came to where it is stopped"
        second()

    raised: list[Exception] = []
    threads = [threading.Thread(target=_run, args=[act, raised]) for act in (first, follows)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return raised


def _run(act: Callable[[], object], raised: list[Exception]) -> None:
    try:
        act()
    except Exception as error:  # told to the test
        raised.append(error)
    finally:
        connection.close()
