"""Making the database's own index, and keeping it right.

Triggers keep it, not services: a bulk insert, a queryset update, a cascade and a repair by hand
all pass through them, in the same transaction, and nobody can forget. Because a later migration
may rebuild a table and drop its triggers with it, everything is checked again after each
``migrate``; an index that had lost a trigger is filled anew.
"""

from __future__ import annotations

import logging
from typing import Any

from django.apps import AppConfig
from django.db import DatabaseError, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from nepso.foundation.search.declaring import BETWEEN, SearchIndex, declared_indexes

log = logging.getLogger(__name__)


def indexes_prepare(*, app_config: AppConfig, using: str, **_: Any) -> None:
    """After migrate: make what is missing for the indexes of this app (idempotent)."""
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    for index in declared_indexes():
        if index.model._meta.app_label == app_config.label and index.table in tables:
            if connection.vendor == "sqlite":
                _prepare_sqlite(connection, index)
            elif connection.vendor == "postgresql":
                _prepare_postgresql(connection, index)


def index_rebuild(index: SearchIndex, *, using: str = "default") -> None:
    """Fill an SQLite index anew from its table; PostgreSQL's needs nothing."""
    connection = connections[using]
    if connection.vendor == "sqlite" and has_fts5(connection):
        with connection.cursor() as cursor:
            fts = connection.ops.quote_name(index.fts_table)
            cursor.execute(f"INSERT INTO {fts}({fts}) VALUES ('rebuild')")  # noqa: S608 our names
            if index.has_title:
                titles, (names, values) = f'"{index.titles_table}"', _titles(index, "")
                cursor.execute(f"DELETE FROM {titles}")  # noqa: S608 our names
                cursor.execute(
                    f"INSERT INTO {titles}(rowid, {names}) "  # noqa: S608 our own names
                    f'SELECT id, {values} FROM "{index.table}"'
                )


def has_fts5(connection: BaseDatabaseWrapper) -> bool:
    """Whether this SQLite was built with FTS5 and its trigram tokenizer (3.34 of 2020)."""
    known: bool | None = getattr(connection, "_nepso_fts5", None)
    if known is None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT sqlite_compileoption_used('ENABLE_FTS5'), sqlite_version()")
            built, version = cursor.fetchone()
        known = bool(built) and tuple(int(n) for n in version.split(".")[:2]) >= (3, 34)
        connection._nepso_fts5 = known  # type: ignore[attr-defined]
    return known


def _prepare_sqlite(connection: BaseDatabaseWrapper, index: SearchIndex) -> None:
    if not has_fts5(connection):
        log.warning("this SQLite has no FTS5: search of %s reads the table", index.table)
        return
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        cursor.execute(
            "SELECT type, name, sql FROM sqlite_master WHERE name LIKE %s AND sql IS NOT NULL "
            "AND type IN ('table', 'trigger')",
            [f"{index.fts_table}%"],
        )
        present = {name: (kind, sql) for kind, name, sql in cursor.fetchall()}
        wanted = _sqlite_statements(index)
        missing = [name for name, sql in wanted.items() if present.get(name, ("", ""))[1] != sql]
        for name in missing:  # one made by an earlier version is made anew
            if name in present:
                cursor.execute(f"DROP {present[name][0]} {connection.ops.quote_name(name)}")
            cursor.execute(wanted[name])
        if missing:
            index_rebuild(index, using=connection.alias)


def title_sql(vendor: str, column: str) -> str:
    """SQL of the title that a text of ``search_columns`` begins with, as ``titled`` writes it."""
    if vendor == "postgresql":
        return f"('| ' || split_part({column}, '{BETWEEN}', 1) || ' |')"
    until = f"instr({column} || '{BETWEEN}', '{BETWEEN}') - 1"
    return f"('| ' || substr({column}, 1, {until}) || ' |')"


def _titles(index: SearchIndex, of: str) -> tuple[str, str]:
    """The columns of the index of titles, and their values of a row ("new.", "old.", its own)."""
    values = {
        f'"{name}"': title_sql("sqlite", f'{of}"{column}"')
        for name, column in index.title_columns.items()
    }
    return ", ".join(values), ", ".join(values.values())


def _sqlite_statements(index: SearchIndex) -> dict[str, str]:
    fts, table = f'"{index.fts_table}"', f'"{index.table}"'
    columns = ", ".join(f'"{one}"' for one in index.columns)
    new = ", ".join(("new.id", *(f'new."{one}"' for one in index.columns)))
    old = ", ".join(("old.id", *(f'old."{one}"' for one in index.columns)))
    add = f"INSERT INTO {fts}(rowid, {columns}) VALUES ({new});"  # noqa: S608 our own names
    drop = f"INSERT INTO {fts}({fts}, rowid, {columns}) VALUES ('delete', {old});"  # noqa: S608
    # Hits stand by id, not by rank: how long each text is need not be kept.
    cut = "columnsize=0, tokenize='trigram case_sensitive 1'"
    made = {}
    if index.has_title:
        titles, (names, values) = f'"{index.titles_table}"', _titles(index, "new.")
        # A title is no column of the table, so this index keeps its texts itself. (A view under
        # it would forbid migrations to rebuild the table; one without texts no copy can count.)
        made[index.titles_table] = f"CREATE VIRTUAL TABLE {titles} USING fts5({names}, {cut})"
        add += f" INSERT INTO {titles}(rowid, {names}) VALUES (new.id, {values});"  # noqa: S608
        drop += f" DELETE FROM {titles} WHERE rowid = old.id;"  # noqa: S608
    return made | {
        index.fts_table: (
            f"CREATE VIRTUAL TABLE {fts} USING fts5({columns}, content={table}, "
            f"content_rowid='id', {cut})"
        ),
        f"{index.fts_table}_added": (
            f'CREATE TRIGGER "{index.fts_table}_added" AFTER INSERT ON {table} BEGIN {add} END'
        ),
        f"{index.fts_table}_gone": (
            f'CREATE TRIGGER "{index.fts_table}_gone" AFTER DELETE ON {table} BEGIN {drop} END'
        ),
        f"{index.fts_table}_changed": (
            f'CREATE TRIGGER "{index.fts_table}_changed" AFTER UPDATE OF {columns} ON {table} '
            f"BEGIN {drop} {add} END"
        ),
    }


def _prepare_postgresql(connection: BaseDatabaseWrapper, index: SearchIndex) -> None:
    try:
        with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
            cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
            for column in index.columns:
                cursor.execute(
                    f'CREATE INDEX IF NOT EXISTS "{index.table}_{column}_trgm" '
                    f'ON "{index.table}" USING gin ("{column}" gin_trgm_ops)'
                )
            for name, column in index.title_columns.items():
                title = title_sql(connection.vendor, f'"{column}"')
                cursor.execute(
                    f'CREATE INDEX IF NOT EXISTS "{index.table}_{name}_trgm" '
                    f'ON "{index.table}" USING gin ({title} gin_trgm_ops)'
                )
    except DatabaseError as error:
        # Making an extension takes a right that an operator may keep: search still works.
        log.warning("no trigram index on %s, search reads the table: %s", index.table, error)
