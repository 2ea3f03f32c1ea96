import datetime as dt

import pytest

from nepso.foundation.worktime.services import period_open, period_plan, period_set_dates
from nepso.programme.register.tests.world import World, make_world
from nepso.programme.reporting.services import indicators_seed


@pytest.fixture
def world(db) -> World:
    return make_world()


@pytest.fixture
def period(db):
    """The year 2026, open, with its three dates."""
    made = period_plan(kind="year", year=2026)
    period_set_dates(
        period=made,
        cut_off_on=dt.date(2026, 11, 15),
        units_due_on=dt.date(2026, 11, 25),
        consolidation_due_on=dt.date(2026, 12, 5),
    )
    return period_open(period=made)


@pytest.fixture
def indicators(db) -> int:
    return indicators_seed()
