"""What ``tests/chosen.py`` puts first, and what it leaves out on PostgreSQL."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.conventions.house import PROJECT

_TESTS = """
import pytest

def test_plain():
    pass

@pytest.mark.timeout(60)
def test_long():
    pass

@pytest.mark.timeout(5)
def test_short():
    pass

@pytest.fixture
def db():
    pass

@pytest.mark.timeout(60)
def test_with_database(db):
    pass
"""


@pytest.fixture
def collected(tmp_path):
    """What a run with ``tests.chosen`` would begin in which order, and what it prints besides."""
    (tmp_path / "pytest.ini").write_text("[pytest]\ntimeout = 10\nmarkers = timeout\n")
    (tmp_path / "test_made.py").write_text(_TESTS)

    def collect(database):
        around = {**os.environ, "NEPSO_DATABASE_URL": database, "PYTHONPATH": str(PROJECT)}
        flags = ["-p", "no:django", "-p", "tests.chosen", "--collect-only", "-q"]
        done = subprocess.run(
            [sys.executable, "-m", "pytest", *flags], cwd=tmp_path, env=around,
            check=True, capture_output=True, text=True, timeout=100,
        )  # fmt: skip
        lines = done.stdout.splitlines()
        return [line.partition("::")[2] for line in lines if "::" in line], done.stdout

    return collect


def test_what_may_take_longer_than_the_ini_says_begins_first(collected):
    names, told = collected("")
    assert names == ["test_long", "test_plain", "test_short", "test_with_database"]
    assert "ON POSTGRESQL" not in told


def test_on_postgresql_what_touches_no_database_is_left_out_and_counted(collected):
    names, told = collected("postgresql://x/y")
    assert names == ["test_with_database"]
    assert "ON POSTGRESQL: 3 tests that touch no database are left out" in told
