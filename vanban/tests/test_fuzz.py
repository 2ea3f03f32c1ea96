"""No input crashes the readers or the understanding, hangs, or fills the memory.

The bars are those of ``quality.md``: 2 s a megabyte, 256 MB. ``make test-hard`` runs 2,400 broken
copies of real files and texts of 1 to 3 MB; the ordinary run 300 of the copies, and what
hypothesis makes up.
"""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vanban.tests.fuzzing import ending

_PIECES = st.sampled_from(
    ["\n", " ", "KẾ HOẠCH", "I. ", "II. ", "1. ", "1.1. ", "a) ", "đ) ", "- ", "+ ", "Điều 3. ",
     "Sở Y tế", "Chủ trì, phối hợp với ", "các sở, ban, ngành", "trước ngày 31/02/2026", ";", ":",
     "Nơi nhận:", "TM. ỦY BAN NHÂN DÂN", "Số: /KH-UBND", "423/QĐ-BVHTTDL", "hằng năm", "báo cáo",
     "(sau đây viết tắt là ", ")", "“", "Căn cứ ", "Trên đây là ", "|", "\t", "\u0301", "./."]
)  # fmt: skip
_TEXTS = st.lists(st.one_of(_PIECES, st.text(max_size=8)), max_size=60).map("".join)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(text=_TEXTS, name=st.sampled_from(["a.txt", "a.md"]))
def test_made_up_texts_are_read_whole(text: str, name: str):
    assert ending(name, text.encode("utf-8", errors="replace")) in {"read", "refused"}


@given(
    data=st.binary(max_size=300),
    head=st.sampled_from([b"", b"%PDF-1.4\n", b"PK\x03\x04", b"\xff\xfe"]),
)
def test_noise_is_refused_or_read(data: bytes, head: bytes):
    assert ending("a.bin", head + data) in {"read", "refused"}


def _fuzz(seed: int, count: int, *more: str) -> dict[str, object]:
    command = [sys.executable, "-m", "vanban.tests.fuzzing", str(seed), str(count), *more]
    ended = subprocess.run(command, capture_output=True, check=False)
    assert ended.returncode == 0, f"ended by {ended.returncode}: {ended.stderr[-2000:]!r}"
    told: dict[str, object] = json.loads(ended.stdout)
    return told


def _hold(told: dict[str, object]) -> None:
    assert told["crashes"] == []
    assert told["max_rss_mb"] < 256
    assert told["slowest_s"] < 2.5


@pytest.mark.parametrize("seed", [3, 4, 5])
def test_a_hundred_broken_files(seed: int):
    _hold(_fuzz(seed, 100))


@pytest.mark.hard
@pytest.mark.timeout(1200)
def test_texts_of_megabytes():
    told = _fuzz(17, 40, "large")
    assert told["crashes"] == []  # slower than 2 s a megabyte is one
    assert told["max_rss_mb"] < 256
    assert told["read"] > 25


@pytest.mark.hard
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("seed", [11, 12, 13])
def test_many_broken_files(seed: int):
    told = _fuzz(seed=seed, count=800)
    _hold(told)
    assert told["read"] > 200
    assert told["refused"] > 100
