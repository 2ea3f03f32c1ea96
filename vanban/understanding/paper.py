"""The written document: units of text one a line, each with its place in the whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vanban.model import SegmentPart, Span
from vanban.reading.block import Block, BlockKind
from vanban.understanding.paragraphs import LineJoiner, Paragraph
from vanban.understanding.zones import Zones, divide

_ASIDE = {
    BlockKind.PAGE_FURNITURE: SegmentPart.PAGE_FURNITURE,
    BlockKind.FOOTNOTE: SegmentPart.FOOTNOTE,
}


@dataclass(frozen=True, slots=True)
class Unit:
    """One line of the text: a heading line, a paragraph, a table, a footnote, an ornament."""

    text: str
    start: int
    part: SegmentPart
    paragraph: Paragraph

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def span(self) -> Span:
        return (self.start, self.end)

    @property
    def page(self) -> int:
        return self.paragraph.first.page

    @property
    def bold(self) -> bool:
        return self.paragraph.bold


@dataclass(frozen=True, slots=True)
class Paper:
    """The units in reading order and the whole text that they make."""

    text: str
    heading: tuple[Unit, ...]
    body: tuple[Unit, ...]
    closing: tuple[Unit, ...]
    appendix: tuple[Unit, ...]
    aside: tuple[Unit, ...]

    @property
    def units(self) -> list[Unit]:
        """All units in the order of the text."""
        every = (*self.heading, *self.body, *self.closing, *self.appendix, *self.aside)
        return sorted(every, key=lambda unit: unit.start)


def write_paper(blocks: Sequence[Block]) -> Paper:
    """Join, order and place the blocks of a reading."""
    main = [block for block in blocks if block.kind not in _ASIDE]
    zones = divide(main)
    order = {id(block): i for i, block in enumerate(blocks)}
    drafts = sorted(
        _drafts(blocks, zones, LineJoiner(main)), key=lambda draft: order[id(draft[2].first)]
    )
    placed: dict[str, list[Unit]] = {}
    pieces: list[str] = []
    at = 0
    for zone, part, paragraph in drafts:
        placed.setdefault(zone, []).append(Unit(paragraph.text, at, part, paragraph))
        pieces.append(paragraph.text)
        at += len(paragraph.text) + 1
    names = ("heading", "body", "closing", "appendix", "aside")
    return Paper("\n".join(pieces), *(tuple(placed.get(name, ())) for name in names))


_Draft = tuple[str, SegmentPart, Paragraph]


def _drafts(blocks: Sequence[Block], zones: Zones, joiner: LineJoiner) -> Iterator[_Draft]:
    """What will be written, with its zone; ornaments follow the paragraph they interrupt."""
    for block in zones.heading:
        yield "heading", SegmentPart.HEADER, Paragraph(block.text, (block,))
    for paragraph in joiner.join(zones.body):
        yield "body", _part_of(paragraph), paragraph
    for block in zones.closing:
        yield "closing", SegmentPart.SIGNATURE, Paragraph(block.text, (block,))
    for paragraph in joiner.join(zones.appendix):
        yield "appendix", _part_of(paragraph), paragraph
    for block in blocks:
        if block.kind in _ASIDE:
            yield "aside", _ASIDE[block.kind], Paragraph(block.text, (block,))


def _part_of(paragraph: Paragraph) -> SegmentPart:
    return SegmentPart.TABLE if paragraph.is_table else SegmentPart.CLAUSE
