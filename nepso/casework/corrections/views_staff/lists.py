"""The list of corrections."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from nepso.casework.corrections import selectors
from nepso.casework.corrections.policies import may_keep_corrections
from nepso.casework.corrections.presenting import row_of
from nepso.casework.corrections.selectors import StaffFilters
from nepso.casework.corrections.states import CORRECTION_STATES
from nepso.foundation.accounts.models import Account
from nepso.kernel.policy import require


@login_required
def everything(request: HttpRequest) -> HttpResponse:
    """All that one may see, what waits for oneself above it."""
    require(may_keep_corrections(request.user))
    filters = StaffFilters.read(request.GET)
    page = selectors.corrections_page(
        request.user,
        filters,
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
    )
    values = {
        "filters": filters,
        "page": page,
        "rows": [row_of(one) for one in page.rows],
        "waiting": selectors.corrections_to_decide(cast(Account, request.user)),
        "states": CORRECTION_STATES.choices,
    }
    return render(request, "corrections/list.html", values)
