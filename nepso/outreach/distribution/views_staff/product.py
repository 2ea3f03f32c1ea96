"""The outlets of one product: what is made for each, what is planned, what ran."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from nepso.foundation.accounts.models import Account
from nepso.foundation.agencies.models import Agency
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.policy import require
from nepso.outreach.distribution import selectors, services
from nepso.outreach.distribution.forms_postings import PlanForm
from nepso.outreach.distribution.models import Outlet, Variant
from nepso.outreach.distribution.page_told import page_lacking
from nepso.outreach.distribution.policies import may_distribute, may_recall, may_use_product
from nepso.outreach.distribution.presenting import outlet_rows, posting_row
from nepso.outreach.products.models import Product
from nepso.outreach.products.selectors import agencies_writing, product_by_public_id
from nepso.outreach.products.states import PRODUCT_STATES


@login_required
def product(request: HttpRequest, public_id: str) -> HttpResponse:
    """Choose outlets, make their texts, plan them in one go."""
    require(may_distribute(request.user))
    found = product_by_public_id(public_id, request.user)
    agencies = agencies_writing(request.user)
    asked = request.POST.get("co_quan") or request.GET.get("co_quan", "")
    agency = next((one for one in agencies if one.public_id == asked), None) or next(
        iter(agencies), None
    )
    if request.method != "POST" or agency is None:
        return _page(request, found, agency, agencies)
    chosen = set(request.POST.getlist("kenh"))
    outlets = [o for o in selectors.outlets_of_mine(request.user, agency) if o.public_id in chosen]
    return _pressed(request, found, agency, agencies, outlets)


def _pressed(
    request: HttpRequest,
    found: Product,
    agency: Agency,
    agencies: list[Agency],
    outlets: list[Outlet],
) -> HttpResponse:
    person, wants_plan = cast(Account, request.user), request.POST.get("buoc") == "lich"
    form = PlanForm(request.POST if wants_plan else None)
    more: dict[str, Any] = {"form": form, "chosen": {one.public_id for one in outlets}}
    if not outlets:
        told = "Chưa chọn kênh nào: hãy đánh dấu ít nhất một kênh."
        return _page(request, found, agency, agencies, status=422, wrong=told, **more)
    if wants_plan and not form.is_valid():
        return _page(request, found, agency, agencies, status=422, **more)
    try:
        with transaction.atomic():  # all of them or none
            made = services.variants_make(product=found, outlets=outlets, by=person)
            if wants_plan:
                _planned(made, outlets, form, person)
    except services.Careful as error:
        more["form"] = PlanForm(request.POST, warned=True)
        return _page(request, found, agency, agencies, status=409, cautions=error.cautions, **more)
    except (Conflict, Invalid) as error:
        status = 422 if isinstance(error, Invalid) else 409
        return _page(request, found, agency, agencies, status=status, wrong=error.sentence, **more)
    done = "lên lịch" if wants_plan else "làm bản theo kênh"
    messages.success(request, f"Đã {done} cho {len(outlets)} kênh.")
    kept = {} if wants_plan else {"chosen": more["chosen"]}  # what comes next is to plan them
    fresh = product_by_public_id(found.public_id, person)
    return _page(request, fresh, agency, agencies, **kept)


def _planned(made: list[Variant], outlets: list[Outlet], form: PlanForm, person: Account) -> None:
    """Plan each; what each should be told is told together."""
    cautions: list[str] = []
    for variant, outlet in zip(made, outlets, strict=True):
        try:
            services.posting_plan(variant=variant, outlet=outlet, by=person, **form.times())
        except services.Careful as error:
            cautions += [f"{outlet.name}: {one}" for one in error.cautions]
    if cautions:
        raise services.Careful(list(dict.fromkeys(cautions)))


def _page(
    request: HttpRequest,
    found: Product,
    agency: Agency | None,
    agencies: list[Agency],
    *,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    person = request.user
    outlets = selectors.outlets_of_mine(person, agency) if agency else []
    postings = selectors.postings_of(found)
    lacking = page_lacking(found, [agency]) if agency else ""
    values = {
        "product": found,
        "state": PRODUCT_STATES.state(found.state),
        "agency": agency,
        "agencies": agencies,
        "rows": outlet_rows(outlets, selectors.variants_of(found, person), postings),
        "postings": [posting_row(one) for one in postings],
        "may_use": may_use_product(person, found, agency) if agency else None,
        "may_recall": may_recall(person, found),
        "recall": selectors.recall_of(found),
        "leads_nowhere": bool(postings and lacking),
        "page_lacking": lacking,
        "form": PlanForm(),
        "chosen": set(),
        **more,
    }
    return render(request, "distribution/product.html", values, status=status)
