"""Submissions for tests of intake and of the packages to its right."""

from __future__ import annotations

import secrets
from typing import Any

import pytest

from nepso.casework.intake.facts import Filed, Filing
from nepso.casework.intake.services import submission_file
from nepso.foundation.accounts.tests.conftest import people, tree  # noqa: F401 - fixtures


def file_one(**facts: Any) -> Filed:
    """One submission, by default of a scam."""
    given = {"harm": "scam", "text": "Có người giả công an gọi điện.", **facts}
    return submission_file(facts=Filing(form_token=secrets.token_urlsafe(16), **given))


@pytest.fixture
def filed(db: None) -> Filed:
    """A scam that somebody reported, with its code."""
    return file_one()
