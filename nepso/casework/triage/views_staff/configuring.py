"""Routes and hours on call."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from nepso.casework.triage.forms import OnCallForm, RouteForm
from nepso.casework.triage.models import OnCall, Route
from nepso.casework.triage.policies import may_triage
from nepso.casework.triage.selectors import on_calls_listed, routes_listed
from nepso.casework.triage.services import on_call_add, on_call_end, route_add, route_end
from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.selectors import accounts_receiving
from nepso.foundation.notices.mailing import mail_leaves
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.policy import require
from nepso.ui.forms import tell


@login_required
def routes(request: HttpRequest) -> HttpResponse:
    """The routes that hold now or later, and the form for one more."""
    require(may_triage(request.user))
    form = RouteForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            route_add(by=cast(Account, request.user), **form.cleaned_data)
        except (Conflict, Invalid) as error:
            tell(form, error)
        else:
            messages.success(request, "Đã thêm tuyến xử lý.")
            return redirect("triage:routes")
    values = {"form": form, "routes": routes_listed()}
    return render(request, "triage/routes.html", values, status=422 if form.is_bound else 200)


@login_required
@require_POST
def route_stop(request: HttpRequest, public_id: str) -> HttpResponse:
    """End a route."""
    require(may_triage(request.user))
    route_end(route=get_object_or_404(Route, public_id=public_id), by=cast(Account, request.user))
    messages.success(request, "Đã kết thúc tuyến xử lý.")
    return redirect("triage:routes")


@login_required
def on_call(request: HttpRequest) -> HttpResponse:
    """Who is called at which hours, and the form for more."""
    require(may_triage(request.user))
    form = OnCallForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            on_call_add(by=cast(Account, request.user), **form.cleaned_data)
        except Invalid as error:
            tell(form, error)
        else:
            messages.success(request, "Đã thêm giờ trực.")
            return redirect("triage:on_call")
    values = {
        "form": form,
        "rows": on_calls_listed(),
        "mail_leaves": mail_leaves(),
        "no_address": [person.full_name for person in accounts_receiving() if not person.email],
    }
    return render(request, "triage/on_call.html", values, status=422 if form.is_bound else 200)


@login_required
@require_POST
def on_call_stop(request: HttpRequest, public_id: str) -> HttpResponse:
    """End these hours."""
    require(may_triage(request.user))
    on_call_end(
        on_call=get_object_or_404(OnCall, public_id=public_id), by=cast(Account, request.user)
    )
    messages.success(request, "Đã kết thúc giờ trực.")
    return redirect("triage:on_call")
