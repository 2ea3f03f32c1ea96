"""``vanban compile`` as an office runs it."""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from vanban.command_line import main
from vanban.tests.plan_in_word import DEMO, plan_docx


def test_json_is_the_contract(capsys):
    assert main(["compile", str(DEMO), "--json"]) == 0
    plain = json.loads(capsys.readouterr().out)
    assert plain["header"]["kind"] == "Kế hoạch"
    start, end = plain["tasks"][0]["span"]
    assert plain["text"][start:end].split() == plain["tasks"][0]["text"].split()


def test_without_an_option_a_summary_is_printed(capsys):
    assert main(["compile", str(DEMO)]) == 0
    out = capsys.readouterr().out
    assert "Cơ quan ban hành: Ủy ban nhân dân tỉnh Thái Nguyên" in out
    assert "Sở Văn hóa, Thể thao và Du lịch" in out


def test_check_prints_only_what_to_look_at(capsys):
    assert main(["compile", str(DEMO), "--check"]) == 0
    assert capsys.readouterr().out.startswith(("Cần xem lại", "Không có điều gì"))


def test_spreadsheet_and_page_are_written(tmp_path: Path, capsys):
    source = tmp_path / "kế hoạch.docx"
    source.write_bytes(plan_docx(word_counts=True))
    book, page = tmp_path / "so.xlsx", tmp_path / "so.html"
    assert main(["compile", str(source), "--xlsx", str(book), "--html", str(page)]) == 0
    assert load_workbook(book)["Nhiệm vụ"].max_row > 30
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert capsys.readouterr().err == ""


def test_an_unreadable_file_gets_one_sentence_and_two(tmp_path: Path, capsys):
    path = tmp_path / "a.docx"
    path.write_bytes(b"PK\x03\x04 broken")
    assert main(["compile", str(path), "--json"]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert "hãy" in printed.err


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path, capsys):
    assert main(["compile", str(DEMO), "--xlsx", str(tmp_path / "none" / "a.xlsx")]) == 1
    assert "Không ghi được tệp" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["compile"], ["compile", "a", "--khac"], ["lạ"]])
def test_a_wrong_command_is_told_in_vietnamese(arguments: list[str], capsys):
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert "; hãy xem cách dùng bằng: vanban" in capsys.readouterr().err


def test_help_is_vietnamese(capsys):
    with pytest.raises(SystemExit) as caught:
        main(["compile", "--help"])
    assert caught.value.code == 0
    out = capsys.readouterr().out
    assert out.startswith("Cách dùng:")
    assert "usage" not in out
    assert "options" not in out


def _ended(shell: str) -> subprocess.CompletedProcess[str]:
    command = (
        f"{shlex.quote(sys.executable)} -m vanban.command_line compile {shlex.quote(str(DEMO))}"
    )
    return subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command} {shell}"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_a_reader_that_stops_early_is_no_error():
    ended = _ended("--json | head -c 200")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert len(ended.stdout) > 100


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_gets_one_sentence():
    ended = _ended("--json > /dev/full")
    assert ended.returncode == 1
    assert ended.stderr == "Không in được kết quả; hãy kiểm tra chỗ trống trên đĩa.\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["compile"], "Thiếu tên tệp"),
        (["compile", "a.txt", "--html"], "Sau --html cần tên tệp"),
        (["compile", "a.txt", "--json", "--check"], "không dùng cùng lúc"),
        (["compile", "a.txt", "--pdf"], "“--pdf”"),
        (["doc", "a.txt"], "Không có lệnh “doc”"),
    ],
)
def test_a_mistake_in_the_command_is_told_by_name(arguments, told, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    printed = capsys.readouterr()
    assert stopped.value.code == 2
    assert told in printed.err
    assert printed.err.count("\n") == 1
    assert "--help" in printed.err


def test_what_is_written_to_a_file_hides_nothing_that_is_to_be_printed(tmp_path: Path, capsys):
    book = tmp_path / "so.xlsx"
    assert main(["compile", str(DEMO), "--json", "--xlsx", str(book)]) == 0
    assert book.exists()
    assert json.loads(capsys.readouterr().out)["tasks"]


def _document(folder: Path) -> Path:
    path = folder / "kế hoạch.txt"
    path.write_bytes(DEMO.read_bytes())
    return path


@pytest.mark.parametrize("option", ["--xlsx", "--html"])
@pytest.mark.parametrize("way", ["itself", "relative", "symlink", "hard link", "folder link"])
def test_the_document_is_never_written_over(option, way, tmp_path: Path, capsys, monkeypatch):
    path = _document(tmp_path)
    target = tmp_path / "so.html"
    if way == "itself":
        target = path
    elif way == "relative":
        monkeypatch.chdir(tmp_path)
        target = Path(".") / "kế hoạch.txt"
    elif way == "symlink":
        target.symlink_to(path)
    elif way == "hard link":
        target.hardlink_to(path)
    else:
        (tmp_path / "nơi khác").symlink_to(tmp_path)
        target = tmp_path / "nơi khác" / path.name
    other = tmp_path / "khác"
    beside = ["--html" if option == "--xlsx" else "--xlsx", str(other)]
    assert main(["compile", str(path), option, str(target), *beside]) == 1
    printed = capsys.readouterr()
    assert (printed.out, printed.err.count("\n")) == ("", 1)
    assert "chính là văn bản cần đọc; hãy" in printed.err
    assert path.read_bytes() == DEMO.read_bytes()
    assert not other.exists()


def test_two_results_do_not_go_into_one_file(tmp_path: Path, capsys):
    path, target = _document(tmp_path), tmp_path / "so"
    assert main(["compile", str(path), "--xlsx", str(target), "--html", str(target)]) == 1
    assert "cùng một tệp" in capsys.readouterr().err
    assert not target.exists()


def _page(path: Path) -> list[str]:
    return ["compile", str(path), "--html", str(path.with_name("so.html"))]


def test_no_half_of_a_file_is_written_over_a_whole_one(tmp_path: Path):
    path, page = _document(tmp_path), tmp_path / "so.html"
    page.write_text("trang của hôm qua")
    full = (
        "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)); "
        "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        "import sys; from vanban.compiling import compile_in_process as read; "
        "from pathlib import Path; from vanban.command_line import _write_files; "
        "path = Path(sys.argv[1]); "
        "sys.exit(_write_files(read(path.name, path.read_bytes()), None, sys.argv[2]))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", full, str(path), str(page)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ended.returncode == 1
    assert ended.stderr.startswith("Không ghi được tệp")
    assert page.read_text() == "trang của hôm qua"
    assert sorted(found.name for found in tmp_path.iterdir()) == ["kế hoạch.txt", "so.html"]


def test_a_file_written_anew_keeps_its_rights_and_its_link(tmp_path: Path):
    path, kept = _document(tmp_path), tmp_path / "kho.html"
    kept.write_text("trang của hôm qua")
    kept.chmod(0o640)
    (tmp_path / "so.html").symlink_to(kept)
    assert main(_page(path)) == 0
    assert (tmp_path / "so.html").is_symlink()
    assert kept.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert kept.stat().st_mode & 0o777 == 0o640


def test_a_new_file_has_the_rights_that_the_office_gives_to_new_files(tmp_path: Path):
    path, page = _document(tmp_path), tmp_path / "so.html"
    assert main(_page(path)) == 0
    (tmp_path / "mới").touch()
    assert page.stat().st_mode == (tmp_path / "mới").stat().st_mode


def test_a_result_may_go_to_a_device():
    assert main(["compile", str(DEMO), "--html", "/dev/null"]) == 0
    assert Path("/dev/null").is_char_device()
