import pytest

from nepso.programme.reporting.consolidated.tests.year import Year
from nepso.programme.reporting.tests.conftest import (  # noqa: F401 - fixtures of the package
    indicators,
    period,
    world,
)


@pytest.fixture
def year(world, period, indicators) -> Year:  # noqa: F811
    return Year(world, period)


@pytest.fixture
def reported(year) -> Year:
    return year.reported()
