"""What everybody reads: without sign-in, without script, to be cached for minutes."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from nepso.casework.corrections import selectors
from nepso.casework.corrections.addresses import public_address
from nepso.casework.corrections.claim_review import claim_review_block
from nepso.casework.corrections.kinds import Area
from nepso.casework.corrections.presenting import public_history
from nepso.casework.corrections.selectors import PublicFilters
from nepso.casework.corrections.states import CORRECTION_STATES
from nepso.ui.caching import for_everybody

_cached = for_everybody(300)


@_cached
def public_list(request: HttpRequest) -> HttpResponse:
    """The corrections in force, newest first; search with or without tone marks."""
    filters = PublicFilters.read(request.GET)
    page = selectors.corrections_public_page(
        filters, after=request.GET.get("after", ""), before=request.GET.get("before", "")
    )
    values = {"filters": filters, "page": page, "areas": Area.choices}
    return render(request, "corrections/public_list.html", values)


@_cached
def read(request: HttpRequest, number: int) -> HttpResponse:
    """One correction at its permanent address, whatever became of it."""
    found = selectors.correction_by_number(number)
    is_readable = found.state in CORRECTION_STATES.group("readable")
    values = {
        "correction": found,
        "state": CORRECTION_STATES.state(found.state),
        "is_readable": is_readable,
        "address": public_address(found),
        "says": found.truth[:200] if is_readable else "Đính chính đã được rút.",
        "review": claim_review_block(found),
        "history": public_history(found),
    }
    return render(request, "corrections/read.html", values)
