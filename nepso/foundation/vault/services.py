"""Sealing everything again with the current key."""

from __future__ import annotations

from collections.abc import Callable

from django.db import connection, transaction

from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.foundation.vault.fields import sealed_fields
from nepso.foundation.vault.keys import ring
from nepso.foundation.vault.models import KeyChange

ROTATE = act("vault.rotate", "đã mã hóa lại dữ liệu bằng khóa mới")
AT_ONCE = 500


def vault_rotate(*, told: Callable[[str, int, int], None] | None = None) -> KeyChange:
    """Seal again, with the current key, every cell that an older one sealed.

    Batch by batch, each in a transaction; broken off and started again it does the rest. A cell
    that somebody writes meanwhile is left to them: it is sealed with the current key already.
    ``told(column, done, total)`` hears of progress. Raises VaultLocked when a key is
    missing, before that cell is touched.
    """
    cells = 0
    for model, field in sealed_fields():
        table, column = model._meta.db_table, str(field.column)
        total, done = _left(table, column), 0
        while moved := _batch(table, column):
            done += moved
            if told is not None:
                told(f"{table}.{column}", min(done, total), total)
        cells += done
    with transaction.atomic():
        change = KeyChange.objects.create(key=ring().current, cells=cells)
        record(ROTATE, by=None, on=change, detail={"key": change.key, "cells": cells})
    return change


def _condition(table: str, column: str) -> str:
    quote = connection.ops.quote_name
    return f"FROM {quote(table)} WHERE {quote(column)} <> '' AND {quote(column)} NOT LIKE %s"


def _left(table: str, column: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) {_condition(table, column)}", [f"{ring().current}.%"])
        return int(cursor.fetchone()[0])


def _batch(table: str, column: str) -> int:
    quote, keys = connection.ops.quote_name, ring()
    read = f"SELECT id, {quote(column)} {_condition(table, column)} ORDER BY id LIMIT {AT_ONCE}"
    write = f"UPDATE {quote(table)} SET {quote(column)} = %s WHERE id = %s AND {quote(column)} = %s"  # noqa: S608 our names
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(read, [f"{keys.current}.%"])
        rows = cursor.fetchall()
        for pk, sealed in rows:
            cursor.execute(write, [keys.seal(keys.open(sealed)), pk, sealed])
    return len(rows)
