import pytest

from nepso.foundation.accounts.services import local_administrator
from nepso.foundation.agencies import demo as agencies
from nepso.programme.plans import demo as plans
from nepso.programme.register.tests.world import World, make_world


@pytest.fixture
def world(db) -> World:
    return make_world()


@pytest.fixture
def real_plan(db):
    """The plan of Thái Nguyên, compiled and adopted."""
    agencies.load()
    return plans.load_plan(by=local_administrator())
