"""The people whom an administrator manages: list, page, opening, editing."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from nepso.foundation.accounts.forms_people import PersonForm, RoleDaysForm, RoleForm
from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.policies import (
    may_grant,
    may_manage_account,
    may_manage_people,
)
from nepso.foundation.accounts.ports import open_work_of
from nepso.foundation.accounts.roles import EXPLAINED, Role
from nepso.foundation.accounts.selectors import (
    account_by_public_id,
    accounts_found,
    delegations_current,
    memberships_current,
    slips_waiting,
)
from nepso.foundation.accounts.services import account_open, account_update, membership_grant
from nepso.foundation.agencies.models import Agency
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.keyset import keyset_page
from nepso.kernel.policy import require
from nepso.ui.forms import tell

PAGE_SIZE = 30


@login_required
def people(request: HttpRequest) -> HttpResponse:
    """The people of one's agencies by name; found with or without tone marks."""
    require(may_manage_people(request.user))
    query, role = request.GET.get("q", "").strip(), request.GET.get("vai-tro", "")
    role = role if role in Role.values else ""
    closed = request.GET.get("da-dong") == "1"
    found = accounts_found(managed_by=request.user, query=query, role=role, closed=closed)
    page = keyset_page(
        found,
        fields=["folded", "id"],
        size=PAGE_SIZE,
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
    )
    values = {
        "page": page,
        "count": found.count(),
        "query": query,
        "role": role,
        "roles": Role.choices,
        "closed": closed,
        "active": sum(map(bool, (role, closed))),
    }
    return render(request, "accounts/people.html", values)


@login_required
def person(request: HttpRequest, public_id: str) -> HttpResponse:
    """One account: roles, delegation, slips, what waits to be handed over."""
    require(may_manage_people(request.user))
    account = account_by_public_id(public_id)
    require(may_manage_account(request.user, account))
    return person_page(request, account, RoleDaysForm(by=request.user))


def person_page(
    request: HttpRequest, account: Account, role_form: RoleDaysForm, status: int = 200
) -> HttpResponse:
    """The page of an account, with the form of a further role as it stands."""
    values = {
        "account": account,
        "roles": memberships_current().filter(account=account),
        "given": delegations_current(account),
        "slips": slips_waiting(account),
        "open_work": open_work_of(account),
        "role_form": role_form,
        "may_end": account.is_active,
        "is_self": account == request.user,
    }
    return render(request, "accounts/person.html", values, status=status)


@login_required
def person_new(request: HttpRequest) -> HttpResponse:
    """Open an account with its first role; ``?co-quan=`` names the agency."""
    require(may_manage_people(request.user))
    agency = Agency.objects.filter(public_id=request.GET.get("co-quan", "")).first()
    form = PersonForm(request.POST or None)
    role_form = RoleForm(request.POST or None, by=request.user, initial={"agency": agency})
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid() and role_form.is_valid():
            made = _open(request, form, role_form)
            if made is not None:
                messages.success(request, f"Đã mở tài khoản cho {made}: hãy cấp phiếu đăng nhập.")
                return redirect("accounts:person", made.public_id)
    values = {"form": form, "role_form": role_form, "explained": _explained(role_form)}
    return render(request, "accounts/person_form.html", values, status=status)


def _open(request: HttpRequest, form: PersonForm, role_form: RoleForm) -> Account | None:
    by = cast(Account, request.user)
    facts, role = _facts(form), role_form.cleaned_data
    require(may_grant(by, role["agency"], role["role"]))
    try:
        with transaction.atomic():
            account = account_open(by=by, **facts)
            membership_grant(account=account, by=by, **role)
    except (Invalid, Conflict) as error:
        tell(form, error)
        return None
    return account


@login_required
def person_edit(request: HttpRequest, public_id: str) -> HttpResponse:
    """Edit who a person is."""
    require(may_manage_people(request.user))
    account = account_by_public_id(public_id)
    require(may_manage_account(request.user, account))
    initial = {name: getattr(account, name) for name in PersonForm.base_fields}
    form = PersonForm(request.POST or None, initial=initial)
    form.fields["username"].required = True
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            revision = form.cleaned_data["revision"]
            try:
                account_update(
                    account=account,
                    by=cast(Account, request.user),
                    revision=revision,
                    **_facts(form),
                )
            except (Invalid, Conflict) as error:
                tell(form, error)
                status = error.status if isinstance(error, Conflict) else 422
            else:
                messages.success(request, "Đã lưu.")
                return redirect("accounts:person", public_id)
    values = {"form": form, "role_form": None, "account": account}
    return render(request, "accounts/person_form.html", values, status=status)


def _facts(form: PersonForm) -> dict[str, Any]:
    return {name: value for name, value in form.cleaned_data.items() if name != "revision"}


def _explained(form: RoleForm) -> list[tuple[str, str]]:
    choices = cast("list[tuple[str, str]]", form.fields["role"].choices)  # type: ignore[attr-defined]
    return [(label, EXPLAINED[Role(code)]) for code, label in choices]
