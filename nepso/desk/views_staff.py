"""Pages of the officer's shell."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from nepso.desk.policies import only_leads
from nepso.desk.searching import find
from nepso.desk.waiting import my_counts, waiting_for
from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.policies import may_read_programme
from nepso.foundation.accounts.selectors import agencies_of
from nepso.kernel.policy import require
from nepso.programme.plans.selectors import version_binding
from nepso.programme.reporting.following.standing import whole_shown

MY_AGENCIES = 5


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """One list of what waits for me, and the ways on."""
    require(may_read_programme(request.user))
    if only_leads(request.user):
        return redirect("desk:standing")
    values = {
        "waiting": waiting_for(cast(Account, request.user)),
        "counts": my_counts(cast(Account, request.user)),
        "overall": whole_shown(),
        "version": version_binding(),
        "agencies": agencies_of(request.user).order_by("path")[:MY_AGENCIES],
    }
    return render(request, "desk/home.html", values)


@login_required
def search(request: HttpRequest) -> HttpResponse:
    """One box over tasks, duties, agencies and people, as far as each may be seen."""
    require(may_read_programme(request.user))
    query = request.GET.get("q", "").strip()[:200]
    found = find(cast(Account, request.user), query)
    return render(request, "desk/search.html", {"query": query, "found": found})
