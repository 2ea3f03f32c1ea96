"""A text as units: a sentence, a heading, an item. Layouts fill places with whole units, so that a
text is cut between sentences and what is cut is known to the letter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from nepso.outreach.distribution.artwork import glyphs
from nepso.outreach.distribution.artwork.content import (
    Block,
    Heading,
    Numbered,
    Paragraph,
    Question,
    Run,
    Runs,
)
from nepso.outreach.distribution.artwork.unbroken import held_together

_LONGEST_UNIT = 320
_PAIR, _SHORT_PAIR = 2, 14
# An end of a sentence, closing quotes with it, and the blanks behind.
_SENTENCE_END = re.compile(r"[.!?…]+[\"”»’)\]]*\s+")
_ABBREVIATED = re.compile(r"(?:^|[\s(])(?:TP|Tp|Q|P|TS|PGS|GS|ThS|BS|Mr|Mrs|St|[A-ZĐ])\.\s+$")
_ABBREVIATION_ROOM = 12
_SOFTER_END = re.compile(r"[;:,]\s+|\n")


@dataclass(frozen=True, slots=True)
class Unit:
    """One piece of block ``block``; ``glue`` joins it to the piece before it in the same line.

    ``kind``: "heading", "paragraph", "bullet", "number"; ``mark`` is the level of a heading or the
    number of an item; ``item`` counts the items of a list.
    """

    block: int
    kind: str
    runs: Runs
    mark: int = 0
    item: int = 0
    glue: str = ""

    @property
    def text(self) -> str:
        """Its words as typed."""
        return "".join(run.text for run in self.runs)


def units_of(blocks: Sequence[Block]) -> tuple[Unit, ...]:
    """The units of a text in their order; one of which nothing can be printed is none."""
    units = (unit for number, block in enumerate(blocks) for unit in _units(number, block))
    return tuple(unit for unit in units if glyphs.is_seen(unit.text))


def _units(number: int, block: Block) -> Iterator[Unit]:
    if isinstance(block, Heading):
        yield Unit(number, "heading", block.runs, mark=block.level)
    elif isinstance(block, Paragraph):
        for glue, runs in _pieces(block.runs):
            yield Unit(number, "paragraph", runs, glue=glue)
    else:
        kind = "number" if isinstance(block, Numbered) else "bullet"
        start = block.start if isinstance(block, Numbered) else 1
        for item, line in enumerate(block.items):
            for glue, runs in _pieces(line):
                yield Unit(number, kind, runs, mark=start + item, item=item, glue=glue)


def blocks_of_questions(questions: Iterable[Question], level: int = 2) -> tuple[Block, ...]:
    """Questions as headings with their answers below."""
    blocks: list[Block] = []
    for question in questions:
        blocks.append(Heading((Run(" ".join(question.asked.split())),), level))
        blocks += question.blocks
    return tuple(blocks)


def lines_of(units: Iterable[Unit]) -> int:
    """How many lines they take at least: one for each block or item."""
    return len({(unit.block, unit.item) for unit in units})


def text_of(units: Iterable[Unit]) -> str:
    """The words of units, a line for each block and item."""
    lines: list[str] = []
    place: tuple[int, int] | None = None
    for unit in units:
        if (unit.block, unit.item) == place:
            lines[-1] += unit.glue + unit.text
        else:
            lines.append(unit.text)
        place = (unit.block, unit.item)
    return "\n".join(lines)


def _pieces(runs: Runs) -> Iterator[tuple[str, Runs]]:
    """The line cut at ends of sentences, with the blank that stood before each piece."""
    text = "".join(run.text for run in runs)
    start, glue = 0, ""
    for end, after in _ends(text):
        yield glue, _slice(runs, start, end)
        start, glue = after, text[end:after]
    if start < len(text):
        yield glue, _slice(runs, start, len(text))


def _ends(text: str) -> Iterator[tuple[int, int]]:
    """Where pieces end, and where the next begin."""
    start = 0
    for found in _SENTENCE_END.finditer(text):
        goes_on = text[found.end() : found.end() + 1].islower()
        near = text[max(start, found.end() - _ABBREVIATION_ROOM) : found.end()]
        if goes_on or _ABBREVIATED.search(near):
            continue
        yield from _inner_ends(text, start, found.end())
        yield _without_blank(text, found.start(), found.end())
        start = found.end()
    yield from _inner_ends(text, start, len(text))


def _inner_ends(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence that no poster holds is cut at a softer end, at worst between words or letters."""
    while end - start > _LONGEST_UNIT:
        window = text[start : start + _LONGEST_UNIT]
        softer = [found.end() for found in _SOFTER_END.finditer(window)]
        at = softer[-1] if softer and softer[-1] > _LONGEST_UNIT // 3 else window.rfind(" ") + 1
        at = at or _LONGEST_UNIT
        cut = _without_blank(text, start, start + at)
        if cut[0] == start:  # blanks alone: nothing to cut off
            cut = (start + at, start + at)
        yield cut
        start += at


def _without_blank(text: str, start: int, end: int) -> tuple[int, int]:
    return start + len(text[start:end].rstrip()), end


def _slice(runs: Runs, start: int, end: int) -> Runs:
    out, at = [], 0
    for run in runs:
        first, last = max(start - at, 0), max(min(end - at, len(run.text)), 0)
        if first < last:
            out.append(Run(run.text[first:last], run.bold, run.italic))
        at += len(run.text)
    return tuple(out)


def as_data(units: Iterable[Unit]) -> list[dict[str, object]]:
    """Units as a layout reads them: strings and numbers, only letters that can be printed."""
    return [
        {
            "block": unit.block,
            "kind": unit.kind,
            "mark": unit.mark,
            "item": unit.item,
            "glue": unit.glue,
            "runs": _runs_as_data(unit.runs),
        }
        for unit in units
    ]


def _runs_as_data(runs: Runs) -> list[list[object]]:
    texts = [printable(run.text) for run in runs]
    texts[-1:] = [without_widow(text) for text in texts[-1:]]
    return [[text, run.bold, run.italic] for text, run in zip(texts, runs, strict=True)]


def without_widow(text: str) -> str:
    """The last word held to the one before it: no line of one syllable ends a paragraph."""
    words = text.rsplit(" ", _PAIR)
    if len(words) <= _PAIR or not all(words) or len(words[1] + words[2]) > _SHORT_PAIR:
        return text
    return f"{words[0]} {words[1]}\u00a0{words[2]}"


def printable(text: str) -> str:
    """Letters of the font only, with places to break in words that are too long and none in what
    is read as one."""
    lines = glyphs.shown(text).split("\n")
    return "\n".join(held_together(glyphs.breakable(line)) for line in lines)
