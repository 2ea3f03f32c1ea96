"""A person's own pages: facts, roles, leave. Each shows only what is their own."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from nepso.foundation.accounts.forms_own import DelegationForm, OwnFactsForm
from nepso.foundation.accounts.models import Account, Delegation
from nepso.foundation.accounts.policies import (
    absences_arranged_by,
    may_arrange_absence,
    may_delegate_to,
    may_end_delegation,
    may_lead_some,
)
from nepso.foundation.accounts.selectors import (
    colleagues_of,
    delegations_current,
    delegations_to,
    memberships_current,
)
from nepso.foundation.accounts.services import (
    account_update,
    delegation_create,
    delegation_end,
)
from nepso.kernel.errors import Conflict, Invalid, NotFound
from nepso.kernel.policy import require
from nepso.ui.forms import tell


@login_required
def me(request: HttpRequest) -> HttpResponse:
    """Who I am here, what I may do, who works in my place."""
    account = cast(Account, request.user)
    values = {
        "account": account,
        "roles": memberships_current().filter(account=account),
        "given": delegations_current(account),
        "received": delegations_to(account),
        "absentees": _absentees(account),
    }
    return render(request, "accounts/me.html", values)


def _absentees(account: Account) -> list[Account]:
    """Colleagues for whom this person may find somebody to stand in; only a head asks."""
    if not may_lead_some(account):
        return []
    return list(absences_arranged_by(account, colleagues_of(account)))


@login_required
def own_facts(request: HttpRequest) -> HttpResponse:
    """Change my position, telephone, e-mail."""
    account = cast(Account, request.user)
    form = OwnFactsForm(request.POST or None, account=account)
    status = 200
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            account_update(
                account=account,
                by=account,
                revision=given["revision"],
                position=given["position"],
                telephone=given["telephone"],
                email=given["email"].lower(),
            )
        except (Invalid, Conflict) as error:
            tell(form, error)
            status = error.status
        else:
            messages.success(request, "Đã lưu thông tin của bạn.")
            return redirect("accounts:me")
    if form.errors and status == 200:
        status = 422
    return render(request, "accounts/own_facts.html", {"form": form}, status=status)


@login_required
def delegate(request: HttpRequest) -> HttpResponse:
    """Let a colleague work in my place while I am away."""
    account = cast(Account, request.user)
    form = DelegationForm(request.POST or None, account=account)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            require(may_delegate_to(account, given["delegate"]))
            delegation_create(delegator=account, by=account, **given)
        except (Invalid, Conflict) as error:
            tell(form, error)
        else:
            messages.success(request, f"Đã ủy quyền cho {given['delegate']}.")
            return redirect("accounts:me")
    status = 422 if form.errors else 200
    return render(request, "accounts/delegate.html", {"form": form}, status=status)


@require_POST
@login_required
def delegate_end(request: HttpRequest, public_id: str) -> HttpResponse:
    """End a delegation that I gave, received or arranged."""
    account = cast(Account, request.user)
    rows = Delegation.objects.select_related("delegator", "delegate")
    found = rows.filter(public_id=public_id).first()
    if found is None or not may_end_delegation(account, found):
        raise NotFound("Không có ủy quyền này: hãy tải lại trang tài khoản của bạn.")
    delegation_end(delegation=found, by=account)
    messages.success(
        request, f"Đã kết thúc ủy quyền: {found.delegate} thôi làm thay {found.delegator}."
    )
    if may_arrange_absence(account, found.delegator):
        return redirect("accounts:absence", found.delegator.public_id)
    return redirect("accounts:me")
