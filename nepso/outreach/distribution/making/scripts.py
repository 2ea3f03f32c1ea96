"""What an announcer reads: words, pauses, the key message said again; how long it takes."""

from __future__ import annotations

import math
import re

from nepso.outreach.distribution.making.source import Rule, Source
from nepso.outreach.distribution.making.speaking import spoken

SHORT_PAUSE, LONG_PAUSE = "/", "//"
_SECONDS = {SHORT_PAUSE: 0.5, LONG_PAUSE: 1.5}
_END_OF_SENTENCE = re.compile(r"(?<=[.!?;:])\s+")
_MARK = re.compile(r"//?")


def script(kind: str, source: Source, rule: Rule) -> dict[str, str]:
    """A script: "/" a short pause after a sentence, "//" a long one after each paragraph. No digit
    and no other slash is left, so that a mark is never read for anything else."""
    lines = [rule.greeting, source.title, source.disclosed_as, rule.prefix]
    lines += [block.text for block in source.blocks]
    if source.key_message:
        again = "Xin nhắc lại" if rule.with_key_message and rule.repeats else ""
        lines += [f"{again}: {source.key_message}"] * (rule.repeats if again else 0)
    lines.append(rule.suffix)
    return {"script": "\n".join(_paragraph(line) for line in lines if line.strip())}


def _paragraph(text: str) -> str:
    said = spoken(" ".join(text.split()))
    if said and said[-1] not in ".!?…:;":
        said += "."
    return f"{_END_OF_SENTENCE.sub(f' {SHORT_PAUSE} ', said)} {LONG_PAUSE}"


def reading_seconds(text: str, words_a_minute: int) -> int:
    """How long it takes, pauses counted; Vietnamese words are the syllables between spaces."""
    words = len(_MARK.sub(" ", text).split())
    pauses = sum(_SECONDS[mark] for mark in _MARK.findall(text))
    return math.ceil(words * 60 / max(1, words_a_minute) + pauses)
