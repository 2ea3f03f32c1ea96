"""kill -9 at every moment of one request: it is done whole or not at all, and sent again it is done
once. ``test_killed.py`` kills at random moments, under load; here none is left out."""

import json
import subprocess
import sys

import pytest

from config import environment
from tests.survival import dying
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
    assert after["rows"].get("intake_material", 0) == {"filing with pictures": 2}.get(act, 0)
    for moment, death in enumerate(deaths):
        assert death["found"] in (before, after), f"half done, killed at moment {moment}"
        assert death["again"] == after, f"sent again after moment {moment}"
    # Killed last right after the commit; then it lived, and was acknowledged.
    ends = [death["found"] == after for death in deaths]
    assert ends[-2:] == [True, True]
    assert ends == sorted(ends), "once stored it stays"
    assert len(deaths) > 5


class _Sent:
    """The ends of the request's processes, each once: more than these are never asked for."""

    def __init__(self, monkeypatch, *ends: int) -> None:
        self.left = list(ends)
        monkeypatch.setattr(dying, "found_in", lambda folder: {"rows": {}})
        monkeypatch.setattr(dying.os, "fork", lambda: 1)
        monkeypatch.setattr(dying.os, "waitpid", lambda child, how: (child, self.left.pop(0)))


REFUSED, KILLED = 1 << 8, 9


def test_a_request_that_is_refused_is_killed_at_no_moment(tmp_path, monkeypatch):
    (tmp_path / "data").mkdir()
    sent = _Sent(monkeypatch, REFUSED)
    told = dying.report(tmp_path / "data", lambda: False)
    assert (told["acknowledged"], told["deaths"], sent.left) == (False, [], [])


def test_a_request_that_lives_and_is_refused_is_the_last(tmp_path, monkeypatch):
    (tmp_path / "data").mkdir()
    sent = _Sent(monkeypatch, 0, KILLED, 0, REFUSED, 0)
    told = dying.report(tmp_path / "data", lambda: True)
    assert (told["acknowledged"], len(told["deaths"]), sent.left) == (True, 2, [])
