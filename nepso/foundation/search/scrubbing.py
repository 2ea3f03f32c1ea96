"""What was taken out of the rows leaves the database's own files too.

SQLite's index keeps the terms of a deleted text in old segments until they are merged, and its
write-ahead log keeps the pages as they were until it is emptied (sqlite.org/fts5.html, *The merge
Command*; sqlite.org/pragma.html, *wal_checkpoint*). Free pages are zeroed by ``secure_delete``
(settings). PostgreSQL keeps dead rows until they are vacuumed.
"""

from __future__ import annotations

import logging

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from nepso.foundation.search.declaring import declared_indexes
from nepso.foundation.search.indexing import has_fts5

log = logging.getLogger(__name__)

# Pages merged in one write: others write in between.
_PAGES = 500
# Milliseconds. Nobody else writes while the log is being emptied, so a long read is not waited for:
# with the usual twenty seconds people were told that the database is locked.
_PATIENCE = 300


def database_scrub(*, using: str = "default") -> bool:
    """Leave nothing of erased texts in indexes and log. Outside any transaction, by a worker.

    False when a long read kept the log from being emptied: to be tried again.
    """
    connection = connections[using]
    if connection.vendor == "sqlite":
        if has_fts5(connection):
            for index in declared_indexes():
                for table in filter(None, (index.fts_table, index.titles_table)):
                    _merge(connection, table)
        return _empty_log(connection)
    with connection.cursor() as cursor:
        for index in declared_indexes():
            cursor.execute(f"VACUUM {connection.ops.quote_name(index.table)}")
    return True


def _merge(connection: BaseDatabaseWrapper, table: str) -> None:
    """Merge all segments into one, a bounded piece a write; deleted terms are not carried over."""
    fts = connection.ops.quote_name(table)
    sql = f"INSERT INTO {fts}({fts}, rank) VALUES ('merge', %s)"  # noqa: S608 our own names
    pages = -_PAGES  # negative: all segments, whatever their number
    with connection.cursor() as cursor:
        while True:
            before = _changes(connection)
            cursor.execute(sql, [pages])
            if _changes(connection) - before < 2:
                return
            pages = _PAGES


def _changes(connection: BaseDatabaseWrapper) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT total_changes()")
        return int(cursor.fetchone()[0])


def _empty_log(connection: BaseDatabaseWrapper) -> bool:
    usual = int(connection.settings_dict["OPTIONS"].get("timeout", 5) * 1000)
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA busy_timeout = {_PATIENCE}")
        try:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            is_busy = bool(cursor.fetchone()[0])
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {usual}")
    if is_busy:
        log.info(
            "the write-ahead log is being read: what was erased stays in it until the next try"
        )
    return not is_busy
