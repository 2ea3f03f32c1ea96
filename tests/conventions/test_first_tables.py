"""A fresh data folder gets its tables at once; they are those that the migrations make."""

import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

_AT_ONCE = "from config import preparing; preparing.prepare()"
_BY_MIGRATING = """
import django
django.setup()
from django.core.management import call_command
call_command("migrate", interactive=False, verbosity=0)
call_command("createcachetable", verbosity=0)
"""


def _schema(code: str, folder: Path) -> dict[str, set[object]]:
    """What a database made by ``code`` holds, without the order of its columns."""
    folder.mkdir()
    kept = {k: v for k, v in os.environ.items() if k != "NEPSO_DATABASE_URL"}
    made = {"NEPSO_MODE": "local", "NEPSO_DATA": str(folder)}
    subprocess.run(
        [sys.executable, "-c", code],
        env={**kept, **made, "DJANGO_SETTINGS_MODULE": "config.settings"},
        check=True,
    )
    with sqlite3.connect(next(folder.glob("*.sqlite3"))) as base:
        rows = base.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
        found: dict[str, set[object]] = {"names": {(kind, name) for kind, name, _ in rows}}
        for kind, name, sql in rows:
            if kind == "table" and not name.startswith("sqlite_"):
                columns = base.execute(f'PRAGMA table_info("{name}")').fetchall()
                found[name] = {tuple(column[1:]) for column in columns}
                found[name] |= set(re.findall(r'CONSTRAINT "(\w+)"', sql or ""))
                keys = base.execute(f'PRAGMA foreign_key_list("{name}")').fetchall()
                found[name] |= {("references", *key[2:5]) for key in keys}
            elif kind == "index":
                found[f"index {name}"] = {sql}
        found["migrations"] = set(base.execute("SELECT app, name FROM django_migrations"))
    return found


@pytest.mark.timeout(900)  # going through every migration is what this spares others
def test_tables_made_at_once_are_those_that_the_migrations_make(tmp_path):
    at_once = _schema(_AT_ONCE, tmp_path / "at-once")
    migrated = _schema(_BY_MIGRATING, tmp_path / "migrated")
    assert at_once.pop("migrations") >= migrated.pop("migrations")
    differing = {name for name in at_once | migrated if at_once.get(name) != migrated.get(name)}
    assert not differing, {n: (at_once.get(n), migrated.get(n)) for n in sorted(differing)[:3]}
