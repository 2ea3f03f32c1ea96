"""One asset: what it shows, its rights, where it is used; its bytes."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from nepso.foundation.accounts.models import Account
from nepso.foundation.files.serving import file_response
from nepso.foundation.files.serving_media import media_response
from nepso.kernel.clock import today
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.policy import require
from nepso.outreach.products import selectors, services
from nepso.outreach.products.forms_assets import AssetForm, differing, initial_of
from nepso.outreach.products.languages import Language
from nepso.outreach.products.models import Asset
from nepso.outreach.products.policies import may_keep_products, may_write
from nepso.outreach.products.presenting import captions_of, row_of
from nepso.outreach.products.rights import asset_fault
from nepso.outreach.products.views_staff.coming_back import wanted_by
from nepso.ui.forms import tell


@login_required
def asset(request: HttpRequest, public_id: str) -> HttpResponse:
    """An asset's page, with where it is used."""
    require(may_keep_products(request.user))
    found = selectors.asset_by_public_id(public_id, request.user)
    return _page(request, found)


def _page(
    request: HttpRequest, found: Asset, *, wrong: str = "", status: int = 200
) -> HttpResponse:
    shown, others = selectors.products_with(found, request.user)
    values = {
        "asset": found,
        "wrong": wrong,
        "fault": asset_fault(found, today()),
        "rows": [row_of(one) for one in shown],
        "others": others,
        "captions": captions_of(found) if found.is_media else [],
        "languages": Language.choices,
        "may_change": may_write(request.user, found.agency),
        "may_discard": not shown and not others,
    }
    return render(request, "products/asset.html", values, status=status)


@login_required
def edit(request: HttpRequest, public_id: str) -> HttpResponse:
    """Tell its rights; on a conflict both show, nothing is overwritten."""
    require(may_keep_products(request.user))
    found = selectors.asset_by_public_id(public_id, request.user)
    require(may_write(request.user, found.agency))
    if request.method != "POST":
        return _form_page(
            request, AssetForm(initial=initial_of(found), is_heard=found.is_media), found
        )
    form = AssetForm(request.POST, is_heard=found.is_media)
    if not form.is_valid():
        return _form_page(request, form, found, status=422)
    try:
        services.asset_edit(
            asset=found,
            revision=form.cleaned_data["revision"],
            facts=form.facts(),
            by=cast(Account, request.user),
        )
    except Conflict:
        fresh = selectors.asset_by_public_id(public_id, request.user)
        both = differing(form, fresh)
        data = request.POST.copy()
        data["revision"] = str(fresh.revision)
        return _form_page(
            request, AssetForm(data, is_heard=found.is_media), fresh, status=409, conflict=both
        )
    except Invalid as error:
        tell(form, error)
        return _form_page(request, form, found, status=422)
    product = wanted_by(request)
    if product is not None:
        messages.success(request, "Đã lưu. Bấm “Gắn vào” ở tệp ấy để dùng trong sản phẩm.")
        return redirect("products:assets", public_id=product.public_id)
    messages.success(request, "Đã lưu.")
    return redirect("products:asset", public_id=public_id)


def _form_page(
    request: HttpRequest,
    form: AssetForm,
    found: Asset,
    *,
    status: int = 200,
    conflict: list[tuple[str, str, str]] | None = None,
) -> HttpResponse:
    values = {
        "form": form,
        "asset": found,
        "conflict": conflict,
        "wanted_by": wanted_by(request),
    }
    return render(request, "products/asset_edit.html", values, status=status)


@login_required
@require_POST
def discard(request: HttpRequest, public_id: str) -> HttpResponse:
    """Take it out of the library."""
    require(may_keep_products(request.user))
    found = selectors.asset_by_public_id(public_id, request.user)
    try:
        services.asset_discard(asset=found, by=cast(Account, request.user))
    except Conflict as error:
        return _page(request, found, wrong=error.sentence, status=409)
    messages.success(request, "Đã bỏ khỏi kho.")
    return redirect("products:library")


@login_required
def file(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """The bytes, for those who may see the asset; sound and video in ranges."""
    require(may_keep_products(request.user))
    stored = selectors.asset_by_public_id(public_id, request.user).stored
    return media_response(request, stored) if stored.is_media else file_response(stored)


@login_required
def thumbnail(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """The small picture."""
    require(may_keep_products(request.user))
    found = selectors.asset_by_public_id(public_id, request.user)
    return file_response(found.stored, thumbnail=True)
