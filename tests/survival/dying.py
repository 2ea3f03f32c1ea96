"""One request, killed by itself (SIGKILL) before each statement that it sends to the database,
before and after each commit, once at each; a program of its own, for it forks.

``python -m tests.survival.dying FOLDER ACT`` prints a line of JSON: the numbers and states before,
after the request, and for each death what was found and what was found once it was sent again.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

COUNTED = ("intake_", "triage_", "cases_", "replies_", "jobs_job", "audit_auditline", "notices_")
# Who sends how much: counted beside the request, in no transaction of it.
NOT_COUNTED = ("intake_pacecount",)
STATES = ("intake_submission", "triage_triageitem", "cases_casefile", "replies_reply")
Found = dict[str, Any]


def found_in(folder: Path) -> Found:
    """What is stored: how many rows each table has, and in which states."""
    with sqlite3.connect(folder / "nepso.sqlite3", timeout=20) as database:
        whole = database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        tables = [
            n for (n,) in database.execute("SELECT name FROM sqlite_master WHERE type='table'")
        ]
        kept = [t for t in tables if t.startswith(COUNTED) and t not in NOT_COUNTED]
        rows = {t: database.execute(f"SELECT COUNT(*) FROM {t}").fetchone()[0] for t in kept}
        states = {
            t: sorted(s for (s,) in database.execute(f"SELECT state FROM {t}")) for t in STATES
        }
        raws = [
            r for (r,) in database.execute("SELECT raw FROM intake_material WHERE state='waiting'")
        ]
    database.close()
    return {
        "whole": whole,
        "rows": {table: number for table, number in sorted(rows.items()) if number},
        "states": states,
        "pictures_there": all(any(folder.rglob(f"*{raw}*")) for raw in raws),
    }


class Death:
    """Counts the moments at which a process may die; kills it at one of them."""

    def __init__(self, at: int | None) -> None:
        self.at, self.moment = at, 0

    def __call__(self, execute: Callable[..., Any], *said: Any) -> Any:
        self.pass_by()
        return execute(*said)

    def pass_by(self) -> None:
        """One of the moments."""
        if self.moment == self.at:
            os.kill(os.getpid(), signal.SIGKILL)
        self.moment += 1


def sent(request: Callable[[], bool], at: int | None) -> int:
    """The request in a process of its own, killed at a moment: how it ended, 0 when it was
    acknowledged, above 0 when it was refused, below when it was killed."""
    from django.db import connection

    connection.close()
    child = os.fork()
    if child == 0:
        death = Death(at)
        commit = connection._commit
        connection._commit = lambda: (death.pass_by(), commit(), death.pass_by())
        with connection.execute_wrapper(death):
            done = request()
        os._exit(0 if done else 1)
    _, ended = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(ended)


def report(folder: Path, request: Callable[[], bool]) -> Found:
    """Every death of one request; the folder is put back after each."""
    base = folder.with_name("base")
    before = found_in(folder)
    shutil.copytree(folder, base)
    done = sent(request, None) == 0
    after, deaths, moment, lived = found_in(folder), [], 0, False
    while done and not lived:
        shutil.rmtree(folder)
        shutil.copytree(base, folder)
        lived = sent(request, moment) >= 0
        found = found_in(folder)
        sent(request, None)
        deaths.append({"found": found, "again": found_in(folder)})
        moment += 1
    return {"acknowledged": done, "before": before, "after": after, "deaths": deaths}


def main(folder: Path, act: str) -> None:
    """Make a small province in the folder, and let one act of it die."""
    os.environ |= {
        "NEPSO_MODE": "local", "NEPSO_DATA": str(folder), "NEPSO_DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }  # fmt: skip
    import django

    django.setup()
    from django.apps import apps
    from django.conf import settings
    from django.core.management import call_command

    settings.MIGRATION_MODULES = {one.label: None for one in apps.get_app_configs()}
    plain = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": plain}}
    call_command("migrate", run_syncdb=True, verbosity=0)
    from tests.survival.requests import REQUESTS

    json.dump(report(folder, REQUESTS[act]()), sys.stdout)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
