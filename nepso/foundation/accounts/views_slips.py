"""Slips for those without an e-mail: for one person, for all who cannot get in yet, on paper."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from nepso.foundation.accounts.models import Account, SignInSlip
from nepso.foundation.accounts.policies import accounts_managed_by, may_manage_people
from nepso.foundation.accounts.selectors import accounts_without_entrance, slips_printed
from nepso.foundation.accounts.services import slip_revoke, slips_issue
from nepso.foundation.accounts.services.slips import MOST_AT_ONCE
from nepso.foundation.accounts.views_person_acts import managed
from nepso.kernel.errors import NotFound
from nepso.kernel.policy import require

GONE = 410  # RFC 9110: it was here, and will not come back


@require_POST
@login_required
def slip_new(request: HttpRequest, public_id: str) -> HttpResponse:
    """Make a slip, then go to the page that shows it: loaded again, that page makes no other."""
    require(may_manage_people(request.user))
    account = managed(request, public_id)
    sheet = slips_issue(accounts=[account], by=cast(Account, request.user))
    return redirect("accounts:slips_print", sheet.public_id)


@login_required
def slips(request: HttpRequest) -> HttpResponse:
    """Everybody of one's agencies who cannot get in yet; one button gives each a slip."""
    require(may_manage_people(request.user))
    query = (request.POST.get("q") or request.GET.get("q", "")).strip()
    people = _managed_ones(request, query)
    if request.method == "POST":
        sheet = slips_issue(accounts=people, by=cast(Account, request.user))
        return redirect("accounts:slips_print", sheet.public_id)
    values = {"people": people, "query": query, "most": MOST_AT_ONCE}
    return render(request, "accounts/slips.html", values)


def _managed_ones(request: HttpRequest, query: str) -> list[Account]:
    """Those who need a slip and whom this person manages wholly; as many as fit one sheet."""
    found = accounts_without_entrance(managed_by=request.user, query=query)
    return list(accounts_managed_by(request.user, found)[:MOST_AT_ONCE])


@never_cache
@login_required
def slips_print(request: HttpRequest, public_id: str) -> HttpResponse:
    """The slips just made, each to be cut out; half an hour later the codes are nowhere."""
    require(may_manage_people(request.user))
    shown = slips_printed(public_id, by=request.user)
    if not shown:
        return render(request, "accounts/slips_gone.html", status=GONE)
    path = reverse("accounts:slip")
    only = shown[0] if len(shown) == 1 else None
    values = {
        "shown": shown,
        "only": only,
        "page": request.build_absolute_uri(path),
        "link": request.build_absolute_uri(f"{path}?ma={only.code}") if only else "",
    }
    return render(request, "accounts/slips_print.html", values)


@require_POST
@login_required
def slip_end(request: HttpRequest, public_id: str, slip_id: str) -> HttpResponse:
    """A slip was lost: it opens nothing any more."""
    require(may_manage_people(request.user))
    account = managed(request, public_id)
    found = SignInSlip.objects.filter(public_id=slip_id, account=account).first()
    if found is None:
        raise NotFound("Không có phiếu này: hãy tải lại trang của cán bộ.")
    slip_revoke(slip=found, by=cast(Account, request.user))
    messages.success(request, "Đã hủy phiếu.")
    return redirect("accounts:person", public_id)
