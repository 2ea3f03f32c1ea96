"""Migrations never surprise: none missing, none in conflict, names that say what they do."""

import re

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader


@pytest.mark.django_db
def test_none_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


# `make test` makes tables without migrations, where a loader finds none: these two ask the
# database so that they run on PostgreSQL, with all of them.
@pytest.mark.django_db
def test_none_in_conflict():
    conflicts = MigrationLoader(None, ignore_no_migrations=True).detect_conflicts()
    assert not conflicts, f"{conflicts}: two migrations follow the same one; renumber the later."


@pytest.mark.django_db
def test_names_say_what_they_do():
    ours = {a.label for a in apps.get_app_configs() if a.name.startswith("nepso.")}
    unnamed = [
        f"{app}.{name}"
        for app, name in MigrationLoader(None, ignore_no_migrations=True).disk_migrations
        if app in ours and re.fullmatch(r"\d{4}_(auto_.*|alter_.*_and_more)", name)
    ]
    assert not unnamed, f"{unnamed}: name it with makemigrations --name what_it_does."
