"""Public pages: no login, no script, no name of an officer."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from nepso.casework.corrections.selectors import corrections_latest
from nepso.foundation.search.selectors import words_of
from nepso.portal.public_plan import clauses_found, outline, public_pieces
from nepso.programme.plans.selectors import version_binding
from nepso.programme.reporting.following.standing import clauses_shown, whole_shown

LONGEST_QUERY = 200
CORRECTIONS_ON_HOME = 3


def home(request: HttpRequest) -> HttpResponse:
    """What this is, where the plan stands, the ways on."""
    version = version_binding()
    values = {
        "version": version,
        "overall": whole_shown() if version else None,
        "outline": outline(version, deepest=1) if version else [],
        "corrections": corrections_latest(CORRECTIONS_ON_HOME),
    }
    return render(request, "portal/home.html", values)


def plan(request: HttpRequest) -> HttpResponse:
    """The adopted plan in full, with how much of each clause is done."""
    version = version_binding()
    values: dict[str, Any] = {"version": version}
    if version is not None:
        facts = clauses_shown()
        values |= {
            "overall": facts.whole,
            "outline": outline(version, deepest=2),
            "pieces": [
                (piece, facts.clause(piece.clause) if piece.kind == "heading" else None)
                for piece in public_pieces(version)
            ],
        }
    return render(request, "portal/plan.html", values)


def search(request: HttpRequest) -> HttpResponse:
    """Search over the clauses of the adopted plan, with or without tone marks."""
    query = request.GET.get("q", "").strip()[:LONGEST_QUERY]
    version = version_binding()
    found = clauses_found(version, query) if version and words_of(query) else []
    values = {"query": query, "found": found, "version": version}
    return render(request, "portal/search.html", values)
