"""Compiles words or files the short way, for tests."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from vanban.compiling import compile_in_process
from vanban.model import CompiledDocument, DocumentTask

HERE = Path(__file__).parent
ROOT = HERE.parents[2]


def compiled(words: str) -> CompiledDocument:
    """The compiled document of a plain text."""
    return compile_in_process("plan.txt", words.encode())


def compiled_plan(name: str) -> CompiledDocument:
    """One of the plans written for these tests."""
    return compile_in_process(f"{name}.txt", (HERE / "plans" / f"{name}.txt").read_bytes())


def sample(name: str) -> Path:
    """A document of another office, outside this repository; skips loudly where it is absent."""
    shared = Path(os.environ.get("NEPSO_SHARED", ROOT.parent / "shared"))
    path = shared / "plan" / "samples" / name
    if not path.exists():
        pytest.skip(
            f"SAMPLE ABSENT: {name}; set NEPSO_SHARED to the folder that holds plan/samples"
        )
    return path


def task(document: CompiledDocument, clause: str, bullet: int | None = None) -> DocumentTask:
    """The one task of a clause and bullet."""
    found = [t for t in document.tasks if (t.clause, t.bullet) == (clause, bullet)]
    assert len(found) == 1, [(t.clause, t.bullet) for t in document.tasks]
    return found[0]
