"""Questions about what is sealed."""

from __future__ import annotations

from collections import Counter

from django.db import connection

from nepso.foundation.vault.fields import sealed_fields
from nepso.foundation.vault.keys import VaultLocked, ring


def cells_by_key() -> Counter[str]:
    """How many sealed cells each key holds, by the key's short name."""
    found: Counter[str] = Counter()
    quote = connection.ops.quote_name
    for model, field in sealed_fields():
        column = quote(str(field.column))
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT SUBSTR({column}, 1, 8), COUNT(*) FROM {quote(model._meta.db_table)} "  # noqa: S608 our names
                f"WHERE {column} <> '' GROUP BY SUBSTR({column}, 1, 8)"
            )
            found.update(dict(cursor.fetchall()))
    return found


def unreadable_cells() -> int:
    """How many sealed cells the keys at hand cannot open; every one is tried."""
    keys, bad = ring(), 0
    quote = connection.ops.quote_name
    for model, field in sealed_fields():
        column = quote(str(field.column))
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT {column} FROM {quote(model._meta.db_table)} WHERE {column} <> ''"  # noqa: S608 our names
            )
            for (sealed,) in cursor:
                try:
                    keys.open(sealed)
                except VaultLocked:
                    bad += 1
    return bad
