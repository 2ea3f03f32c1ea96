"""New rows stored with few words to the database.

Composing an INSERT through the ORM costs several times what SQLite needs to carry it out, and each
one is a way to PostgreSQL and back. Here the statement of a model is composed once, and rows that
belong together go in one message. For plain rows of acts on a busy path; everything else is fine
with ``objects.create``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from itertools import chain
from typing import Any, NamedTuple

from django.db import DEFAULT_DB_ALIAS, connection, connections, models
from django.db.models.signals import post_save, pre_save

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
def stored_together() -> Iterator[None]:
    """Within the block ``row_store`` keeps rows; they go to the database at once when it ends.

    None of them may refer to another. Raises RuntimeError outside a transaction: all or none.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("rows are stored together in a transaction only")
    rows: list[models.Model] = []
    token = _waiting.set(rows)
    try:
        yield
    finally:
        _waiting.reset(token)
    _insert(rows)


class _Statement(NamedTuple):
    """The INSERT of one model, and the fields whose values it takes, in order."""

    sql: str
    fields: tuple[models.Field[Any, Any], ...]


@lru_cache(maxsize=64)
def _statement(model: type[models.Model]) -> _Statement:
    meta, quote = model._meta, connection.ops.quote_name
    if meta.parents or any(s.has_listeners(model) for s in (pre_save, post_save)):
        raise TypeError(f"{meta.label}: its rows are stored by save()")
    fields = tuple(f for f in meta.local_concrete_fields if not isinstance(f, models.AutoField))
    columns = ", ".join(quote(str(f.column)) for f in fields)
    places = ", ".join(["%s"] * len(fields))
    table, key = quote(meta.db_table), quote(str(meta.pk.column))
    sql = f"INSERT INTO {table} ({columns}) VALUES ({places}) RETURNING {key}"  # noqa: S608 our names
    return _Statement(sql, fields)


def _insert(rows: Sequence[models.Model]) -> None:
    if not rows:
        return
    to = connections[DEFAULT_DB_ALIAS]  # the proxy would look it up again for each value
    statements = [_statement(type(row)) for row in rows]
    values = [
        [f.get_db_prep_save(f.pre_save(row, add=True), to) for f in statement.fields]
        for row, statement in zip(rows, statements, strict=True)
    ]
    with to.cursor() as cursor:
        if to.vendor == "postgresql":  # several statements in one message, one answer each
            cursor.execute("; ".join(s.sql for s in statements), list(chain(*values)))
            for row in rows:
                _is_stored(row, cursor.fetchone()[0])
                cursor.nextset()
            return
        for row, statement, given in zip(rows, statements, values, strict=True):
            cursor.execute(statement.sql, given)
            _is_stored(row, cursor.fetchone()[0])


def _is_stored(row: models.Model, key: Any) -> None:
    row.pk = key
    row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS
