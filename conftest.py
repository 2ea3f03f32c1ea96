"""Hypothesis: a quarter of the examples every day, all of them in `make test-hard`; it explores at
random on a desk and repeats itself in CI, since a landing is no lottery."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import settings

pytest_plugins = ["tests.chosen", "tests.every_act_logs"]
EVERY_DAY, ALL = 25, 100
_examples = ALL if os.environ.get("NEPSO_HARD") else EVERY_DAY
settings.register_profile(
    "nepso", max_examples=_examples, deadline=None, derandomize=bool(os.environ.get("NEPSO_CI"))
)
settings.load_profile("nepso")


@pytest.fixture(autouse=True)
def _announced_days_are_read_anew() -> Iterator[None]:
    """The calendar of working days is kept in memory; a test's days end with it."""
    yield
    from nepso.foundation.worktime import announced  # noqa: PLC0415 - Django is not ready above

    announced.forget()


@pytest.fixture(scope="session")
def _rows_of_the_seed(django_db_setup: None, django_db_blocker: Any) -> Any:
    from nepso.foundation.agencies.tests.seeded import rows_of_the_seed  # noqa: PLC0415

    with django_db_blocker.unblock():
        return rows_of_the_seed()


@pytest.fixture
def seeded(db: None, _rows_of_the_seed: Any) -> None:
    """The real province's agencies, groups and names, as the seed makes them."""
    from nepso.foundation.agencies.tests.seeded import put_in  # noqa: PLC0415

    put_in(_rows_of_the_seed)
