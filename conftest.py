"""Hypothesis explores at random on a desk, and repeats itself in CI: a landing is no lottery."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

settings.register_profile("ci", derandomize=True, deadline=None)
if os.environ.get("NEPSO_CI"):
    settings.load_profile("ci")


@pytest.fixture(autouse=True)
def _announced_days_are_read_anew() -> Iterator[None]:
    """The calendar of working days is kept in memory; a test's days end with it."""
    yield
    from nepso.foundation.worktime import announced  # noqa: PLC0415 - Django is not ready above

    announced.forget()
