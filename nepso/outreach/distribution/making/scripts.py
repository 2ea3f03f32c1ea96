"""What an announcer reads: words, pauses, the key message said again; how long it takes."""

from __future__ import annotations

import math
import re
from collections.abc import Callable

from nepso.outreach.distribution.making.source import Rule, Source
from nepso.outreach.distribution.making.speaking import spoken

SHORT_PAUSE, LONG_PAUSE = "/", "//"
_SECONDS = {SHORT_PAUSE: 0.5, LONG_PAUSE: 1.5}
_END_OF_SENTENCE = re.compile(r"(?<=[.!?;:])\s+")
_MARK = re.compile(r"//?")
_WORD = re.compile(r"[\u3400-\u9fff]|[^\s\u3400-\u9fff]+")


def script(kind: str, source: Source, rule: Rule) -> dict[str, str]:
    """A script: "/" a short pause after a sentence, "//" a long one after each paragraph. No other
    slash is left, and in Vietnamese no digit, so that a mark is never read for anything else."""
    lines = [rule.greeting, source.title, source.must_say, rule.prefix]
    lines += [block.text for block in source.blocks]
    if source.key_message and rule.with_key_message:
        again = "Xin nhắc lại: " if source.is_vietnamese else ""
        lines += [f"{again}{source.key_message}"] * rule.repeats
    lines.append(rule.suffix)
    said = spoken if source.is_vietnamese else _as_written
    paragraphs = [_paragraph(line, said) for line in lines]
    return {"script": "\n".join(one for one in paragraphs if one)}


def _as_written(text: str) -> str:
    """Another language is read by who speaks it: its numbers stay, a slash is no pause mark."""
    return text.replace("/", "\u2215")


def _paragraph(text: str, aloud: Callable[[str], str]) -> str:
    """ "" for what holds nothing to say: no pause stands alone."""
    said = aloud(" ".join(text.split()))
    if not any(letter.isalnum() for letter in said):
        return ""
    if said[-1] not in ".!?…:;。！？：；":
        said += "."
    return f"{_END_OF_SENTENCE.sub(f' {SHORT_PAUSE} ', said)} {LONG_PAUSE}"


def reading_seconds(text: str, words_a_minute: int) -> int:
    """How long it takes, pauses counted. Vietnamese words are the syllables between spaces; a
    Chinese sign is a syllable."""
    words = len(_WORD.findall(_MARK.sub(" ", text)))
    pauses = sum(_SECONDS[mark] for mark in _MARK.findall(text))
    return math.ceil(words * 60 / max(1, words_a_minute) + pauses)
