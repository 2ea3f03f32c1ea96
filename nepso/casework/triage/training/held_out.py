"""How well weights do on a writer they were not fitted to: each blind writer in turn is left out.

python -m nepso.casework.triage.training.held_out nepso/casework/triage/tests
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from nepso.casework.triage.reading.speech import spoken
from nepso.casework.triage.reading.tokens import read_tokens
from nepso.casework.triage.training.blind import sentences
from nepso.casework.triage.training.fitting import NO_HARM, Reader, counted, fit
from nepso.casework.triage.weighing import enough, heard, speech_reader


@dataclass(frozen=True, slots=True)
class Outcome:
    """One writer: sentences ``seen`` with their harm, with it ``first``, of ``harmful``; lawful
    ones ``flagged``, of ``lawful``."""

    writer: str
    seen: int
    first: int
    harmful: int
    flagged: int
    lawful: int

    def __str__(self) -> str:
        """As a line of the README's table."""
        harms = f"{self.seen} / {self.first} of {self.harmful}"
        return f"| {self.writer} | {harms} | {self.flagged} of {self.lawful} |"


def outcomes(folder: Path) -> Iterable[Outcome]:
    """Each writer's sentences, read with the tables that all others' make."""
    read = sentences(folder)
    labels, counts = [one.harm or NO_HARM for one in read], counted(read)
    texts = [[reader(one.text) for one in read] for reader in map(_reader, (False, True))]
    for writer in dict.fromkeys(one.writer for one in read if one.writer):
        kept = [at for at, one in enumerate(read) if one.writer != writer]
        tables = [
            fit([one[at] for at in kept], [labels[at] for at in kept], [counts[at] for at in kept])
            for one in texts
        ]
        said = []
        for at, one in enumerate(read):
            if one.writer == writer:
                tokens = read_tokens(one.text)
                speech = spoken(speech_reader().marks(tokens), tokens)
                sums = tables[tokens.is_bare].sums(texts[tokens.is_bare][at])
                heard_of = {harm: heard(harm, words, speech) for harm, words in sums.items()}
                said.append((labels[at], enough(heard_of)))
        yield _outcome(writer, said)


def _reader(bare: bool) -> Reader:
    return Reader(bare=bare)


def _outcome(writer: str, said: list[tuple[str, list[str]]]) -> Outcome:
    harmful = [(harm, harms) for harm, harms in said if harm != NO_HARM]
    lawful = [harms for harm, harms in said if harm == NO_HARM]
    return Outcome(
        writer,
        sum(harm in harms for harm, harms in harmful),
        sum(harms[:1] == [harm] for harm, harms in harmful),
        len(harmful),
        sum(map(bool, lawful)),
        len(lawful),
    )


if __name__ == "__main__":
    for one in outcomes(Path(sys.argv[1])):
        sys.stdout.write(f"{one}\n")
