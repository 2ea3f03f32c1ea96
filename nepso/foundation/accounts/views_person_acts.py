"""What an administrator does to one account: roles, leaving."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from nepso.foundation.accounts.forms_people import LeaveForm, RoleDaysForm
from nepso.foundation.accounts.models import Account, Membership
from nepso.foundation.accounts.policies import may_grant, may_manage_account, may_manage_people
from nepso.foundation.accounts.ports import open_work_of
from nepso.foundation.accounts.selectors import account_by_public_id
from nepso.foundation.accounts.services import (
    account_close,
    account_reopen,
    membership_end,
    membership_grant,
)
from nepso.foundation.accounts.views_people import person_page
from nepso.kernel.errors import Conflict, Invalid, NotFound
from nepso.kernel.policy import require
from nepso.ui.forms import tell


def managed(request: HttpRequest, public_id: str) -> Account:
    """The account, if this person may manage it; raises NotAllowed or NotFound."""
    account = account_by_public_id(public_id)
    require(may_manage_account(request.user, account))
    return account


@require_POST
@login_required
def role_grant(request: HttpRequest, public_id: str) -> HttpResponse:
    """Give a role; what cannot be stays typed on the page of the person."""
    require(may_manage_people(request.user))
    account, by = managed(request, public_id), cast(Account, request.user)
    form = RoleDaysForm(request.POST, by=by)
    if not form.is_valid():
        return person_page(request, account, form, 422)
    require(may_grant(by, form.cleaned_data["agency"], form.cleaned_data["role"]))
    try:
        membership_grant(account=account, by=by, **form.cleaned_data)
    except Invalid as error:
        tell(form, error)
        return person_page(request, account, form, 422)
    messages.success(request, "Đã giao vai trò.")
    return redirect("accounts:person", public_id)


@require_POST
@login_required
def role_end(request: HttpRequest, public_id: str, role_id: str) -> HttpResponse:
    """End a role."""
    require(may_manage_people(request.user))
    account = managed(request, public_id)
    found = Membership.objects.filter(public_id=role_id, account=account).first()
    if found is None:
        raise NotFound("Không có vai trò này: hãy tải lại trang của cán bộ.")
    require(may_grant(request.user, found.agency, found.role))
    membership_end(membership=found, by=cast(Account, request.user))
    messages.success(request, "Đã kết thúc vai trò.")
    return redirect("accounts:person", public_id)


@login_required
def leave(request: HttpRequest, public_id: str) -> HttpResponse:
    """Close an account and hand its open work over."""
    require(may_manage_people(request.user))
    account = managed(request, public_id)
    by = cast(Account, request.user)
    open_work = open_work_of(account)
    posted = request.POST if request.method == "POST" else None
    form = LeaveForm(posted, account=account, by=by, has_work=bool(open_work))
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                moved = account_close(
                    account=account, successor=form.cleaned_data.get("successor"), by=by
                )
            except (Invalid, Conflict) as error:
                tell(form, error)
            else:
                left = sum(number for _, number in open_work) - moved
                said = f"Đã đóng tài khoản, bàn giao {moved} việc."
                if left:
                    said += f" {left} việc ở lại cơ quan, chưa có người phụ trách: hãy giao người."
                messages.success(request, said)
                return redirect("accounts:people")
    values = {"account": account, "form": form, "open_work": open_work}
    return render(request, "accounts/leave.html", values, status=status)


@require_POST
@login_required
def reopen(request: HttpRequest, public_id: str) -> HttpResponse:
    """Open a closed account again; roles and a slip are given anew."""
    require(may_manage_people(request.user))
    account = managed(request, public_id)
    account_reopen(account=account, by=cast(Account, request.user))
    messages.success(request, "Đã mở lại tài khoản: hãy giao vai trò và cấp phiếu.")
    return redirect("accounts:person", public_id)
