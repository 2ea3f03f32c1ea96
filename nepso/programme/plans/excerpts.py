"""A duty's words in the document with a little of what stands around them.

Long neighbours are shown in part only: else the duty's own words would lie out of sight.
"""

from __future__ import annotations

from dataclasses import replace

from nepso.programme.plans.models import Duty
from nepso.programme.plans.selectors.pieces import DocumentPiece, Run

AROUND = 2  # paragraphs on each side
NEAR = 240  # characters of each


def excerpt(pieces: list[DocumentPiece], duty: Duty) -> list[DocumentPiece]:
    """The paragraphs of ``duty`` whole where they are its own; empty when it has no place."""
    places = [i for i, piece in enumerate(pieces) if _own_runs(piece, duty)]
    if not places:
        return []
    first, last = places[0], places[-1]
    before = [_shown(p, _last_words(p.runs)) for p in pieces[max(0, first - AROUND) : first]]
    after = [_shown(p, _first_words(p.runs)) for p in pieces[last + 1 : last + 1 + AROUND]]
    return [*before, *(_own(piece, duty) for piece in pieces[first : last + 1]), *after]


def _own_runs(piece: DocumentPiece, duty: Duty) -> list[int]:
    return [i for i, run in enumerate(piece.runs) if run.duty == duty]


def _own(piece: DocumentPiece, duty: Duty) -> DocumentPiece:
    at = _own_runs(piece, duty)
    if not at:
        return piece
    head, tail = piece.runs[: at[0]], piece.runs[at[-1] + 1 :]
    lit = piece.runs[at[0] : at[-1] + 1]
    return _shown(piece, [*_last_words(head), *lit, *_first_words(tail)])


def _shown(piece: DocumentPiece, runs: list[Run]) -> DocumentPiece:
    return replace(piece, runs=runs)


def _last_words(runs: list[Run]) -> list[Run]:
    kept: list[Run] = []
    room = NEAR
    for run in reversed(runs):
        if len(run.text) > room:
            words = run.text[-room:].partition(" ")[2] if room else ""
            return [replace(run, text=f"… {words}"), *kept]
        kept.insert(0, run)
        room -= len(run.text)
    return kept


def _first_words(runs: list[Run]) -> list[Run]:
    kept: list[Run] = []
    room = NEAR
    for run in runs:
        if len(run.text) > room:
            words = run.text[:room].rpartition(" ")[0]
            return [*kept, replace(run, text=f"{words} …")]
        kept.append(run)
        room -= len(run.text)
    return kept
