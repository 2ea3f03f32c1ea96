"""Newsletters as officers see them: how many read, what was sent; never who."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from nepso.foundation.accounts.models import Account
from nepso.foundation.notices.mailing import mail_leaves
from nepso.kernel.policy import require
from nepso.outreach.distribution.policies import may_distribute
from nepso.outreach.distribution.selectors import outlet_by_public_id
from nepso.outreach.newsletter import selectors, services
from nepso.outreach.newsletter.states import SENDING_STATES


@login_required
def everything(request: HttpRequest) -> HttpResponse:
    """Every outlet that may have readers, and the latest sendings."""
    require(may_distribute(request.user))
    sendings = selectors.sendings_last(request.user)
    values = {
        "lines": selectors.lines_for(request.user),
        "sendings": [(one, SENDING_STATES.state(one.state)) for one in sendings],
        "mail_leaves": mail_leaves(),
    }
    return render(request, "newsletter/everything.html", values)


@login_required
@require_POST
def move(request: HttpRequest, public_id: str) -> HttpResponse:
    """Begin to take readers for an outlet, or take no new ones."""
    require(may_distribute(request.user))
    outlet = outlet_by_public_id(public_id, request.user)
    by = cast(Account, request.user)
    if request.POST.get("viec") == "dong":
        services.newsletter_close(outlet=outlet, by=by)
        messages.success(request, f"“{outlet.name}” không nhận đăng ký mới nữa.")
    else:
        about = request.POST.get("about", "")
        services.newsletter_open(outlet=outlet, about=about, by=by)
        messages.success(request, f"“{outlet.name}” đang nhận đăng ký tại trang Bản tin.")
    return redirect("newsletter:everything")
