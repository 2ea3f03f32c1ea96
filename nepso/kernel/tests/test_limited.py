"""What a stranger sent is read by a child that can do no harm, however it ends."""

import os

import pytest

from nepso.kernel import limited
from nepso.kernel.errors import Invalid, TooLarge
from nepso.kernel.limited import Words, limited_read

WORDS = Words(too_costly="Tệp quá nặng.", unreadable="Tệp không đọc được.")


def read(name, data=b"", **more):
    return limited_read(f"nepso.kernel.tests.foreign:{name}", data, words=WORDS, **more)


def test_an_answer_comes_back_as_it_was():
    assert read("echo", "Nếp Số".encode()) == "Nếp Số"


def test_nothing_of_ours_goes_to_the_child(monkeypatch):
    monkeypatch.setenv("NEPSO_SECRET_KEY", "x" * 50)
    monkeypatch.setenv("NEPSO_DATABASE_URL", "postgresql://a:b@c/d")
    found = read("surroundings")
    assert not [key for key in found["keys"] if key.startswith(("NEPSO", "DJANGO"))]
    assert found["memory"] == limited.MEMORY_BYTES
    assert found["folder"] == []


@pytest.mark.parametrize(
    ("name", "data", "error", "sentence"),
    [
        ("refusing", b"", Invalid, "Tệp này không nhận."),
        ("refusing", b"large", TooLarge, "Tệp này không nhận."),
        ("breaking", b"", Invalid, "Tệp không đọc được."),
        ("hungry", b"", TooLarge, "Tệp quá nặng."),
        ("nowhere", b"", Invalid, "Tệp không đọc được."),
    ],
)
def test_every_ending_is_one_sentence(name, data, error, sentence):
    with pytest.raises(error) as told:
        read(name, data)
    assert told.value.sentence == sentence


def test_time_is_limited_by_processor_and_by_clock(monkeypatch):
    monkeypatch.setattr(limited, "CPU_SECONDS", 1)
    for name in ("endless", "sleeping"):
        monkeypatch.setattr(limited, "WALL_FACTOR", 1 if name == "sleeping" else 10)
        with pytest.raises(TooLarge, match="quá nặng"):
            read(name)


def test_output_is_limited_and_leaves_no_file(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(TooLarge, match="quá nặng"):
        read("talkative", memory_bytes=1024**3)
    assert os.listdir(tmp_path) == []
