"""What the public sees of a plan in force: its text, its outline, counts; no notes, no persons."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from nepso.foundation.search.selectors import words_of
from nepso.kernel.folding import fold
from nepso.programme.plans.models import Clause, PlanVersion
from nepso.programme.plans.selectors import document_pieces
from nepso.programme.plans.selectors.pieces import DocumentPiece
from nepso.programme.register.presenting import short
from nepso.programme.register.selectors import Progress, clause_progress
from nepso.programme.register.selectors.visible import plan_tasks_current

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


def public_progress(version: PlanVersion) -> tuple[Progress, dict[str, Progress]]:
    """(overall, by clause with everything under it), from one query."""
    counts: dict[str, dict[str, int]] = defaultdict(lambda: {"done": 0, "open": 0})
    rows = plan_tasks_current().filter(version=version)
    for label, progress in clause_progress(rows).items():
        parts = label.split(".")
        for above in ["", *(".".join(parts[: n + 1]) for n in range(len(parts)))]:
            counts[above]["done"] += progress.done
            counts[above]["open"] += progress.open
    sums = {
        label: Progress(label, label, done=c["done"], not_started=c["open"])
        for label, c in counts.items()
    }
    return sums.get("", Progress("", "")), sums


def clauses_found(version: PlanVersion, query: str) -> list[FoundClause]:
    """Paragraphs in which every word occurs, marks ignored; in the order of the document."""
    words = [fold(word) for word in words_of(query)]
    found = []
    for piece in public_pieces(version):
        if all(word in fold(piece.text) for word in words):
            found.append(FoundClause(piece.clause, short(piece.text, 280)))
    return found[:MOST_FOUND]
