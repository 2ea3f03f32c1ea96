"""A disk that turns read-only under a running server: told in Vietnamese, nothing taken."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.survival.reporters import form_token, posted, report
from tests.survival.serving import Served


def _done(*command) -> bool:
    ended = subprocess.run([str(word) for word in command], capture_output=True, check=False)
    return ended.returncode == 0


def _refused_without_a_code(served: Served) -> None:
    for sender in range(2, 12):
        answer = report(served, form_token(served), sender)
        assert (answer.status, answer.code) == (503, "")
        assert "Điều vừa gửi chưa được lưu." in answer.page


@pytest.fixture
def failing_disk(tmp_path):
    """A disk of the test's own (ext4) that turns read-only at its first error, and how to err."""
    image, place = tmp_path / "image", tmp_path / "disk" / "data"
    place.mkdir(parents=True)
    if os.geteuid() or not shutil.which("mkfs.ext4"):
        pytest.skip("BỎ QUA đĩa chỉ đọc: chỉ root có mkfs.ext4 làm được một đĩa riêng")
    os.truncate(os.open(image, os.O_CREAT | os.O_RDWR), 400 << 20)
    how = "loop,errors=remount-ro"
    if not (_done("mkfs.ext4", "-q", image) and _done("mount", "-o", how, image, place)):
        pytest.skip("BỎ QUA đĩa chỉ đọc: máy này không gắn được đĩa từ tệp")
    mounts = [line.split() for line in Path("/proc/mounts").read_text().splitlines()]
    device = next(m[0] for m in mounts if m[1] == str(place)).rsplit("/", 1)[1]
    trigger = Path(f"/sys/fs/ext4/{device}/trigger_fs_error")
    try:
        if not os.access(trigger, os.W_OK):
            pytest.skip("BỎ QUA đĩa chỉ đọc: nhân Linux này không cho gây lỗi đĩa thử")
        yield place, lambda: trigger.write_text("1")
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


def test_a_disk_that_turns_read_only_takes_nothing_and_shows_no_code(failing_disk):
    folder, turn_read_only = failing_disk
    served = Served(folder)
    try:
        served.start()
        served.back_within(60)
        assert report(served, form_token(served)).code
        turn_read_only()
        _refused_without_a_code(served)
    finally:
        served.stop()


@pytest.fixture
def folder(tmp_path):
    """A data folder whose files can be made unchangeable, also where they are open already."""
    place = tmp_path / "data"
    place.mkdir()
    if os.geteuid() or not _done("chattr", "+i", place):
        pytest.skip("BỎ QUA đĩa chỉ đọc rồi ghi lại được: chỉ root có chattr +i thử được")
    _done("chattr", "-i", place)
    return place


def test_once_it_can_be_written_again_reports_are_taken_without_a_restart(folder):
    served = Served(folder)
    database = [folder / "nepso.sqlite3", folder / "nepso.sqlite3-wal"]
    try:
        served.start()
        served.back_within(60)
        code = report(served, form_token(served)).code
        assert code
        assert _done("chattr", "+i", *database)
        _refused_without_a_code(served)
        assert _done("chattr", "-i", *database)
        assert report(served, form_token(served), 12).code
        assert posted(served, "/tra-cuu/", {"ma": code}, 13).status == 200
    finally:
        _done("chattr", "-i", *database)
        served.stop()
