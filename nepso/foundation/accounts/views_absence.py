"""Somebody is away already: the administrator or head of the agency finds who stands in."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from nepso.foundation.accounts.forms_own import ArrangedForm
from nepso.foundation.accounts.models import Account, Delegation
from nepso.foundation.accounts.policies import (
    may_arrange_absence,
    may_delegate_to,
    may_end_delegation,
)
from nepso.foundation.accounts.selectors import account_by_public_id, delegations_current
from nepso.foundation.accounts.services import delegation_create
from nepso.kernel.clock import today
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.policy import require
from nepso.ui.forms import tell


def _given(by: Account, absent: Account) -> list[tuple[Delegation, bool]]:
    """The delegations of the absent person, and whether ``by`` may end each."""
    return [(one, bool(may_end_delegation(by, one))) for one in delegations_current(absent)]


@login_required
def absence(request: HttpRequest, public_id: str) -> HttpResponse:
    """Let a colleague of the absent person work in their place; both are told."""
    by, absent = cast(Account, request.user), account_by_public_id(public_id)
    require(may_arrange_absence(by, absent))
    form = ArrangedForm(request.POST or None, account=absent, by=by, initial={"first_day": today()})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            require(may_delegate_to(absent, given["delegate"]))
            delegation_create(delegator=absent, by=by, **given)
        except (Invalid, Conflict) as error:
            tell(form, error)
        else:
            messages.success(request, f"{given['delegate']} làm thay {absent}; cả hai được báo.")
            return redirect("accounts:absence", public_id)
    status = 422 if form.errors else 200
    values = {"form": form, "absent": absent, "given": _given(by, absent)}
    return render(request, "accounts/absence.html", values, status=status)
