"""The list of campaigns, and one campaign with its figures."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from nepso.kernel.policy import require
from nepso.outreach.campaigns import selectors
from nepso.outreach.campaigns.models import Campaign
from nepso.outreach.campaigns.policies import (
    may_edit_campaign,
    may_move_campaign,
    may_plan_campaign,
    may_see_campaigns,
    may_write_campaign,
)
from nepso.outreach.campaigns.progress import progress_of
from nepso.outreach.campaigns.selectors import CampaignFilters
from nepso.outreach.campaigns.states import CAMPAIGN_STATES
from nepso.outreach.distribution.kinds import Form
from nepso.outreach.products.states import PRODUCT_STATES


@login_required
def everything(request: HttpRequest) -> HttpResponse:
    """All campaigns, the latest begun first."""
    require(may_see_campaigns(request.user))
    filters = CampaignFilters.read(request.GET)
    page = selectors.campaigns_page(
        request.user, filters,
        after=request.GET.get("after", ""), before=request.GET.get("before", ""),
    )  # fmt: skip
    values = {
        "filters": filters,
        "page": page,
        "rows": [(one, CAMPAIGN_STATES.state(one.state)) for one in page.rows],
        "states": CAMPAIGN_STATES.choices,
    }
    return render(request, "campaigns/list.html", values)


@login_required
def campaign(request: HttpRequest, public_id: str) -> HttpResponse:
    """One campaign: what it wants, and how far it is; every figure opens what it counts."""
    require(may_see_campaigns(request.user))
    return campaign_page(request, selectors.campaign_by_public_id(public_id, request.user))


def campaign_page(
    request: HttpRequest, found: Campaign, *, status: int = 200, wrong: str = ""
) -> HttpResponse:
    """The page, perhaps with what could not be done."""
    person = request.user
    products = selectors.products_of(found)
    values = {
        "campaign": found,
        "state": CAMPAIGN_STATES.state(found.state),
        "progress": progress_of(found),
        "products": [(one, PRODUCT_STATES.state(one.state)) for one in products],
        "taking_part": selectors.agencies_in(found).count(),
        "forms": Form.choices,
        "may_write": may_write_campaign(person, found.agency),
        "may_edit": may_edit_campaign(person, found),
        "may_move": may_move_campaign(person, found),
        "may_plan": may_plan_campaign(person, found),
        "wrong": wrong,
    }
    return render(request, "campaigns/campaign.html", values, status=status)
