"""No room left on a real, small disk: told in Vietnamese, no code shown, well again by itself."""

import errno
import os
import subprocess

import pytest

from nepso.ui.errors import is_unavailable
from tests.survival.reporters import form_token, report
from tests.survival.serving import Served

_SIZE = "64m"


@pytest.fixture
def small_disk(tmp_path):
    """A file system of 64 MB; only root may make one."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={_SIZE}", "tmpfs", str(place)]
    if os.geteuid() or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("BỎ QUA đĩa đầy: chỉ root gắn được một đĩa nhỏ")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


def _fill(place):
    with open(place / "filler", "wb", buffering=0) as file:
        for size in (1 << 20, 1 << 12, 1):
            with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
                _write_on(file, size)


def _write_on(file, size):
    while True:
        file.write(b"\0" * size)


def test_a_full_disk_is_told_and_forgotten_without_a_restart(small_disk):
    served = Served(small_disk / "data")
    try:
        served.start()
        served.back_within(60)
        assert report(served, form_token(served)).code
        _fill(small_disk)
        token = form_token(served)
        answers = [report(served, token, sender) for sender in range(1, 30)]
        refused = [answer for answer in answers if answer.status != 200]
        assert refused, "the disk was not full enough"
        for answer in refused:
            assert (answer.status, answer.code) == (503, "")
            assert "Điều vừa gửi chưa được lưu." in answer.page
        (small_disk / "filler").unlink()
        again = report(served, token)
        assert (again.status, bool(again.code)) == (200, True)
    finally:
        served.stop()


def test_a_disk_that_takes_nothing_is_no_mistake_of_anybody():
    for number in (errno.ENOSPC, errno.EROFS, errno.EDQUOT):
        assert is_unavailable(OSError(number, "x"))
    assert not is_unavailable(FileNotFoundError(errno.ENOENT, "x"))
    assert not is_unavailable(ValueError())
