"""kill -9 at every moment of one request: it is done whole or not at all, and sent again it is done
once. ``test_killed.py`` kills at random moments, under load; here none is left out."""

import json
import subprocess
import sys

import pytest

from config import environment
from tests.survival.requests import REQUESTS


@pytest.mark.hard
@pytest.mark.parametrize("act", REQUESTS)
def test_killed_at_any_moment_it_is_there_whole_or_not_at_all(tmp_path, act):
    (tmp_path / "data").mkdir()
    command = [sys.executable, "-m", "tests.survival.dying", str(tmp_path / "data"), act]
    made = subprocess.run(command, cwd=environment.PROJECT, capture_output=True, check=True)
    told = json.loads(made.stdout)
    before, after, deaths = told["before"], told["after"], told["deaths"]
    assert told["acknowledged"]
    assert before != after
    assert after["whole"]
    assert after["pictures_there"]
    for moment, death in enumerate(deaths):
        assert death["found"] in (before, after), f"half done, killed at moment {moment}"
        assert death["again"] == after, f"sent again after moment {moment}"
    # Killed last right after the commit; then it lived, and was acknowledged.
    ends = [death["found"] == after for death in deaths]
    assert ends[-2:] == [True, True]
    assert ends == sorted(ends), "once stored it stays"
    assert len(deaths) > 5
