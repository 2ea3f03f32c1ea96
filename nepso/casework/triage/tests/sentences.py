"""The sentences that triage is held to. ``lawful.txt`` only grows."""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).parent


def lawful() -> list[str]:
    """Lawful speech of every kind, one sentence a line, unlabelled."""
    return _lines("lawful.txt")


def harmful() -> list[tuple[str, str]]:
    """(harm, sentence) of what must be seen."""
    return [tuple(line.split("\t", 1)) for line in _lines("harmful.tsv")]  # type: ignore[misc]


def alarming() -> list[tuple[bool, str]]:
    """(whether a life may be in danger, sentence)."""
    pairs = (line.split("\t", 1) for line in _lines("urgent.tsv"))
    return [(flag == "1", sentence) for flag, sentence in pairs]


def _lines(name: str) -> list[str]:
    text = (HERE / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip()]
