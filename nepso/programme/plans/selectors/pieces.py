"""The document cut into paragraphs and runs, each run knowing the duty it states.

What the templates ``plans/_document.html`` and the register's own margin draw.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from nepso.programme.plans.models import Clause, Duty, PlanVersion
from nepso.programme.plans.states import DUTY_STATES

_LINE = re.compile(r"[^\n]+")
# An item's mark at the start of a line: "- ", "+ ", "a) ", "2. ", "1.2. ".
_MARK = re.compile(r"\s*(?:[-–+•*]\s|[a-zđ]\)|\d+(?:\.\d+)*[.)]\s|[IVXLC]+[.)]\s)")
_FLOWING = frozenset({"basis", "clause", "footnote"})


@dataclass(frozen=True)
class Run:
    """Words of one paragraph that belong to one duty, or to none; ``is_first`` of that duty."""

    text: str
    duty: Duty | None
    is_first: bool


@dataclass
class DocumentPiece:
    """One paragraph: ``kind`` is heading, clause, or a part of the contract's segments.

    ``level`` counts from 1 for headings. ``duties`` are those whose first words stand here, which
    is where a margin note belongs. ``start`` and ``end`` are offsets into the version's text.
    """

    kind: str
    clause: str
    level: int
    start: int
    end: int
    runs: list[Run] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def has_duty(self) -> bool:
        """Whether any of its words belong to a duty."""
        return any(run.duty for run in self.runs)

    @property
    def duties(self) -> list[Duty]:
        return [run.duty for run in self.runs if run.duty and run.is_first]


def document_pieces(
    version: PlanVersion, duties: Iterable[Duty] | None = None
) -> list[DocumentPiece]:
    """The whole document in order. ``duties`` (by default the kept ones) get their runs.

    Two queries at most. Empty for a plan that was written by hand.
    """
    if not version.text or not version.compiled:
        return []
    if duties is None:
        duties = version.duties.filter(state__in=DUTY_STATES.group("kept")).defer("compiled")
    spans = sorted(
        ((d.span_start, d.span_end, d) for d in duties if d.span_start is not None),
        key=lambda span: (span[0], -(span[1] or 0)),
    )
    headings = {c.span_start: c for c in version.clauses.all()}
    pieces, seen = [], set[int]()
    for segment in version.compiled["segments"]:
        for start, end in _paragraphs(version.text, segment, headings):
            piece = _piece(segment, start, end, headings)
            piece.runs = _runs(version.text, piece, spans, seen)  # type: ignore[arg-type]
            pieces.append(piece)
    return pieces


def _paragraphs(
    text: str, segment: dict[str, Any], headings: dict[int, Clause]
) -> Iterator[tuple[int, int]]:
    """Lines of one segment, joined where a paragraph merely wraps."""
    start = end = heading_end = -1
    for match in _LINE.finditer(text, *segment["span"]):
        if not match.group().strip():
            continue
        heading = headings.get(match.start())
        goes_on = match.start() < heading_end or (
            segment["part"] in _FLOWING
            and heading is None
            and start >= heading_end
            and not _MARK.match(match.group())
        )
        if start >= 0 and goes_on:
            end = match.end()
            continue
        if start >= 0:
            yield start, end
        start, end = match.span()
        heading_end = heading.span_end if heading else -1
    if start >= 0:
        yield start, end


def _piece(
    segment: dict[str, Any], start: int, end: int, headings: dict[int, Clause]
) -> DocumentPiece:
    heading = headings.get(start)
    if heading is not None:
        level = heading.label.count(".") + 1
        return DocumentPiece("heading", heading.label, level, start, end)
    return DocumentPiece(segment["part"], segment["clause"] or "", 0, start, end)


def _runs(
    text: str, piece: DocumentPiece, spans: list[tuple[int, int, Duty]], seen: set[int]
) -> list[Run]:
    """Cut a paragraph at the edges of the duties in it; the innermost duty has the words."""
    inside = [s for s in spans if s[0] < piece.end and s[1] > piece.start]
    edges = {piece.start, piece.end}
    for start, end, _ in inside:
        edges |= {edge for edge in (start, end) if piece.start < edge < piece.end}
    cuts = sorted(edges)
    runs = []
    for start, end in pairwise(cuts):
        covering = [duty for s, e, duty in inside if s <= start and e >= end]
        duty = covering[-1] if covering else None
        is_first = duty is not None and duty.pk not in seen
        if duty is not None:
            seen.add(duty.pk)
        runs.append(Run(text[start:end], duty, is_first))
    return runs
