"""Writing a product and changing it; on a conflict both versions show, nothing is overwritten."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from nepso.foundation.accounts.models import Account
from nepso.foundation.agencies.selectors import agency_by_public_id
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.policy import require
from nepso.outreach.products import selectors, services
from nepso.outreach.products.claims import editing_begins, editor_of
from nepso.outreach.products.facts import LABELS, ProductFacts, words_of_fact
from nepso.outreach.products.forms import FACTS, ProductForm, initial_of
from nepso.outreach.products.models import Product
from nepso.outreach.products.policies import may_change, may_keep_products, may_write
from nepso.ui.forms import tell


@login_required
def write(request: HttpRequest) -> HttpResponse:
    """The form of a new product."""
    require(may_keep_products(request.user))
    agencies = selectors.agencies_writing(request.user)
    if request.method != "POST":
        return _form_page(request, ProductForm(agencies=agencies))
    form = ProductForm(request.POST, agencies=agencies)
    if not form.is_valid():
        return _form_page(request, form, status=422)
    agency = agency_by_public_id(form.cleaned_data["agency"])
    require(may_write(request.user, agency))
    try:
        stored = services.product_write(
            agency=agency, facts=form.facts(), by=cast(Account, request.user)
        )
    except Invalid as error:
        tell(form, error)
        return _form_page(request, form, status=422)
    messages.success(request, "Đã lưu bản nháp. Hãy gắn hình ảnh, nhiệm vụ rồi gửi duyệt.")
    return redirect("products:product", public_id=stored.public_id)


@login_required
def edit(request: HttpRequest, public_id: str) -> HttpResponse:
    """Change a draft."""
    require(may_keep_products(request.user))
    found = selectors.product_by_public_id(public_id, request.user)
    if request.method != "POST":
        require(may_change(request.user, found))
        by = cast(Account, request.user)
        editor = editor_of(found, by)
        editing_begins(found, by)
        form = ProductForm(initial=initial_of(found))
        return _form_page(request, form, found, editor=editor)
    require(may_write(request.user, found.agency))  # whether it is still a draft, the act tells
    form = ProductForm(request.POST)
    if not form.is_valid():
        return _form_page(request, form, found, status=422)
    try:
        services.product_edit(
            product=found,
            revision=form.cleaned_data["revision"] or 0,
            facts=form.facts(),
            by=cast(Account, request.user),
        )
    except services.ProductConflict as conflict:
        both = _both(form.facts(), conflict.current)
        data = request.POST.copy()
        data["revision"] = str(conflict.current.revision)
        return _form_page(request, ProductForm(data), found, status=409, conflict=both)
    except Conflict as error:  # sent meanwhile: what was typed stays on the page
        tell(form, error)
        return _form_page(request, form, found, status=409)
    except Invalid as error:
        tell(form, error)
        return _form_page(request, form, found, status=422)
    messages.success(request, "Đã lưu bản nháp.")
    return redirect("products:product", public_id=public_id)


def _form_page(
    request: HttpRequest,
    form: ProductForm,
    product: Product | None = None,
    *,
    status: int = 200,
    conflict: list[tuple[str, str, str]] | None = None,
    editor: Account | None = None,
) -> HttpResponse:
    values = {"form": form, "product": product, "conflict": conflict, "editor": editor}
    return render(request, "products/write.html", values, status=status)


def _both(mine: ProductFacts, current: Product) -> list[tuple[str, str, str]]:
    """(field, stored, typed) of what differs between the stored version and the typed one."""
    rows = []
    for name in FACTS:
        stored = words_of_fact(name, getattr(current, name)).strip()
        typed = words_of_fact(name, mine.get(name)).replace("\r\n", "\n").strip()
        if stored != typed:
            rows.append((LABELS[name], stored, typed))
    return rows
