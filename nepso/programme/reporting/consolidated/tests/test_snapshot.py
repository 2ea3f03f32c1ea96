from __future__ import annotations

import dataclasses
import gzip
import json

import pytest

from nepso.programme.reporting.consolidated.snapshot import Snapshot
from nepso.programme.reporting.consolidated.tests.snapshots import small_snapshot


def test_what_is_packed_comes_back_whole() -> None:
    snapshot = small_snapshot()
    assert Snapshot.from_bytes(snapshot.to_bytes()) == snapshot


def test_the_same_snapshot_gives_the_same_bytes_and_another_does_not() -> None:
    assert small_snapshot().to_bytes() == small_snapshot().to_bytes()
    assert small_snapshot().digest == small_snapshot().digest
    assert small_snapshot(reason="Khác").digest != small_snapshot().digest


def test_amounts_are_text_so_no_digit_is_lost() -> None:
    plain = json.loads(gzip.decompress(small_snapshot().to_bytes()))
    assert plain["lines"][1]["value"] == "12.5"
    assert plain["lines"][0]["value"] == "12"


def test_a_snapshot_of_another_version_is_refused() -> None:
    other = dataclasses.replace(small_snapshot(), version=99)
    with pytest.raises(ValueError, match="version 99"):
        Snapshot.from_bytes(other.to_bytes())
