"""Writing a campaign, choosing its products, beginning and ending it."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from nepso.foundation.accounts.models import Account
from nepso.foundation.agencies.models import Agency
from nepso.kernel.errors import Conflict, Invalid, NotAllowed
from nepso.kernel.policy import require
from nepso.outreach.campaigns import selectors, services
from nepso.outreach.campaigns.forms import CampaignForm
from nepso.outreach.campaigns.models import Campaign
from nepso.outreach.campaigns.policies import (
    may_edit_campaign,
    may_see_campaigns,
)
from nepso.outreach.campaigns.states import CAMPAIGN_STATES, RUNNING
from nepso.outreach.campaigns.views_staff.reading import campaign_page
from nepso.outreach.products.models import Product
from nepso.outreach.products.selectors import (
    ProductFilters,
    agencies_writing,
    products_page,
    products_visible_to,
)
from nepso.outreach.products.states import PRODUCT_STATES
from nepso.ui.forms import revision_seen, tell


@login_required
def write(request: HttpRequest) -> HttpResponse:
    """The form of a new campaign."""
    require(may_see_campaigns(request.user))
    agencies = agencies_writing(request.user)
    if not agencies:
        raise NotAllowed("Cơ quan của bạn không còn hoạt động: hãy liên hệ quản trị của tỉnh.")
    form = CampaignForm(request.POST or None)
    if request.method != "POST":
        return _form_page(request, form, agencies=agencies)
    asked = request.POST.get("agency", "")
    agency = next((one for one in agencies if one.public_id == asked), agencies[0])
    if not form.is_valid():
        return _form_page(request, form, agencies=agencies, status=422)
    by = cast(Account, request.user)
    try:
        made = services.campaign_write(agency=agency, facts=form.facts(), by=by)
    except Invalid as error:
        tell(form, error)
        return _form_page(request, form, agencies=agencies, status=422)
    messages.success(request, "Đã lập chiến dịch. Hãy chọn các sản phẩm của chiến dịch.")
    return redirect("campaigns:products", public_id=made.public_id)


@login_required
def edit(request: HttpRequest, public_id: str) -> HttpResponse:
    """Change what it wants; a change of another meanwhile is told, nothing is overwritten."""
    require(may_see_campaigns(request.user))
    found = selectors.campaign_by_public_id(public_id, request.user)
    require(may_edit_campaign(request.user, found))
    if request.method != "POST":
        return _form_page(request, CampaignForm(campaign=found), campaign=found)
    form = CampaignForm(request.POST)
    if not form.is_valid():
        return _form_page(request, form, campaign=found, status=422)
    try:
        services.campaign_edit(
            campaign=found, revision=revision_seen(request), facts=form.facts(),
            by=cast(Account, request.user),
        )  # fmt: skip
    except (Invalid, Conflict) as error:
        tell(form, error)
        status = 409 if isinstance(error, Conflict) else 422
        return _form_page(request, form, campaign=found, status=status)
    messages.success(request, "Đã lưu chiến dịch.")
    return redirect("campaigns:campaign", public_id=public_id)


def _form_page(
    request: HttpRequest,
    form: CampaignForm,
    *,
    campaign: Campaign | None = None,
    agencies: list[Agency] | None = None,
    status: int = 200,
) -> HttpResponse:
    values = {
        "form": form,
        "campaign": campaign,
        "owners": agencies or [],
        "owner": request.POST.get("agency", ""),
    }
    return render(request, "campaigns/write.html", values, status=status)


@login_required
@require_POST
def move(request: HttpRequest, public_id: str) -> HttpResponse:
    """Begin it before the public, or end it."""
    require(may_see_campaigns(request.user))
    found = selectors.campaign_by_public_id(public_id, request.user)
    state = request.POST.get("buoc", "")
    if state not in dict(CAMPAIGN_STATES.choices):
        raise Invalid("Không rõ bước tiếp theo: hãy tải lại trang rồi bấm lại.")
    try:
        services.campaign_move(
            campaign=found, revision=revision_seen(request), state=state,
            by=cast(Account, request.user),
        )  # fmt: skip
    except Conflict as error:
        fresh = selectors.campaign_by_public_id(public_id, request.user)
        return campaign_page(request, fresh, status=409, wrong=error.sentence)
    said = "Chiến dịch đang chạy, đã có trang công khai." if state == RUNNING else "Đã kết thúc."
    messages.success(request, said)
    return redirect("campaigns:campaign", public_id=public_id)


@login_required
def products(request: HttpRequest, public_id: str) -> HttpResponse:
    """What it carries: found by words, put in, taken out."""
    require(may_see_campaigns(request.user))
    found = selectors.campaign_by_public_id(public_id, request.user)
    require(may_edit_campaign(request.user, found))
    if request.method == "POST":
        wrong = _carry(request, found)
        if not wrong:
            return redirect(request.get_full_path())
        fresh = selectors.campaign_by_public_id(public_id, request.user)
        return _products_page(request, fresh, status=409, wrong=wrong)
    return _products_page(request, found)


def _carry(request: HttpRequest, found: Campaign) -> str:
    key = request.POST.get("la", "")
    chosen: list[Product] = [one for one in selectors.products_of(found) if one.public_id != key]
    if request.POST.get("buoc") == "them":
        chosen += products_visible_to(request.user).filter(public_id=key)[:1]
    try:
        services.campaign_carry(
            campaign=found, revision=revision_seen(request), products=chosen,
            by=cast(Account, request.user),
        )  # fmt: skip
    except (Conflict, Invalid) as error:
        return error.sentence
    return ""


def _products_page(
    request: HttpRequest, found: Campaign, *, status: int = 200, wrong: str = ""
) -> HttpResponse:
    chosen = selectors.products_of(found)
    known = {one.pk for one in chosen}
    words = request.GET.get("q", "").strip()[:200]
    rows = products_page(request.user, ProductFilters(q=words)).rows
    values = {
        "campaign": found,
        "chosen": [(one, PRODUCT_STATES.state(one.state)) for one in chosen],
        "offered": [(one, PRODUCT_STATES.state(one.state)) for one in rows if one.pk not in known],
        "words": words,
        "wrong": wrong,
    }
    return render(request, "campaigns/products.html", values, status=status)
