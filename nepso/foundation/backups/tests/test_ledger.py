"""What was erased is written down outside the database, and erased again after a restore."""

import os

import pytest

from nepso.foundation.backups.ledger import Erasure, erasure_write, erasures
from nepso.foundation.backups.ports import erases_again
from nepso.foundation.backups.restoring import erased_again


@pytest.fixture(autouse=True)
def _own_ledger(settings, tmp_path):
    settings.NEPSO_ERASURES = tmp_path / "erasures.log"


def test_each_erasure_once_in_its_order():
    for public_id in ("b", "a", "b"):
        erasure_write(Erasure("test.thing", public_id))
    assert erasures() == [Erasure("test.thing", "b"), Erasure("test.thing", "a")]


def test_no_ledger_is_nothing_erased():
    assert erasures() == []


def test_a_line_cut_off_by_a_power_cut_is_left_out(settings):
    settings.NEPSO_ERASURES.write_text("test.thing a\ntest.thing b")
    assert erasures() == [Erasure("test.thing", "a")]


def test_the_ledger_is_read_by_its_owner_alone(settings):
    before = os.umask(0)  # else the mask of who runs the tests would keep others out
    try:
        erasure_write(Erasure("test.thing", "a"))
    finally:
        os.umask(before)
    assert settings.NEPSO_ERASURES.stat().st_mode & 0o777 == 0o600


def test_what_nobody_can_erase_is_told():
    here = {"a", "c"}
    erases_again("test.thing", lambda public_id: public_id in here)
    for erasure in (Erasure("test.thing", "a"), Erasure("test.thing", "b"), Erasure("other", "x")):
        erasure_write(erasure)
    assert erased_again() == (1, (Erasure("other", "x"),))
