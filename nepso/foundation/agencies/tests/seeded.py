"""The seeded province at the price of a handful of INSERTs.

The seed runs once a session, by its real acts, and is rolled back; what it stored is put in again
for each test that asks. Its audit lines are left out: no test reads those of the seed.
"""

from __future__ import annotations

import copy
from typing import Any

from django.db import connection, transaction

from nepso.foundation.agencies.models import Agency, AgencyAlias, AgencyGroup
from nepso.foundation.agencies.seeding import seed_agencies

_MODELS: tuple[Any, ...] = (
    Agency,
    AgencyGroup,
    AgencyAlias,
    Agency.predecessors.through,
    AgencyGroup.members.through,
)
Rows = list[tuple[Any, list[Any]]]


def rows_of_the_seed() -> Rows:
    """What the seed stores, table by table; the database is left as it was."""
    with transaction.atomic():
        seed_agencies()
        rows = [(model, list(model.objects.order_by("pk"))) for model in _MODELS]
        transaction.set_rollback(True)
    return rows


def put_in(rows: Rows) -> None:
    """The rows as they were, with their keys; parents come before children."""
    for model, stored in rows:
        model.objects.bulk_create([copy.copy(row) for row in stored])
    if connection.vendor == "postgresql":
        _keys_go_on(rows)


def _keys_go_on(rows: Rows) -> None:
    with connection.cursor() as cursor:
        for model, _ in rows:
            table = model._meta.db_table
            cursor.execute(
                f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), "
                f"(SELECT COALESCE(MAX(id), 1) FROM {table}))"
            )
