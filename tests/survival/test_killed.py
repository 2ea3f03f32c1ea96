"""kill -9 in the middle of reports: no acknowledged one is lost, none is there by half."""

import os
import random
import sqlite3
import sys

import pytest

from nepso.casework.intake.codes import code_hash, code_read
from tests.survival.reporters import Reporters, posted
from tests.survival.serving import Served

ROUNDS = int(os.environ.get("NEPSO_KILLS", "50"))
ACKNOWLEDGED = int(os.environ.get("NEPSO_ACKNOWLEDGED", "10000"))
BACK = 5.0  # seconds on the reference machine
SLOWER = float(os.environ.get("NEPSO_SLOWER", "12"))  # so many times slower may this one be
FOLLOWED = 100


def _rounds(served: Served, rounds: int, acknowledged: int) -> Reporters:
    chance, longest = random.Random(5), 0.0
    served.start()
    served.back_within(60)
    with Reporters(served) as reporters:
        for number in range(1, rounds + 1):
            reporters.wait_for(acknowledged * number // rounds - chance.randrange(3), 300)
            kill = (served.kill_server, served.kill_worker, served.kill_one_process)[number % 3]
            kill()
            served.start()
            longest = max(longest, served.back_within(BACK * SLOWER))
        reporters.wait_for(max(acknowledged, len(reporters.codes) + 1), 300)
    told = (
        f"{rounds} kills, {len(reporters.codes)} acknowledged, {reporters.broken_off} broken off, "
        f"{len(reporters.refused)} refused, back after at most {longest:.1f} s"
    )
    sys.stdout.write(f"{told}\n")
    return reporters


def _require_all_there(served: Served, reporters: Reporters, settings) -> None:
    assert all(len(codes) == 1 for codes in reporters.codes.values()), "one form, one code"
    assert not [a for a in reporters.refused if a.status != 503 or a.code]
    settings.NEPSO_VAULT_HASH_KEY = (served.folder / "vault-hash-key").read_text().strip()
    codes = [code for known in reporters.codes.values() for code in known]
    with sqlite3.connect(served.folder / "nepso.sqlite3", timeout=20) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        kept = {h for (h,) in database.execute("SELECT code_hash FROM intake_submission")}
        assert not {code for code in codes if code_hash(code_read(code)) not in kept}
        for beside in (
            "intake_threadentry WHERE kind = 'filed'",
            "intake_contact",
            "(SELECT DISTINCT submission_id FROM intake_consent)",
            "triage_triageitem",
            "jobs_job WHERE name = 'triage.read_submission'",
            "audit_auditline WHERE act = 'intake.submission_file'",
        ):
            count = f"SELECT COUNT(*) FROM {beside}"
            assert database.execute(count).fetchone() == (len(kept),), beside
    for code in random.Random(7).sample(codes, min(FOLLOWED, len(codes))):
        assert posted(served, "/tra-cuu/", {"ma": code}).status == 200, code


def _killed_so_often(folder, settings, rounds: int, acknowledged: int) -> None:
    served = Served(folder)
    try:
        _require_all_there(served, _rounds(served, rounds, acknowledged), settings)
    finally:
        served.stop()


def test_killed_three_times_nothing_acknowledged_is_lost(tmp_path, settings):
    _killed_so_often(tmp_path / "data", settings, rounds=3, acknowledged=30)


@pytest.mark.hard
def test_killed_fifty_times_nothing_acknowledged_is_lost(tmp_path, settings):
    _killed_so_often(tmp_path / "data", settings, ROUNDS, ACKNOWLEDGED)
