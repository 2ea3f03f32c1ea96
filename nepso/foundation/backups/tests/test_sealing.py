"""A sealed copy says nothing without its key and is told whole from cut; old copies go."""

import io
import os
import tarfile
import time

import pytest

from nepso.foundation.backups.pruning import copies_prune, is_copy
from nepso.foundation.backups.sealing import MAGIC, PART, Opening, Sealing, is_sealed
from nepso.foundation.vault.keys import VaultLocked


def sealed(data: bytes) -> bytes:
    file = io.BytesIO()
    writer = Sealing(file)
    for start in range(0, len(data), 300_000):
        writer.write(data[start : start + 300_000])
    writer.close()
    return file.getvalue()


@pytest.mark.parametrize("size", [0, 1, PART, PART + 1, 3 * PART])
def test_what_was_sealed_comes_back_and_nothing_of_it_is_seen(size):
    data = (b"Loi ke cua nguoi phan anh. " * (size // 27 + 1))[:size]
    written = sealed(data)
    assert is_sealed(io.BytesIO(written))
    assert b"nguoi phan anh" not in written
    opening = Opening(io.BytesIO(written))
    assert b"".join(iter(lambda: opening.read(70_000), b"")) == data


@pytest.mark.parametrize("bend", ["cut", "part_left_out", "byte", "head"])
def test_cut_or_bent_it_is_refused(bend):
    written = bytearray(sealed(b"x" * (2 * PART + 5)))
    if bend == "cut":
        del written[-3:]
    elif bend == "part_left_out":
        del written[len(MAGIC) + 15 : len(MAGIC) + 15 + 4 + PART + 16]
    elif bend == "byte":
        written[PART // 2] ^= 1
    else:
        written[len(MAGIC) + 9] ^= 1
    with pytest.raises(ValueError, match="đoạn"):
        Opening(io.BytesIO(bytes(written))).read()


def test_without_its_key_it_stays_shut(settings):
    written = sealed(b"x")
    settings.NEPSO_VAULT_KEYS = ["A" * 43]
    with pytest.raises(VaultLocked, match="Thiếu khóa"):
        Opening(io.BytesIO(written))


def test_what_cannot_be_read_is_no_copy(tmp_path):
    assert not is_copy(tmp_path / "da-mat.nepso")


def test_old_copies_go_and_nothing_else(tmp_path):
    plain = tmp_path / "cu.tar.gz"
    with tarfile.open(plain, "w:gz") as packed:
        packed.addfile(tarfile.TarInfo("database.sqlite3"))
    other = tmp_path / "anh.tar.gz"
    with tarfile.open(other, "w:gz") as packed:
        packed.addfile(tarfile.TarInfo("anh.jpg"))
    for name in ("cu.nepso", "moi.nepso", "vua-xong.nepso"):
        (tmp_path / name).write_bytes(sealed(b"x"))
    (tmp_path / "ghi-chu.txt").write_text("giữ")
    week_ago = time.time() - 8 * 86_400
    for path in tmp_path.iterdir():
        if path.name != "moi.nepso":
            os.utime(path, (week_ago, week_ago))
    gone = copies_prune(tmp_path, days=7, but=tmp_path / "vua-xong.nepso")
    assert sorted(path.name for path in gone) == ["cu.nepso", "cu.tar.gz"]
    left = sorted(path.name for path in tmp_path.iterdir())
    assert left == ["anh.tar.gz", "ghi-chu.txt", "moi.nepso", "vua-xong.nepso"]
