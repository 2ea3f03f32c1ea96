"""Tiles the text: every character that is no blank lies in exactly one segment."""

from __future__ import annotations

from collections.abc import Sequence

from vanban.model import Segment, SegmentPart
from vanban.understanding.closing import Closing
from vanban.understanding.outline import Node, Outline
from vanban.understanding.paper import Paper


def segments_of(
    paper: Paper, outline: Outline, appendix: Outline, closing: Closing, closers: Sequence[Node]
) -> tuple[Segment, ...]:
    """One segment a unit, neighbours of the same part and clause joined."""
    clauses = _clauses(outline, appendix, closers)
    parts = dict(zip((unit.start for unit in paper.closing), closing.parts, strict=True))
    first_clause = min(clauses, default=None)
    body_end = paper.body[-1].start if paper.body else -1
    found: list[Segment] = []
    for unit in paper.units:
        part = parts.get(unit.start, unit.part)
        clause = (
            clauses.get(unit.start) if part in (SegmentPart.CLAUSE, SegmentPart.TABLE) else None
        )
        if part is SegmentPart.CLAUSE and clause is None and unit.start <= body_end:
            before = first_clause is None or unit.start < first_clause
            part = SegmentPart.BASIS if before else part
        _append(found, Segment(unit.span, part, clause))
    return tuple(found)


def _clauses(outline: Outline, appendix: Outline, closers: Sequence[Node]) -> dict[int, str]:
    clauses = {node.unit.start: "closing" for node in closers if node.unit is not None}
    for tree in (outline, appendix):
        for node in tree.root.walk():
            if node.unit is not None and node.path and node.unit.start not in clauses:
                clauses[node.unit.start] = ".".join(node.path)
    return clauses


def _append(found: list[Segment], segment: Segment) -> None:
    if found and found[-1].part is segment.part and found[-1].clause == segment.clause:
        joined = (found[-1].span[0], segment.span[1])
        found[-1] = Segment(joined, segment.part, segment.clause)
    else:
        found.append(segment)
