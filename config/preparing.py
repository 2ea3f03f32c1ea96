"""Making a data folder ready: migrations, static files, the province, the plan."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

import django
from django.core.management import call_command

from config import environment


def prepare() -> None:
    """Set Django up and bring the database to the newest form; a second time changes nothing.

    Two commands started on one data folder do it one after the other.
    """
    django.setup()
    from config import first_tables  # noqa: PLC0415 - settings must be ready

    with _alone():
        if first_tables.database_is_empty():
            first_tables.tables_make_at_once()
        else:
            call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)


def writers_waited_for(seconds: int = 180) -> None:
    """Let this process's connection wait so long while another one writes (SQLite: one writes at a
    time; a page waits no longer than ``config/settings/database.py`` says)."""
    django.setup()
    from django.db import connection  # noqa: PLC0415 - settings must be ready

    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA busy_timeout = {seconds * 1000:d}")


@contextmanager
def _alone() -> Iterator[None]:
    """Hold the data folder's lock; the system lets it go when the process ends, however it ends."""
    with (environment.data_folder() / "preparing.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def collect_static() -> None:
    """Gather the files that WhiteNoise serves, compressed and named by their content."""
    call_command("collectstatic", interactive=False, verbosity=0)


def fill_register() -> None:
    """The province's agencies and the real plan in the register; a second time does nothing."""
    from nepso.casework.triage.services import routes_seed  # noqa: PLC0415
    from nepso.foundation.accounts.services import local_administrator  # noqa: PLC0415
    from nepso.foundation.agencies import demo as agencies  # noqa: PLC0415
    from nepso.programme.plans import demo as plans  # noqa: PLC0415
    from nepso.programme.reporting.services import indicators_seed  # noqa: PLC0415

    agencies.load()
    routes_seed()
    plans.load_plan(by=local_administrator())
    indicators_seed()


def fill_demonstration() -> None:
    """A province that looks real: officers, progress, a year of activities and its reports."""
    from nepso.casework.corrections import demo as corrections  # noqa: PLC0415
    from nepso.casework.replies import demo as casework  # noqa: PLC0415
    from nepso.foundation.accounts import demo as accounts  # noqa: PLC0415
    from nepso.foundation.worktime import demo as worktime  # noqa: PLC0415
    from nepso.outreach.campaigns import demo as campaigns  # noqa: PLC0415
    from nepso.outreach.distribution import demo as distribution  # noqa: PLC0415
    from nepso.outreach.newsletter import demo as newsletter  # noqa: PLC0415
    from nepso.outreach.products import demo as products  # noqa: PLC0415
    from nepso.outreach.screens import demo as screens  # noqa: PLC0415
    from nepso.outreach.sending import demo as sending  # noqa: PLC0415
    from nepso.programme.activities import demo as activities  # noqa: PLC0415
    from nepso.programme.register import demo as register  # noqa: PLC0415
    from nepso.programme.reporting import demo as reporting  # noqa: PLC0415

    fill_register()
    accounts.load()
    worktime.load()
    register.load()
    activities.load()
    corrections.load()
    casework.load()
    products.load()
    distribution.load()
    sending.load()
    screens.load()
    newsletter.load()
    campaigns.load()
    # Last: it counts what the others hold.
    reporting.load()
