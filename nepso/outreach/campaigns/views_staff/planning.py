"""Plan a campaign's products on many outlets in one press."""

from __future__ import annotations

import datetime as dt
from itertools import groupby
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from nepso.foundation.accounts.models import Account
from nepso.kernel.clock import today
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.policy import require
from nepso.outreach.campaigns import selectors
from nepso.outreach.campaigns.forms import WhenForm
from nepso.outreach.campaigns.models import Campaign
from nepso.outreach.campaigns.planning import campaign_plan
from nepso.outreach.campaigns.policies import may_plan_campaign, may_see_campaigns
from nepso.outreach.distribution.kinds import OutletKind
from nepso.outreach.distribution.models import Outlet
from nepso.outreach.distribution.services import Careful
from nepso.outreach.products.models import Product
from nepso.outreach.products.states import PRODUCT_STATES


@login_required
def plan(request: HttpRequest, public_id: str) -> HttpResponse:
    """Choose products, outlets, a time; what each outlet should be told is told together."""
    require(may_see_campaigns(request.user))
    found = selectors.campaign_by_public_id(public_id, request.user)
    require(may_plan_campaign(request.user, found))
    products, outlets = _choices(found, request)
    if request.method != "POST":
        soon = max(found.begins, today() + dt.timedelta(days=1))
        initial = {"day": soon, "time": "07:00", "days_apart": 1}
        return _page(request, found, products, outlets, WhenForm(initial=initial))
    form = WhenForm(request.POST)
    if not form.is_valid():
        return _page(request, found, products, outlets, form, status=422)
    keys, places = set(request.POST.getlist("san_pham")), set(request.POST.getlist("kenh"))
    try:
        made = campaign_plan(
            campaign=found,
            products=[one for one in products if one.public_id in keys],
            outlets=[one for one in outlets if one.public_id in places],
            when=form.when(),
            by=cast(Account, request.user),
            knowing=bool(form.cleaned_data.get("knowing")),
        )
    except Careful as error:
        form = WhenForm(request.POST, warned=True)
        told = {"cautions": error.cautions}
        return _page(request, found, products, outlets, form, status=409, **told)
    except (Conflict, Invalid) as error:
        status = 409 if isinstance(error, Conflict) else 422
        return _page(request, found, products, outlets, form, status=status, wrong=error.sentence)
    messages.success(request, f"Đã lên lịch {len(made)} lượt đăng.")
    return redirect("campaigns:campaign", public_id=public_id)


def _choices(found: Campaign, request: HttpRequest) -> tuple[list[Product], list[Outlet]]:
    usable = PRODUCT_STATES.group("usable")
    products = [one for one in selectors.products_of(found) if one.state in usable]
    return products, selectors.outlets_to_plan(found, request.user)


def _page(
    request: HttpRequest,
    found: Campaign,
    products: list[Product],
    outlets: list[Outlet],
    form: WhenForm,
    *,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    by_agency = groupby(outlets, key=lambda one: one.agency)
    values = {
        "campaign": found,
        "products": products,
        "agencies": [
            (agency, [(one, OutletKind(one.kind).label) for one in rows])
            for agency, rows in by_agency
        ],
        "form": form,
        "chosen_products": request.POST.getlist("san_pham"),
        "chosen_outlets": request.POST.getlist("kenh"),
        **more,
    }
    return render(request, "campaigns/plan.html", values, status=status)
