"""An empty database gets its tables at once, from the models as they are.

Going through every migration renders the state of all models for each step: a quarter of a minute
that the newcomer of a fresh clone would wait. The outcome is the same
(``tests/conventions/test_first_tables.py`` compares the two), and the migrations are noted as
applied, so that the next upgrade goes through them as anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder


def database_is_empty() -> bool:
    """Whether the database holds no table at all."""
    return not connection.introspection.table_names()


def tables_make_at_once() -> None:
    """Make all tables and note all migrations, in one transaction: a process that dies halfway
    leaves an empty database. For an empty database only."""
    known = list(MigrationLoader(connection).disk_migrations)
    # SQLite's schema editor wants this before the transaction begins.
    with _without_foreign_key_checks(), transaction.atomic(), _no_migrations():
        call_command("migrate", run_syncdb=True, interactive=False, verbosity=0)
        recorder = MigrationRecorder(connection)
        recorder.ensure_schema()
        for app, name in known:
            recorder.record_applied(app, name)


@contextmanager
def _without_foreign_key_checks() -> Iterator[None]:
    connection.ensure_connection()
    switched = connection.disable_constraint_checking()
    try:
        yield
    finally:
        if switched:
            connection.enable_constraint_checking()


class _NoMigrations(dict[str, None]):
    """Every app is one without migrations: Django then makes tables straight from models."""

    def __contains__(self, app: object) -> bool:
        return True

    def __getitem__(self, app: str) -> None:
        return None


@contextmanager
def _no_migrations() -> Iterator[None]:
    before = settings.MIGRATION_MODULES
    settings.MIGRATION_MODULES = _NoMigrations()
    try:
        yield
    finally:
        settings.MIGRATION_MODULES = before
