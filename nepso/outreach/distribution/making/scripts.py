"""What an announcer reads: words, pauses, the key message said again; how long it takes."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from nepso.outreach.distribution.making.framing import Piece, frame_kept
from nepso.outreach.distribution.making.limits import limit_of
from nepso.outreach.distribution.making.source import Block, Rule, Source
from nepso.outreach.distribution.making.speaking import spoken
from nepso.outreach.distribution.making.speaking.numbers import whole

SHORT_PAUSE, LONG_PAUSE = "/", "//"
_GREETING, _PREFIX, _SUFFIX = 3, 1, 2  # what can be spared goes in this order, highest first
_SECONDS = {SHORT_PAUSE: 0.5, LONG_PAUSE: 1.5}
_END_OF_SENTENCE = re.compile(r"(?<=[.!?;:])\s+")
_CLOSED = tuple(".!?…:;")
_LETTERED = re.compile(r"\w{1,2}[.)]")  # "a)"
_MARK = re.compile(r"//?")
_WORD = re.compile(r"[\u3400-\u9fff]|[^\s\u3400-\u9fff]+")


def script(kind: str, source: Source, rule: Rule) -> dict[str, str]:
    """A script, within the length of the rule: whole sentences of the text go first, from its
    end, then greeting and opening; never the title, who paid, the message said again.

    "/" is a short pause after a sentence, "//" a long one after each paragraph. No other slash is
    left, and in Vietnamese no digit, so that a mark is never read for anything else. Raises
    CannotFit when not even what must be said has room.
    """
    said = spoken if source.is_vietnamese else _as_written

    def piece(text: str, spare: int = 0) -> Piece:
        return Piece(_paragraph(text, said), spare)

    head = [piece(rule.greeting, _GREETING), piece(source.title), piece(source.must_say)]
    head.append(piece(rule.prefix, _PREFIX))
    tail = []
    if source.key_message and rule.with_key_message:
        again = "Xin nhắc lại: " if source.is_vietnamese else ""
        tail = [piece(f"{again}{source.key_message}")] * rule.repeats
    tail.append(piece(rule.suffix, _SUFFIX))
    limit = limit_of(kind, "script", rule.length)
    head, tail, size = frame_kept(head, tail, limit, "\n")
    blocks = _sentences(source.blocks)
    body = [_item(block, said, in_words=source.is_vietnamese) for block in blocks]
    body = _fitting([one for one in body if one], limit.most - size)
    lines = [*(one.text for one in head), *body, *(one.text for one in tail)]
    return {"script": "\n".join(lines)}


def _sentences(blocks: Iterable[Block]) -> list[Block]:
    """The blocks, but a line that goes on in the middle of a sentence, as text that was copied from
    a narrow page does: an announcer would stop there."""
    found: list[Block] = []
    for block in blocks:
        before = found[-1] if found else None
        goes_on = block.text[:1].islower() and not _LETTERED.match(block.text)
        if before and block.kind == "line" and goes_on and not before.text.endswith(_CLOSED):
            found[-1] = replace(before, text=f"{before.text} {block.text}")
        else:
            found.append(block)
    return found


def _item(block: Block, aloud: Callable[[str], str], *, in_words: bool) -> str:
    """A block as it is read, of an ordered list after its number ("Một: …"), which no pause parts
    from its first sentence: neither is kept without the other."""
    said = _paragraph(block.text, aloud)
    if not said or not block.number:
        return said
    number = f"{whole(block.number).capitalize()}:" if in_words else f"{block.number}."
    return f"{number} {said}"


def _fitting(paragraphs: list[str], room: int) -> list[str]:
    """As many whole sentences from the beginning as have room, a line end before each paragraph."""
    kept: list[str] = []
    for paragraph in paragraphs:
        if len(paragraph) + 1 <= room:
            kept.append(paragraph)
            room -= len(paragraph) + 1
            continue
        sentences = paragraph.removesuffix(f" {LONG_PAUSE}").split(f" {SHORT_PAUSE} ")
        while sentences and len(f" {SHORT_PAUSE} ".join(sentences)) + 4 > room:
            sentences.pop()
        if sentences:
            kept.append(f"{f' {SHORT_PAUSE} '.join(sentences)} {LONG_PAUSE}")
        break
    return kept


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
