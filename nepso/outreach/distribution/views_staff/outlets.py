"""The list of outlets; adding and telling one better."""

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
from nepso.outreach.distribution import selectors, services
from nepso.outreach.distribution.forms import OutletForm, initial_of
from nepso.outreach.distribution.kinds import Form, OutletKind
from nepso.outreach.distribution.models import Outlet
from nepso.outreach.distribution.policies import may_distribute, may_keep_outlets
from nepso.outreach.distribution.ports import outlet_panels
from nepso.outreach.distribution.scope import is_own, scope_tabs
from nepso.outreach.distribution.selectors import OutletFilters
from nepso.outreach.products.selectors import agencies_writing
from nepso.ui.forms import tell


@login_required
def everything(request: HttpRequest) -> HttpResponse:
    """The outlets of one's own agency or of the province, filtered."""
    require(may_distribute(request.user))
    own = is_own(request.GET, request.user)
    filters = OutletFilters.read(request.GET, own=own)
    page = selectors.outlets_page(
        request.user,
        filters,
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
    )
    values = {
        "filters": filters,
        "tabs": scope_tabs(request.GET, own=own),
        "page": page,
        "kinds": OutletKind.choices,
        "forms": Form.choices,
        "communes": selectors.communes(),
    }
    return render(request, "distribution/outlets.html", values)


@login_required
def add(request: HttpRequest) -> HttpResponse:
    """A new outlet."""
    require(may_distribute(request.user))
    agencies = agencies_writing(request.user)
    if request.method != "POST":
        return render(request, "distribution/outlet.html", {"form": OutletForm(agencies=agencies)})
    form = OutletForm(request.POST, agencies=agencies)
    if form.is_valid():
        try:
            made = services.outlet_add(
                agency=agency_by_public_id(form.cleaned_data["agency"]),
                facts=form.facts(),
                by=cast(Account, request.user),
            )
        except Invalid as error:
            tell(form, error)
        else:
            messages.success(request, f"Đã thêm kênh “{made.name}”.")
            return redirect("distribution:outlets")
    return render(request, "distribution/outlet.html", {"form": form}, status=422)


@login_required
def edit(request: HttpRequest, public_id: str) -> HttpResponse:
    """Tell an outlet better; what another saved meanwhile is shown, never overwritten."""
    require(may_distribute(request.user))
    found = selectors.outlet_by_public_id(public_id, request.user)
    require(may_keep_outlets(request.user, found.agency))
    if request.method != "POST":
        return _page(request, OutletForm(initial=initial_of(found), is_new=False), found)
    form = OutletForm(request.POST, is_new=False)
    if not form.is_valid():
        return _page(request, form, found, status=422)
    try:
        services.outlet_edit(
            outlet=found,
            revision=form.cleaned_data["revision"] or 0,
            facts=form.facts(),
            by=cast(Account, request.user),
        )
    except Conflict as error:
        fresh = selectors.outlet_by_public_id(public_id, request.user)
        again = OutletForm(initial=initial_of(fresh), is_new=False)
        return _page(request, again, fresh, status=409, wrong=error.sentence)
    except Invalid as error:
        tell(form, error)
        return _page(request, form, found, status=422)
    messages.success(request, "Đã lưu.")
    return redirect("distribution:outlets")


def _page(
    request: HttpRequest, form: OutletForm, outlet: Outlet, *, status: int = 200, wrong: str = ""
) -> HttpResponse:
    values = {
        "form": form,
        "outlet": outlet,
        "wrong": wrong,
        "kind": outlet.get_kind_display(),
        "panels": outlet_panels(outlet, request.user),
    }
    return render(request, "distribution/outlet.html", values, status=status)
