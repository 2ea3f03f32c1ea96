"""Corrections as the rows that pages show."""

from __future__ import annotations

from typing import Any

from nepso.casework.corrections.kinds import PUBLIC_MOVES, Move
from nepso.casework.corrections.models import Correction, CorrectionVersion
from nepso.casework.corrections.states import CORRECTION_STATES

MOST_STEPS = 100


def public_history(correction: Correction) -> list[dict[str, Any]]:
    """What happened for the public, the latest first; without a name of an officer."""
    rows = correction.steps.filter(move__in=PUBLIC_MOVES).order_by("-id")[:MOST_STEPS]
    return [{"when": s.at, "title": Move(s.move).label, "text": s.reason} for s in rows]


def steps_of(correction: Correction) -> list[dict[str, Any]]:
    """Everything that happened, for the officers of the agency."""
    rows = correction.steps.select_related("by").order_by("-id")[:MOST_STEPS]
    return [
        {
            "when": s.at,
            "title": Move(s.move).label,
            "who": str(s.by or "Tài khoản đã xóa"),
            "text": s.reason,
        }
        for s in rows
    ]


def versions_of(correction: Correction) -> list[CorrectionVersion]:
    """Every text that was saved, the latest first."""
    rows = correction.versions.select_related("written_by", "approved_by")
    return list(rows.order_by("-number")[:MOST_STEPS])


def row_of(correction: Correction) -> dict[str, Any]:
    """One line of a list."""
    return {"correction": correction, "state": CORRECTION_STATES.state(correction.state)}
