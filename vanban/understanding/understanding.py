"""The one way from a reading to a compiled document."""

from __future__ import annotations

from vanban.model import CompiledDocument, Header, Problem, Segment, SegmentPart, Source
from vanban.reading.block import BlockKind, Reading

_PARTS = {
    BlockKind.PAGE_FURNITURE: SegmentPart.PAGE_FURNITURE,
    BlockKind.FOOTNOTE: SegmentPart.FOOTNOTE,
    BlockKind.TABLE: SegmentPart.TABLE,
}


def understand(reading: Reading, source: Source) -> CompiledDocument:
    """Understand ``reading``; the same blocks always give the same document."""
    pieces: list[str] = []
    segments: list[Segment] = []
    at = 0
    for block in reading.blocks:
        pieces.append(block.text)
        part = _PARTS.get(block.kind, SegmentPart.CLAUSE)
        segments.append(Segment((at, at + len(block.text)), part))
        at += len(block.text) + 1
    return CompiledDocument(
        source=source,
        text="\n".join(pieces),
        header=Header(),
        segments=tuple(segments),
        problems=tuple(Problem(code, sentence) for code, sentence in reading.notes),
    )
