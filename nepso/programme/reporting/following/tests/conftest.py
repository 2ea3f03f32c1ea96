import datetime as dt

import pytest

from nepso.foundation.accounts.models import Account
from nepso.programme.register.tests.world import World, make_world
from nepso.programme.reporting.models import PeriodicReport
from nepso.programme.reporting.services import reports_expect
from nepso.programme.reporting.tests.conftest import indicators, period  # noqa: F401 - fixtures


@pytest.fixture
def world(db) -> World:
    made = make_world()
    Account.objects.filter(username="can-bo").update(telephone="0912 345 678")
    return made


@pytest.fixture
def reports(world, period):  # noqa: F811 - the fixture of that name
    """{code of the agency: its report}: four are bidden to report, none has."""
    reports_expect(period=period)
    rows = PeriodicReport.objects.filter(period=period).select_related("agency", "period")
    return {report.agency.code: report for report in rows}


@pytest.fixture
def clock(monkeypatch):
    """Hold the time: ``clock(day, hour)``."""

    def at(day, hour=8):
        zone = dt.timezone(dt.timedelta(hours=7))
        moment = dt.datetime(day.year, day.month, day.day, hour, tzinfo=zone)
        monkeypatch.setattr("django.utils.timezone.now", lambda: moment)

    return at
