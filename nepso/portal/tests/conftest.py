import pytest

from nepso.foundation.accounts.services import local_administrator
from nepso.programme.plans import demo as plans
from nepso.programme.register.tests.world import World, make_world


@pytest.fixture
def world(db) -> World:
    return make_world()


@pytest.fixture
def real_plan(seeded):
    """The plan of Thái Nguyên, compiled and adopted."""
    return plans.load_plan(by=local_administrator())
