"""What the public sees of a plan in force: its text, its outline, counts; no notes, no persons."""

from __future__ import annotations

from dataclasses import dataclass

from nepso.foundation.search.selectors import words_of
from nepso.kernel.folding import fold
from nepso.programme.plans.models import Clause, PlanVersion
from nepso.programme.plans.selectors import document_pieces
from nepso.programme.plans.selectors.pieces import DocumentPiece
from nepso.programme.register.presenting import short

_SHOWN = frozenset({"header", "basis", "clause", "heading", "recipients", "signature", "table"})
MOST_FOUND = 30


@dataclass(frozen=True, slots=True)
class FoundClause:
    """One paragraph that holds the words: where it stands, and its text cut short."""

    clause: str
    text: str


def public_pieces(version: PlanVersion) -> list[DocumentPiece]:
    """The document without page furniture."""
    return [piece for piece in document_pieces(version, duties=[]) if piece.kind in _SHOWN]


def outline(version: PlanVersion, *, deepest: int) -> list[Clause]:
    """The headings down to a depth: 1 gives I, II, III."""
    clauses = Clause.objects.filter(version=version).exclude(heading="").order_by("order")
    return [clause for clause in clauses if clause.label.count(".") < deepest]


def clauses_found(version: PlanVersion, query: str) -> list[FoundClause]:
    """Paragraphs in which every word occurs, marks ignored; in the order of the document."""
    words = [fold(word) for word in words_of(query)]
    found = []
    for piece in public_pieces(version):
        if all(word in fold(piece.text) for word in words):
            found.append(FoundClause(piece.clause, short(piece.text, 280)))
    return found[:MOST_FOUND]
