"""Which tests run and which begin.

On PostgreSQL what touches no database is left out: it has run on SQLite. What may take long, by its
own time-out, begins first: at the end of a run of two processes it would run alone.
"""

from __future__ import annotations

import os
from typing import Any

import pytest

_TOUCH = {"db", "transactional_db", "_django_db_helper", "live_server", "django_db_setup"}
_LEFT_OUT = pytest.StashKey[int]()


def is_on_postgresql() -> bool:
    """Whether this run is that of the second database."""
    return os.environ.get("NEPSO_DATABASE_URL", "").startswith("postgres")


def touches_a_database(item: pytest.Item) -> bool:
    """Whether it asks for the database, itself or by a fixture."""
    names: set[str] = set(getattr(item, "fixturenames", ()))
    if names & _TOUCH or item.get_closest_marker("django_db") is not None:
        return True
    # Django's own test cases (hypothesis has one) ask for it in their own way.
    return bool(getattr(getattr(item, "cls", None), "databases", None))


def _may_take_long(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("timeout")
    return marker is not None and marker.args[0] > float(item.config.getini("timeout"))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The long ones first (those of the tests' database keep the order that pytest-django gave);
    on PostgreSQL leave out, and count, what would do the same as on SQLite."""
    items.sort(key=lambda item: touches_a_database(item) or not _may_take_long(item))
    if not is_on_postgresql():
        return
    left = [item for item in items if not touches_a_database(item)]
    items[:] = [item for item in items if touches_a_database(item)]
    config.hook.pytest_deselected(items=left)
    config.stash[_LEFT_OUT] = len(left)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Each process collects all: one count is the count."""
    if "left_out" in getattr(node, "workeroutput", {}):
        node.config.stash[_LEFT_OUT] = node.workeroutput["left_out"]


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hand the count over to the process that tells it."""
    handed_over = getattr(session.config, "workeroutput", None)
    if handed_over is not None and _LEFT_OUT in session.config.stash:
        handed_over["left_out"] = session.config.stash[_LEFT_OUT]


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Loudly, above pytest's closing line."""
    if _LEFT_OUT in config.stash:
        terminalreporter.write_line(
            f"ON POSTGRESQL: {config.stash[_LEFT_OUT]} tests that touch no database are left out; "
            "make test runs them."
        )
