"""The tests' sentences with who wrote them: writers who had seen no list, line or figure of ours
are named in ``writers.tsv`` (name, harmful and lawful sentences), in the order in which their
sentences end ``harmful.tsv`` and ``lawful.txt``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Sentence:
    """``harm`` is empty for lawful speech, ``writer`` where it is our own."""

    text: str
    harm: str
    writer: str


def sentences(folder: Path) -> list[Sentence]:
    """All of them, harmful ones first, each file in its order."""
    pairs = [line.split("\t", 1) for line in _lines(folder / "harmful.tsv")]
    lawful = _lines(folder / "lawful.txt")
    counts = [line.split("\t") for line in _lines(folder / "writers.tsv")]
    harmful_by = _writers([(name, int(harmful)) for name, harmful, _ in counts], len(pairs))
    lawful_by = _writers([(name, int(count)) for name, _, count in counts], len(lawful))
    return [
        *(Sentence(text, harm, by) for (harm, text), by in zip(pairs, harmful_by, strict=True)),
        *(Sentence(text, "", by) for text, by in zip(lawful, lawful_by, strict=True)),
    ]


def _writers(counts: list[tuple[str, int]], lines: int) -> list[str]:
    """Who wrote each line: the last ones are theirs."""
    theirs = [name for name, count in counts for _ in range(count)]
    return [""] * (lines - len(theirs)) + theirs


def _lines(file: Path) -> list[str]:
    return [line for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
