from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nepso.programme.reporting.consolidated.data_package import data_package_of
from nepso.programme.reporting.consolidated.tests.snapshots import HOSTILE, small_snapshot


def _validated(data: bytes, folder: Path) -> dict[str, object]:
    """What the ``frictionless`` library says of a package, in a process of its own."""
    zipfile.ZipFile(io.BytesIO(data)).extractall(folder)
    said = subprocess.run(
        [sys.executable, "-m", "frictionless", "validate", "--json", "datapackage.json"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return dict(json.loads(said.stdout))


def test_the_frictionless_library_finds_it_valid(tmp_path: Path) -> None:
    said = _validated(data_package_of(small_snapshot()), tmp_path)
    assert said["valid"], said
    assert len(said["tasks"]) == 5  # type: ignore[arg-type]


def test_the_library_would_find_a_broken_row(tmp_path: Path) -> None:
    data = data_package_of(small_snapshot())
    zipfile.ZipFile(io.BytesIO(data)).extractall(tmp_path)
    table = tmp_path / "figures.csv"
    broken = table.read_text(encoding="utf-8").replace("XA01,events,7", "NOBODY,events,bảy")
    table.write_text(broken, encoding="utf-8")
    again = io.BytesIO()
    with zipfile.ZipFile(again, "w") as archive:
        for file in tmp_path.iterdir():
            archive.write(file, file.name)
    said = _validated(again.getvalue(), tmp_path / "again")
    assert not said["valid"]


def _rows(data: bytes, name: str) -> list[dict[str, str]]:
    text = zipfile.ZipFile(io.BytesIO(data)).read(name).decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_both_values_of_a_correction_and_the_formula_of_each_indicator_are_there() -> None:
    data = data_package_of(small_snapshot())
    first = _rows(data, "figures.csv")[0]
    assert (first["counted"], first["stated"], first["value"]) == ("3", "5", "5")
    assert {row["formula"] for row in _rows(data, "indicators.csv")} == {
        "Đếm hoạt động đã được chấp nhận",
        "Cộng số nhập",
    }


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "＝", "＠"])
def test_no_text_is_a_live_formula(sign: str) -> None:
    data = data_package_of(small_snapshot(reason=sign + HOSTILE))
    assert _rows(data, "figures.csv")[0]["reason"].startswith("'")


@settings(max_examples=50, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40))
def test_whatever_is_typed_stays_in_its_cell(text: str) -> None:
    row = _rows(data_package_of(small_snapshot(reason=text)), "figures.csv")[0]
    assert row["reason"].removeprefix("'") == text.removeprefix("'")
    assert len(_rows(data_package_of(small_snapshot(reason=text)), "figures.csv")) == 3


def test_the_same_snapshot_gives_the_same_bytes() -> None:
    assert data_package_of(small_snapshot()) == data_package_of(small_snapshot())
