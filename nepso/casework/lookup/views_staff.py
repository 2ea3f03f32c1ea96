"""Keeping the lists: import, withdraw, decide disputes."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from nepso.casework.lookup.forms import DecisionForm, ListForm
from nepso.casework.lookup.models import ListingDispute, ListSource
from nepso.casework.lookup.policies import may_keep_lists
from nepso.casework.lookup.selectors import disputes_open, sources_page
from nepso.casework.lookup.services import (
    list_import,
    list_withdraw,
    listing_dispute_decide,
)
from nepso.foundation.accounts.models import Account
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.policy import require


@login_required
def keep(request: HttpRequest) -> HttpResponse:
    """The lists, what is disputed, and the form for one more list."""
    require(may_keep_lists(request.user))
    form = ListForm(request.POST, request.FILES) if request.method == "POST" else ListForm()
    if form.is_valid():
        try:
            facts = form.cleaned_data | {"content": form.cleaned_data["content"].read()}
            source, entries = list_import(by=cast(Account, request.user), **facts)
        except (Conflict, Invalid) as error:
            form.add_error("content", error.sentence)
        else:
            messages.success(request, f"Đã nhập “{source.name}”: {entries} mục.")
            return redirect("lookup:keep")
    values = {"form": form, "sources": sources_page(), "disputes": disputes_open()}
    return render(request, "lookup/keep.html", values, status=422 if form.is_bound else 200)


@login_required
@require_POST
def withdraw(request: HttpRequest, public_id: str) -> HttpResponse:
    """Withdraw a list."""
    require(may_keep_lists(request.user))
    source = get_object_or_404(ListSource, public_id=public_id)
    list_withdraw(source=source, by=cast(Account, request.user))
    messages.success(request, f"Đã rút “{source.name}”.")
    return redirect("lookup:keep")


@login_required
def decide(request: HttpRequest, public_id: str) -> HttpResponse:
    """Keep or remove a disputed entry, with the reason."""
    require(may_keep_lists(request.user))
    found = ListingDispute.objects.select_related("item__source")
    dispute = get_object_or_404(found, public_id=public_id)
    form = DecisionForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            listing_dispute_decide(
                dispute=dispute, by=cast(Account, request.user), **form.cleaned_data
            )
        except Invalid as error:
            form.add_error("decision", error.sentence)
        else:
            messages.success(request, "Đã ghi kết luận.")
            return redirect("lookup:keep")
    values = {"form": form, "dispute": dispute}
    return render(request, "lookup/decide.html", values, status=422 if form.is_bound else 200)
