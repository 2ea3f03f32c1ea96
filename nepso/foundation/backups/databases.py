"""One moment of the database as a file, with the number of rows of every table, and back."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any

from django.db import connection, connections, transaction

from nepso.kernel.errors import Invalid

FILE_NAMES = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}
_PASSING = ("nepso_cache", "django_session")  # a web server writes them while it is compared


def database_copy(folder: Path) -> tuple[Path, dict[str, int]]:
    """Copy the database of one moment into ``folder``; the file and the rows of each table.

    Nobody waits meanwhile. Raises Invalid where PostgreSQL's own programs are missing.
    """
    file = folder / FILE_NAMES[connection.vendor]
    if connection.vendor == "sqlite":
        _sqlite_copy(Path(connection.settings_dict["NAME"]), file)
        with closing(sqlite3.connect(file)) as copied:
            tables = _sqlite_tables(copied)
            return file, {t: _one(copied.execute(f'SELECT COUNT(*) FROM "{t}"')) for t in tables}  # noqa: S608
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SELECT pg_export_snapshot()")
        snapshot = cursor.fetchone()[0]
        program("pg_dump", "--format=custom", "--no-owner", f"--snapshot={snapshot}", "-f", file)
        return file, rows_of_tables()


def database_fits(file: Path) -> None:
    """Raises Invalid for a copy of the other kind of database."""
    if file.name != FILE_NAMES[connection.vendor]:
        raise Invalid(
            "Bản sao lưu này là của loại cơ sở dữ liệu khác (SQLite hay PostgreSQL): "
            "hãy đặt NEPSO_DATABASE_URL như nơi đã tạo bản sao rồi chạy lại."
        )


def database_bring_back(file: Path) -> None:
    """Put the copy in the place of the present database; Invalid where a program is missing."""
    connections.close_all()
    if connection.vendor == "sqlite":
        target = Path(connection.settings_dict["NAME"])
        for beside in ("-wal", "-shm"):
            target.with_name(target.name + beside).unlink(missing_ok=True)
        os.replace(file, target)
        return
    program(
        "pg_restore", "--clean", "--if-exists", "--no-owner", "--single-transaction",
        "--dbname", str(connection.settings_dict["NAME"]), file,
    )  # fmt: skip


def database_is_used() -> bool:
    """Whether somebody has worked with the present database: it has an account."""
    if connection.vendor == "sqlite" and not Path(connection.settings_dict["NAME"]).exists():
        return False
    names = set(connection.introspection.table_names())
    return "accounts_account" in names and rows_of_tables(["accounts_account"]) != {
        "accounts_account": 0
    }


def rows_of_tables(tables: list[str] | None = None) -> dict[str, int]:
    """Rows of each table now."""
    names = connection.introspection.table_names() if tables is None else tables
    with connection.cursor() as cursor:
        counted = {}
        for name in sorted(names):
            if name not in _PASSING:
                cursor.execute(f"SELECT COUNT(*) FROM {connection.ops.quote_name(name)}")  # noqa: S608
                counted[name] = cursor.fetchone()[0]
    return counted


def program(name: str, *words: Any) -> None:
    """Run a program of PostgreSQL on our database. Raises Invalid where it is missing or fails."""
    if shutil.which(name) is None:
        raise Invalid(f"Máy này chưa có {name}: hãy cài gói postgresql-client rồi chạy lại.")
    known = connection.settings_dict
    environment = os.environ | {
        "PGHOST": str(known["HOST"]), "PGPORT": str(known["PORT"]), "PGUSER": str(known["USER"]),
        "PGPASSWORD": str(known["PASSWORD"]), "PGDATABASE": str(known["NAME"]),
    }  # fmt: skip
    command = [name, *map(str, words)]
    # Words of our own and of the settings; nothing of a request.
    ended = subprocess.run(  # noqa: S603
        command, env=environment, capture_output=True, text=True, check=False
    )
    if ended.returncode:
        raise Invalid(f"{name} dừng giữa chừng, chưa thay đổi gì: {ended.stderr.strip()[-300:]}")


def _sqlite_copy(source: Path, target: Path) -> None:
    # VACUUM INTO: one read transaction, no page of what was deleted goes along.
    with closing(sqlite3.connect(source, timeout=60)) as reading:
        reading.execute("VACUUM INTO ?", (str(target),))
    target.chmod(0o600)


def _sqlite_tables(copied: sqlite3.Connection) -> list[str]:
    query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    return sorted(name for (name,) in copied.execute(query) if name not in _PASSING)


def _one(answer: sqlite3.Cursor) -> int:
    return int(answer.fetchone()[0])
