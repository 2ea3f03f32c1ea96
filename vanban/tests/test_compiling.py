"""The limited child: what it gives back, and every way it can die."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from vanban import compiling
from vanban.compiling import compile_bytes, compile_in_process, compile_path
from vanban.errors import UnreadableDocument
from vanban.tests.plan_in_word import DEMO, plan_docx


def test_the_child_gives_what_this_process_would():
    data = DEMO.read_bytes()
    document = compile_path(DEMO)
    assert document == compile_in_process(DEMO.name, data)
    assert document.tasks
    assert (document.source.name, document.source.format) == (DEMO.name, "txt")


def test_the_same_file_compiles_to_the_same_object():
    data = plan_docx(word_counts=True, task_table=True)
    assert compile_bytes("a.docx", data) == compile_bytes("a.docx", data)


@pytest.mark.parametrize("name", ["-c.txt", "kế hoạch số 1.txt", "a\nb.txt"])
def test_any_name_reaches_the_child_as_it_is(name: str):
    assert compile_bytes(name, b"KE HOACH so 1").source.name == name


@pytest.mark.parametrize("megabytes", [12, 24])
def test_too_little_memory_is_told_in_one_sentence(monkeypatch, megabytes: int):
    monkeypatch.setattr(compiling, "MEMORY_BYTES", megabytes * 1024 * 1024)
    with pytest.raises(UnreadableDocument) as caught:
        compile_bytes("a.docx", plan_docx(word_counts=True, times=3))
    assert caught.value.code in {"too_costly", "crashed"}


def test_too_little_time_is_told_in_one_sentence(monkeypatch):
    monkeypatch.setattr(compiling, "WALL_FACTOR", 0.001)
    with pytest.raises(UnreadableDocument, match="tốn quá nhiều thời gian"):
        compile_path(DEMO)


@pytest.mark.parametrize(
    ("status", "printed", "code"),
    [
        (0, b"", "crashed"),
        (0, b"{}", "crashed"),
        (0, b'{"document": {}}', "crashed"),
        (0, b'{"document": [1]}', "crashed"),
        (0, b'["unreadable"]', "crashed"),
        (1, b"Traceback", "crashed"),
        (-11, b"", "crashed"),
        (-9, b"", "too_costly"),
        (-24, b"", "too_costly"),
        (77, b"", "too_costly"),
        (0, b'{"unreadable": ["broken", "h\\u1ecfng."]}', "broken"),
    ],
)
def test_every_end_of_a_child_is_a_document_or_one_sentence(status, printed, code):
    ended = subprocess.CompletedProcess([], status, printed, b"")
    with pytest.raises(UnreadableDocument) as caught:
        compiling._understood(ended)
    assert caught.value.code == code


def test_the_child_can_write_no_file_and_sees_no_settings(tmp_path: Path):
    environment = compiling._environment()
    assert not [name for name in environment if name.startswith(("NEPSO", "DJANGO", "AWS"))]
    script = (
        "from vanban import child\n"
        "child._answer = lambda name, data: open('x', 'w').write('y')\n"
        "child.main('a', 2**28, 5)\n"
    )
    command = [sys.executable, "-c", script]
    subprocess.run(command, cwd=tmp_path, capture_output=True, input=b"", check=False)
    assert (tmp_path / "x").read_bytes() == b""
