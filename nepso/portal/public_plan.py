"""What the public sees of a plan in force: its text, its outline, counts; no notes, no persons."""

from __future__ import annotations

from nepso.programme.plans.models import Clause, PlanVersion
from nepso.programme.plans.selectors import document_pieces
from nepso.programme.plans.selectors.pieces import DocumentPiece

_SHOWN = frozenset({"header", "basis", "clause", "heading", "recipients", "signature", "table"})


def public_pieces(version: PlanVersion) -> list[DocumentPiece]:
    """The document without page furniture."""
    return [piece for piece in document_pieces(version, duties=[]) if piece.kind in _SHOWN]


def outline(version: PlanVersion, *, deepest: int) -> list[Clause]:
    """The headings down to a depth: 1 gives I, II, III."""
    clauses = Clause.objects.filter(version=version).exclude(heading="").order_by("order")
    return [clause for clause in clauses if clause.label.count(".") < deepest]
