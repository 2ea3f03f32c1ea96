"""A worker killed with -9 in the middle of a job: the next one finishes it, none is lost."""

import os
import sqlite3
import subprocess
import sys
import time

import pytest

from config.environment import PROJECT

WORKER = """
import datetime as dt, time
from config import preparing
preparing.prepare()
from django.core.management import call_command
from nepso.foundation.jobs.registry import job
from nepso.foundation.jobs.services import job_enqueue
from nepso.foundation.jobs.running import report_progress

@job("tests.slow", lease=dt.timedelta(seconds=2))
def slow(number, seconds):
    report_progress(done=1, total=2, sentence="đang chạy")
    time.sleep(seconds)

for number in range({asked}):
    job_enqueue("tests.slow", number=number, seconds={seconds})
call_command("worker", pause=0.1)
"""


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "data"


def _worker(folder, *, asked=0, seconds=0.0):
    kept = {k: v for k, v in os.environ.items() if not k.startswith("NEPSO_")}
    settings = {"DJANGO_SETTINGS_MODULE": "config.settings", "NEPSO_MODE": "local"}
    return subprocess.Popen(
        [sys.executable, "-c", WORKER.format(asked=asked, seconds=seconds)],
        cwd=PROJECT,
        env=kept | settings | {"NEPSO_DATA": str(folder)},
    )


def _states(folder):
    try:
        with sqlite3.connect(folder / "nepso.sqlite3", timeout=20) as connection:
            rows = connection.execute("SELECT state FROM jobs_job WHERE name = 'tests.slow'")
            return sorted(state for (state,) in rows)
    except sqlite3.OperationalError:
        return []


def _wait_for(condition, seconds=90):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return
        time.sleep(0.1)
    raise AssertionError("waited in vain")


def test_the_next_worker_finishes_what_a_killed_one_held(folder):
    doomed = _worker(folder, asked=2, seconds=600)
    _wait_for(lambda: "running" in _states(folder))
    doomed.kill()
    doomed.wait()
    with sqlite3.connect(folder / "nepso.sqlite3", timeout=20) as connection:
        connection.execute(
            'UPDATE jobs_job SET arguments = \'{"number": 1, "seconds": 0}\' '
            "WHERE name = 'tests.slow'"
        )
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    heir = _worker(folder)
    try:
        _wait_for(lambda: _states(folder) == ["done", "done"])
    finally:
        heir.terminate()
        assert heir.wait(20) == 0
