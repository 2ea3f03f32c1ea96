"""What everybody reads: what was taken back and what is right. Without sign-in or script."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control

from nepso.outreach.distribution import selectors

# Short: a statement must be seen soon, by many.
_cached = cache_control(public=True, max_age=60)


@_cached
def statements(request: HttpRequest) -> HttpResponse:
    """Statements, the latest first."""
    page = selectors.statements_page(
        after=request.GET.get("after", ""), before=request.GET.get("before", "")
    )
    return render(request, "distribution/statements.html", {"page": page})


@_cached
def statement(request: HttpRequest, public_id: str) -> HttpResponse:
    """One statement at its permanent address."""
    found = selectors.statement_by_public_id(public_id)
    return render(request, "distribution/statement.html", {"statement": found})
