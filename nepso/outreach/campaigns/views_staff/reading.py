"""The list of campaigns, and one campaign with its figures."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from nepso.foundation.agencies.models import Agency
from nepso.kernel.keyset import keyset_page
from nepso.kernel.policy import require
from nepso.outreach.campaigns import selectors
from nepso.outreach.campaigns.models import Campaign
from nepso.outreach.campaigns.policies import (
    may_edit_campaign,
    may_move_campaign,
    may_plan_campaign,
    may_see_campaigns,
)
from nepso.outreach.campaigns.progress import postings_of, progress_of
from nepso.outreach.campaigns.selectors import CampaignFilters
from nepso.outreach.campaigns.states import CAMPAIGN_STATES
from nepso.outreach.distribution.kinds import Form
from nepso.outreach.distribution.outlet_facts import COMMUNES
from nepso.outreach.distribution.presenting import posting_row
from nepso.outreach.distribution.selectors import PostingFilters, postings_filtered
from nepso.outreach.distribution.states import POSTING_STATES
from nepso.outreach.products.states import PRODUCT_STATES

PAGE_SIZE = 25


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


@login_required
def postings(request: HttpRequest, public_id: str) -> HttpResponse:
    """The postings that a figure of its page counts, by product, commune, form or state."""
    require(may_see_campaigns(request.user))
    found = selectors.campaign_by_public_id(public_id, request.user)
    filters = PostingFilters.read(request.GET)
    rows = postings_filtered(postings_of(found), request.user, filters)
    if request.GET.get("phu") == "1":
        rows = rows.filter(outlet__commune__kind__in=COMMUNES)
    page = keyset_page(
        rows, fields=["-planned_at", "-id"], size=PAGE_SIZE,
        after=request.GET.get("after", ""), before=request.GET.get("before", ""),
    )  # fmt: skip
    values = {
        "campaign": found,
        "page": page,
        "rows": [posting_row(one) for one in page.rows],
        "chosen": _in_words(found, filters),
    }
    return render(request, "campaigns/postings.html", values)


def _in_words(found: Campaign, filters: PostingFilters) -> str:
    """What the list is cut down to, in one line."""
    product = found.products.filter(public_id=filters.san_pham).first()
    commune = Agency.objects.filter(public_id=filters.dia_ban).first() if filters.dia_ban else None
    states = {**dict(POSTING_STATES.choices), "chua-dang": "Chưa đăng", "da-dang": "Đã đăng"}
    words = [
        product.title if product else "",
        commune.name if commune else "",
        dict(Form.choices).get(filters.hinh_thuc, ""),
        states.get(filters.tinh_trang, ""),
    ]
    return " · ".join(filter(None, words))


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
        "may_edit": may_edit_campaign(person, found),
        "may_move": may_move_campaign(person, found),
        "may_plan": may_plan_campaign(person, found),
        "wrong": wrong,
    }
    return render(request, "campaigns/campaign.html", values, status=status)
