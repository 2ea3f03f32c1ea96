"""The list of products."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from nepso.foundation.accounts.models import Account
from nepso.kernel.policy import require
from nepso.outreach.products import selectors
from nepso.outreach.products.dues import due_of
from nepso.outreach.products.kinds import Audience
from nepso.outreach.products.policies import may_keep_products
from nepso.outreach.products.presenting import row_of
from nepso.outreach.products.selectors import ProductFilters
from nepso.outreach.products.states import IN_REVIEW, PRODUCT_STATES


@login_required
def everything(request: HttpRequest) -> HttpResponse:
    """All that one may see, what waits for oneself above it."""
    require(may_keep_products(request.user))
    filters = ProductFilters.read(request.GET)
    page = selectors.products_page(
        request.user,
        filters,
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
    )
    waiting = selectors.products_waiting(cast(Account, request.user))
    values = {
        "filters": filters,
        "page": page,
        "rows": [row_of(one) for one in page.rows],
        "waiting": [(one, due_of(one)) for one in waiting if one.state == IN_REVIEW],
        "states": PRODUCT_STATES.choices,
        "audiences": Audience.choices,
    }
    return render(request, "products/list.html", values)
