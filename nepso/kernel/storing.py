"""New rows stored with few words to the database.

Composing an INSERT through the ORM costs several times what SQLite needs to carry it out, and each
one is a way to PostgreSQL and back. Here the statement of a model is composed once; rows that
belong together are one prepared statement of PostgreSQL, the parent among them. For plain rows of
acts on a busy path; everything else is fine with ``objects.create``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from contextvars import ContextVar
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections, models

from nepso.kernel.row_statements import (
    composed_cursor,
    compound,
    prepared_cursor,
    row_statement,
)

_IDLE = 0  # psycopg.pq.TransactionStatus.IDLE
_waiting: ContextVar[list[models.Model] | None] = ContextVar("waiting", default=None)


def row_store(row: models.Model) -> None:
    """Insert a new row: now, or with the others at the end of ``stored_together``.

    Until then it has no automatic primary key. Raises TypeError for a model with parents or to
    whose ``save`` others listen, ValueError for a row that is stored already.
    """
    if not row._state.adding:
        raise ValueError(f"{row._meta.label}: only a new row is stored here")
    waiting = _waiting.get()
    if waiting is None:
        _insert([row])
    else:
        waiting.append(row)


@contextmanager
def stored_together(*, last: bool = False) -> Iterator[None]:
    """Within the block ``row_store`` keeps rows; they go to the database at once when it ends.

    A row may refer to one stored before it in the block. ``last``: nothing follows them in the
    transaction, no second such block and nothing that may fail; where nothing came before them
    either, PostgreSQL's one statement is all of it and commits itself, which saves two ways there
    and back. A connection lost in the middle leaves unknown whether it did. Raises RuntimeError
    outside a transaction: all or none.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("rows are stored together in a transaction only")
    rows: list[models.Model] = []
    token = _waiting.set(rows)
    try:
        yield
    finally:
        _waiting.reset(token)
    _insert(rows, last=last)


def _insert(rows: Sequence[models.Model], *, last: bool = False) -> None:
    if not rows:
        return
    to = connections[DEFAULT_DB_ALIAS]  # the proxy would look it up again for each value
    if to.vendor == "postgresql":
        with _committing_itself(to) if last else nullcontext():
            _insert_at_once(rows, to)
        return
    moments: dict[Any, Any] = {}
    with composed_cursor(to) as cursor:
        for row in rows:
            statement = row_statement(type(row))
            values = statement.values(row, to, moments)
            for place, parent, name in statement.parents(row):
                values[place] = row.__dict__[name] = parent.pk
            cursor.execute(statement.sql, values)
            _is_stored(row, row.pk if statement.is_keyed else cursor.lastrowid)


def _insert_at_once(rows: Sequence[models.Model], to: Any) -> None:
    """All in one statement: a value that is the key of a row before it is read from there."""
    shape, values, missing = [], [], []
    places = {id(row): place for place, row in enumerate(rows)}
    moments: dict[Any, Any] = {}
    for row in rows:
        statement = row_statement(type(row))
        given = statement.values(row, to, moments)
        refers = []
        for place, parent, name in statement.parents(row):
            if parent.pk is None and id(parent) in places:
                refers.append((place, places[id(parent)]))
                missing.append((row, name, parent))
            else:
                given[place] = row.__dict__[name] = parent.pk
        for place, _ in reversed(refers):
            del given[place]
        shape.append((type(row), tuple(refers)))
        values += given
    with prepared_cursor(to) as cursor:
        cursor.execute(compound(tuple(shape)), values)
        for row, key in zip(rows, cursor.fetchone(), strict=True):
            _is_stored(row, key)
    for row, name, parent in missing:
        row.__dict__[name] = parent.pk


@contextmanager
def _committing_itself(to: Any) -> Iterator[None]:
    """psycopg begins a transaction with its first statement: was there none, this one needs no
    BEGIN, and the COMMIT after it finds nothing open."""
    to.ensure_connection()
    driver = to.connection
    inner = len(to.atomic_blocks) > 1
    if inner or driver.autocommit or driver.info.transaction_status != _IDLE:
        yield
        return
    driver.autocommit = True
    try:
        yield
    finally:
        if driver.info.transaction_status == _IDLE:  # else Django gives it up or undoes it
            driver.autocommit = False


def _is_stored(row: models.Model, key: Any) -> None:
    row.__dict__[str(row._meta.pk.attname)] = key
    row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS
