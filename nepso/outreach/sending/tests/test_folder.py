"""A folder for an IP loudspeaker system: on this machine, and by SFTP on another."""

import datetime as dt
import subprocess
import sys
from pathlib import Path

import asyncssh
import icalendar
import pytest

from nepso.foundation.outbound.errors import OutboundFailed, OutboundRefused
from nepso.kernel.errors import Invalid
from nepso.outreach.sending.adapters.folder import Folder
from nepso.outreach.sending.adapters.folder_files import is_of_key, stem_of
from nepso.outreach.sending.adapters.interface import Line, Never, TokenDead
from nepso.outreach.sending.adapters.local_folder import LocalFolder
from nepso.outreach.sending.adapters.sftp import host_key_read
from nepso.outreach.sending.facts_checked import facts_checked, secret_checked
from nepso.outreach.sending.tests.lines import enclosed, what

SCRIPT = {"script": "Kính thưa bà con. // Không chuyển tiền."}


def run(**more):
    sound = enclosed("doc.mp3", "audio/mpeg", b"ID3tieng")
    return what(SCRIPT, audio=[sound], seconds=75, **more)[0]


@pytest.fixture
def local(settings, tmp_path):
    settings.NEPSO_FOLDERS = str(tmp_path)
    return tmp_path / "xa-a", Line("folder", {"folder": "xa-a"}, {}, lambda *_: None)


class Far:
    """The process with its folder, host key and log of renames."""

    def __init__(self, folder):
        self.folder, self.log, self.key = folder / "kho", folder / "log", folder / "khoa"
        (self.folder / "loa").mkdir(parents=True)
        script = Path(__file__).with_name("sftp_server.py")
        command = [sys.executable, str(script), str(self.folder), str(self.log), str(self.key)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        self.port = int(self.process.stdout.readline())
        self.public = self.process.stdout.readline().strip()

    @property
    def renamed(self):
        return [one.split() for one in self.log.read_text().splitlines()]

    @property
    def told(self):
        """The last password that the server was told."""
        said = self.log.with_name("mat-khau")
        return said.read_text() if said.exists() else ""

    def stop(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()


@pytest.fixture
def far(tmp_path, settings):
    server = Far(tmp_path)
    settings.NEPSO_SFTP_INSIDE = (f"127.0.0.1:{server.port}",)
    yield server
    server.stop()


def line(server, host_key="", folder="/loa", **secret):
    facts = {
        "host": "127.0.0.1", "port": str(server.port), "user": "loa", "folder": folder,
        "host_key": host_key or server.public,
    }  # fmt: skip
    return Line("folder", facts, secret or {"password": "mat-khau"}, lambda *_: None)


def kept_in(folder):
    return sorted(one.name for one in folder.iterdir())


def test_text_sound_calendar_and_list_lie_in_the_folder_and_go(local):
    folder, told = local
    posting = run()
    stands = Folder().put_out(told, posting)
    stem = stem_of(posting)
    assert kept_in(folder) == [f"{stem}-1.mp3", f"{stem}.ics", f"{stem}.m3u8", f"{stem}.txt"]
    playlist = (folder / f"{stem}.m3u8").read_text(encoding="utf-8").splitlines()
    assert playlist[0] == "#EXTM3U"
    assert playlist[-2:] == [f"#EXTINF:75,{posting.title}", f"{stem}-1.mp3"]
    event = icalendar.Calendar.from_ical((folder / f"{stem}.ics").read_bytes()).events[0]
    assert str(event["summary"]) == posting.title
    assert posting.planned_at.replace(microsecond=0) == event.DTSTART
    assert "Không chuyển tiền" in (folder / f"{stem}.txt").read_text(encoding="utf-8")
    (folder / "cua-nguoi-khac.m3u8").write_text("giữ")
    assert "4 tệp" in Folder().take_back(told, posting, stands)
    assert kept_in(folder) == ["cua-nguoi-khac.m3u8"]


def test_written_again_it_is_the_same_files(local):
    folder, told = local
    posting = run()
    Folder().put_out(told, posting)
    Folder().put_out(told, posting)
    assert len(kept_in(folder)) == 4


def test_a_player_never_sees_half_a_file_and_the_list_comes_last(local, monkeypatch):
    folder, told = local
    seen, write = [], LocalFolder.write

    def watched(self, name, content):
        write(self, name, content)
        seen.append(kept_in(folder))

    monkeypatch.setattr(LocalFolder, "write", watched)
    Folder().put_out(told, run())
    assert not [name for names in seen for name in names if name.endswith(".part")]
    assert [any(name.endswith(".m3u8") for name in names) for names in seen] == [False] * 3 + [True]


@pytest.mark.parametrize("name", ["../ngoai", "..", ".", "a/../../b"])
def test_no_folder_outside_is_opened(settings, tmp_path, name):
    settings.NEPSO_FOLDERS = str(tmp_path / "trong")
    with pytest.raises(Never, match="ngoài nơi được phép"):
        Folder().check(Line("folder", {"folder": name}, {}, lambda *_: None))


def test_without_a_folder_of_the_operator_there_is_none(settings):
    settings.NEPSO_FOLDERS = ""
    with pytest.raises(Never, match="chưa mở thư mục"):
        Folder().check(Line("folder", {"folder": "xa-a"}, {}, lambda *_: None))


def test_by_sftp_it_arrives_renamed_whole_and_goes(far):
    posting = run()
    assert "Đã ghi và xóa" in Folder().check(line(far))
    stands = Folder().put_out(line(far), posting)
    Folder().put_out(line(far), posting)
    stem = stem_of(posting)
    names = [f"{stem}-1.mp3", f"{stem}.ics", f"{stem}.m3u8", f"{stem}.txt"]
    assert kept_in(far.folder / "loa") == names
    assert (far.folder / "loa" / names[0]).read_bytes() == b"ID3tieng"
    assert all(old == new + ".part" for old, new in far.renamed)
    assert far.renamed[-1][1].endswith(".m3u8")
    Folder().take_back(line(far), posting, stands)
    assert kept_in(far.folder / "loa") == []


def test_another_host_key_ends_it_before_a_password_is_said(far):
    for other in ("ssh-ed25519", "ecdsa-sha2-nistp256"):
        key = asyncssh.generate_private_key(other).export_public_key().decode()
        with pytest.raises(TokenDead, match="khóa đã ghim"):
            Folder().check(line(far, host_key=key))
    assert far.told == ""
    Folder().check(line(far))
    assert far.told == "mat-khau", "this server hears what it is told"


def test_a_wrong_password_is_dead_and_a_key_opens(far):
    with pytest.raises(TokenDead, match="không nhận"):
        Folder().check(line(far, password="sai"))
    key = asyncssh.generate_private_key("ssh-ed25519")
    far.key.write_bytes(key.export_public_key())
    private = key.export_private_key().decode()
    assert Folder().check(line(far, private_key=private))


def test_a_folder_that_is_not_there_and_a_machine_that_does_not_answer(far):
    with pytest.raises(Never, match="không có thư mục"):
        Folder().check(line(far, folder="/khac"))
    told = line(far)
    far.stop()
    with pytest.raises(OutboundFailed):
        Folder().check(told)


def test_a_machine_inside_is_opened_only_when_the_operator_named_it(far, settings):
    settings.NEPSO_SFTP_INSIDE = ()
    with pytest.raises(OutboundRefused, match="mạng nội bộ"):
        Folder().check(line(far))


def test_what_is_typed_of_a_machine_is_checked():
    facts = {"folder": "/loa", "host": "loa.vidu.vn", "port": "99999", "user": "", "host_key": "x"}
    with pytest.raises(Invalid) as wrong:
        facts_checked("folder", facts, is_real=True)
    assert set(wrong.value.fields) == {"port", "user", "host_key"}
    with pytest.raises(Invalid) as wrong:
        secret_checked("folder", {"private_key": "x"}, {"host": "a"}, is_real=True)
    assert "x" not in wrong.value.fields["private_key"].split()


def test_a_line_of_ssh_keyscan_is_read():
    kind, key = host_key_read("loa.vidu.vn ssh-ed25519 AAAAC3NzaC1lZDI1NTE5 ghi-chu")
    assert (kind, key[:4]) == ("ssh-ed25519", b"\x00\x00\x00\x0b")


def test_only_its_own_files_are_of_a_posting():
    assert is_of_key("K-1", "20260101-0800-a-k1-2.mp3.part")
    assert not is_of_key("K-1", "20260101-0800-a-k12.txt")


def test_that_nothing_is_found_is_no_proof_that_it_is_gone(local):
    folder, told = local
    posting = run()
    stands = Folder().put_out(told, posting)
    elsewhere = Line("folder", {"folder": "xa-a-moi"}, {}, lambda *_: None)
    with pytest.raises(Never, match="bằng tay"):
        Folder().take_back(elsewhere, posting, stands)
    assert kept_in(folder.parent) == ["xa-a"], "looking makes no folder"
    (folder.parent / "xa-a-moi").mkdir()
    with pytest.raises(Never, match="bằng tay"):
        Folder().take_back(elsewhere, posting, stands)
    assert "Đã xóa 4 tệp" in Folder().take_back(told, posting, stands)
    assert Folder().take_back(told, posting, stands), "what we began to remove is gone"


def test_one_that_is_planned_anew_leaves_no_files_of_the_old_time(local):
    folder, told = local
    Folder().put_out(told, run())
    later = run()
    later.planned_at += dt.timedelta(hours=5)
    Folder().put_out(told, later)
    assert {name.split(".")[0].removesuffix("-1") for name in kept_in(folder)} == {stem_of(later)}
    assert Folder().look(told, later).number == stem_of(later)
