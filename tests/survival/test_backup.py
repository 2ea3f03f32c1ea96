"""A copy made while people report, brought back: all is there, but not what was erased."""

import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import pytest

from config import environment
from nepso.casework.intake.codes import code_hash, code_read
from nepso.foundation.backups.sealing import MAGIC
from tests.survival.reporters import Reporters, form_token, posted, report
from tests.survival.serving import Served
from tests.survival.test_database_killed import database  # noqa: F401 - a fixture

pytestmark = pytest.mark.timeout(900)  # a busy machine: each command is a program that starts


def _nepso(served, *words, **variables):
    ended = subprocess.run(
        [sys.executable, "-m", "config.command_line", *words],
        cwd=environment.PROJECT,
        env=served.environment | variables,
        capture_output=True,
        text=True,
        check=False,
    )
    return ended.returncode, ended.stdout + ended.stderr


def _written_down(served, kind):
    path = served.folder / "erasures.log"
    for _ in range(600):
        if path.exists() and kind in path.read_text():
            return
        time.sleep(0.1)
    raise AssertionError("the erasure was not written down")


def _elsewhere(served, tmp_path):
    """A second place with the keys, which are in no copy."""
    other = tmp_path / "elsewhere"
    other.mkdir()
    for key in ("vault-keys", "vault-hash-key"):
        shutil.copy(served.folder / key, other / key)
    return {"NEPSO_DATA": str(other), "NEPSO_ERASURES": str(served.folder / "erasures.log")}


def _erase_by_code(served, code):
    answer = posted(served, "/tra-cuu/", {"ma": code, "viec": "xoa", "chac": "1"}, 4)
    assert "Đã xóa lời kể" in answer.page


def test_a_copy_under_load_comes_back_whole_without_what_was_erased_since(tmp_path, settings):
    served = Served(tmp_path / "data")
    copy = tmp_path / "sao-luu.tar.gz"
    try:
        served.start()
        served.back_within(60)
        erased = report(served, form_token(served), 3).code
        with Reporters(served) as reporters:
            reporters.wait_for(10, 120)
            acknowledged = [code for codes in reporters.codes.values() for code in codes]
            status, said = _nepso(served, "backup", str(copy))
            assert status == 0, said
            assert not reporters.refused, "nobody waits for a copy"
        assert copy.stat().st_mode & 0o077 == 0
        _erase_by_code(served, erased)
        _written_down(served, "intake.submission")
        there = _elsewhere(served, tmp_path)
        status, said = _nepso(served, "restore", str(copy), **there)
        assert status == 0, said
        assert "Đã xóa lại 1 nội dung" in said
        settings.NEPSO_VAULT_HASH_KEY = (served.folder / "vault-hash-key").read_text().strip()
        with closing(sqlite3.connect(tmp_path / "elsewhere" / "nepso.sqlite3")) as restored:
            assert restored.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            texts = dict(restored.execute("SELECT code_hash, text FROM intake_submission"))
        assert texts[code_hash(code_read(erased))] == ""
        assert all(texts[code_hash(code_read(code))] for code in acknowledged)
        status, said = _nepso(served, "restore", str(copy), **there)
        assert status == 0, "nobody has an account there: a second time is no harm"
    finally:
        served.stop()


def _somebody(here):
    """An account, whatever its columns are."""
    columns = list(here.execute("PRAGMA table_info(accounts_account)"))
    named = [name for _, name, kind, *_ in columns if name != "id"]
    values = ", ".join("1" for _ in named)
    here.execute(f"INSERT INTO accounts_account ({', '.join(named)}) VALUES ({values})")


def test_a_place_where_people_work_is_not_replaced_unasked(tmp_path):
    served = Served(tmp_path / "data")
    served.stop()
    copy = tmp_path / "a.tar.gz"
    assert _nepso(served, "backup", str(copy))[0] == 0
    with closing(sqlite3.connect(served.folder / "nepso.sqlite3")) as here, here:
        here.execute("PRAGMA foreign_keys = OFF")
        _somebody(here)
    status, said = _nepso(served, "restore", str(copy))
    assert (status, "--thay-the" in said) == (1, True), said
    assert _nepso(served, "restore", str(copy), "--thay-the")[0] == 0
    status, said = _nepso(served, "backup", str(copy))
    assert (status, "Đã có tệp" in said) == (1, True)
    half = tmp_path / "half.tar.gz"
    half.write_bytes(copy.read_bytes()[:-2000])
    status, said = _nepso(served, "restore", str(half))
    assert status == 1
    assert "đã hỏng" in said
    assert "Traceback" not in said


def _without_its_last_part(sealed):
    """A sealed copy cut off exactly where its last part begins (``sealing.py`` has the layout)."""
    parts, at = [], len(MAGIC) + 8 + 7
    while at < len(sealed):
        parts.append(at)
        at += 4 + int.from_bytes(sealed[at : at + 4], "big")
    assert at == len(sealed)
    return sealed[: parts[-1]]


def _all_rows(folder):
    with closing(sqlite3.connect(folder / "nepso.sqlite3")) as there:
        return set(there.iterdump())


def test_a_sealed_copy_comes_back_whole_or_not_at_all(tmp_path):
    served = Served(tmp_path / "data")
    served.stop()
    with closing(sqlite3.connect(served.folder / "nepso.sqlite3")) as here, here:
        here.execute("PRAGMA foreign_keys = OFF")
        _somebody(here)
    rows, copy = _all_rows(served.folder), tmp_path / "sao-luu.nepso"
    status, said = _nepso(served, "backup", str(copy), "--ma-hoa")
    assert (status, "Bản sao đã mã hóa" in said) == (0, True), said
    assert copy.read_bytes().startswith(MAGIC)
    cut = tmp_path / "cut.nepso"
    cut.write_bytes(_without_its_last_part(copy.read_bytes()))
    there = _elsewhere(served, tmp_path)
    status, said = _nepso(served, "restore", str(cut), **there)
    assert status == 1
    assert "đã hỏng: thiếu đoạn cuối. Chưa thay đổi gì." in said
    assert "Traceback" not in said
    status, said = _nepso(served, "restore", str(copy), **there)
    assert status == 0, said
    assert _all_rows(tmp_path / "elsewhere") == rows
    (tmp_path / "elsewhere" / "vault-keys").unlink()
    status, said = _nepso(served, "restore", str(copy), "--thay-the", **there)
    assert (status, "Thiếu khóa" in said, "Traceback" in said) == (1, True, False), said


@pytest.mark.hard
def test_the_same_on_postgresql(database, tmp_path):  # noqa: F811 - the fixture
    if not shutil.which("pg_dump"):
        pytest.skip("BỎ QUA sao lưu PostgreSQL: máy không có pg_dump")
    served = Served(tmp_path / "data", database.address)
    copy = tmp_path / "sao-luu.tar.gz"
    try:
        served.start()
        served.back_within(60)
        erased, kept = (report(served, form_token(served), n).code for n in (3, 5))
        assert _nepso(served, "backup", str(copy))[0] == 0
        _erase_by_code(served, erased)
        _written_down(served, "intake.submission")
        served.kill_server()
        served.kill_worker()
        status, said = _nepso(served, "restore", str(copy), "--thay-the")
        assert status == 0, said
        assert "Đã xóa lại 1 nội dung" in said
        served.start()
        served.back_within(60)
        assert "đã xóa" in posted(served, "/tra-cuu/", {"ma": erased}, 6).page.lower()
        assert "giả ngân hàng" in posted(served, "/tra-cuu/", {"ma": kept}, 7).page
    finally:
        served.stop()
