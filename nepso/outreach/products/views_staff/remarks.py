"""Remarks on a passage."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from nepso.foundation.accounts.models import Account
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.policy import require
from nepso.outreach.products import selectors, services
from nepso.outreach.products.forms import CommentForm
from nepso.outreach.products.policies import may_comment, may_keep_products
from nepso.outreach.products.views_staff.page import product_page
from nepso.ui.forms import tell


@login_required
@require_POST
def comment(request: HttpRequest, public_id: str) -> HttpResponse:
    """Remark on a passage; what was typed stays on an error."""
    require(may_keep_products(request.user))
    found = selectors.product_by_public_id(public_id, request.user)
    require(may_comment(request.user, found))
    form = CommentForm(request.POST)
    if not form.is_valid():
        return product_page(request, found, status=422, comment_form=form)
    try:
        services.comment_add(product=found, by=cast(Account, request.user), **form.cleaned_data)
    except Invalid as error:
        tell(form, error)
        return product_page(request, found, status=422, comment_form=form)
    messages.success(request, "Đã ghi góp ý.")
    return redirect("products:product", public_id=public_id)


@login_required
@require_POST
def resolve(request: HttpRequest, public_id: str, comment_id: str) -> HttpResponse:
    """Mark a remark as settled."""
    require(may_keep_products(request.user))
    found = selectors.product_by_public_id(public_id, request.user)
    held = get_object_or_404(found.comments, public_id=comment_id)
    try:
        services.comment_resolve(comment=held, by=cast(Account, request.user))
    except Conflict as error:
        return product_page(request, found, status=409, wrong=error.sentence)
    messages.success(request, "Đã đánh dấu xong.")
    return redirect("products:product", public_id=public_id)
