"""Changing agencies, groups and names; the administrator's."""

from __future__ import annotations

import datetime as dt
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from nepso.foundation.agencies.forms import (
    AgencyForm,
    AliasForm,
    CloseForm,
    GroupForm,
    facts_of,
)
from nepso.foundation.agencies.models import Agency, AgencyAlias
from nepso.foundation.agencies.policies import may_change_agencies
from nepso.foundation.agencies.selectors import (
    agency_by_public_id,
    group_by_public_id,
)
from nepso.foundation.agencies.services import (
    agency_close,
    agency_create,
    agency_merge,
    agency_split,
    agency_update,
    alias_add,
    alias_remove,
    group_create,
    group_update,
)
from nepso.foundation.audit.services import Actor
from nepso.kernel.errors import Conflict, Invalid, NotFound
from nepso.kernel.policy import require
from nepso.ui.forms import tell


def _person(request: HttpRequest) -> Actor:
    return cast(Actor, request.user)  # login_required stands above every view here


@login_required
def agency_new(request: HttpRequest) -> HttpResponse:
    """Add an agency; ``?thuoc=`` names the one above it."""
    require(may_change_agencies(request.user))
    above = request.GET.get("thuoc", "")
    initial = {"parent": agency_by_public_id(above)} if above else {}
    form = AgencyForm(request.POST or None, initial=initial)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            facts = _without_revision(form)
            try:
                made = agency_create(by=_person(request), **facts)
            except (Invalid, Conflict) as error:
                tell(form, error)
            else:
                messages.success(request, f"Đã thêm {made}.")
                return redirect("agencies:agency", made.public_id)
    return render(request, "agencies/agency_form.html", {"form": form}, status=status)


@login_required
def agency_edit(request: HttpRequest, public_id: str) -> HttpResponse:
    """Edit an agency; on a conflict both versions are shown and nothing is overwritten."""
    require(may_change_agencies(request.user))
    found = agency_by_public_id(public_id)
    form = AgencyForm(request.POST or None, initial=facts_of(found, AgencyForm))
    values: dict[str, Any] = {"form": form, "agency": found}
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            facts, revision = _without_revision(form), form.cleaned_data["revision"]
            try:
                agency_update(agency=found, by=_person(request), revision=revision, **facts)
            except (Invalid, Conflict) as error:
                tell(form, error)
                if isinstance(error, Conflict):
                    status = 409
                    values["stored"] = found
                    form.data = {**form.data.dict(), "revision": str(found.revision)}  # type: ignore[attr-defined]
            else:
                messages.success(request, "Đã lưu.")
                return redirect("agencies:agency", public_id)
    return render(request, "agencies/agency_form.html", values, status=status)


@login_required
def agency_end(request: HttpRequest, public_id: str) -> HttpResponse:
    """Close an agency, or merge it into another."""
    require(may_change_agencies(request.user))
    found = agency_by_public_id(public_id)
    form = CloseForm(request.POST or None, initial={"revision": found.revision})
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                _end(found, form.cleaned_data, request)
            except (Invalid, Conflict) as error:
                tell(form, error)
                status = error.status if isinstance(error, Conflict) else 422
            else:
                messages.success(request, f"Đã ghi ngày kết thúc của {found}.")
                return redirect("agencies:agency", public_id)
    values = {"form": form, "agency": found}
    return render(request, "agencies/agency_end.html", values, status=status)


def _end(agency: Agency, given: dict[str, Any], request: HttpRequest) -> None:
    if given["successor"] is None:
        agency_close(
            agency=agency,
            last_day=given["last_day"],
            by=_person(request),
            revision=given["revision"],
        )
        return
    first_day = given["last_day"] + dt.timedelta(days=1)
    into = list(dict.fromkeys([given["successor"], *given["others"]]))
    if len(into) == 1:
        agency_merge(predecessors=[agency], into=into[0], on=first_day, by=_person(request))
    else:
        agency_split(agency=agency, into=into, on=first_day, by=_person(request))


@login_required
def group_new(request: HttpRequest) -> HttpResponse:
    """Add a group."""
    require(may_change_agencies(request.user))
    form = GroupForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                made = group_create(by=_person(request), **_without_revision(form))
            except (Invalid, Conflict) as error:
                tell(form, error)
            else:
                messages.success(request, f"Đã thêm nhóm {made}.")
                return redirect("agencies:group", made.public_id)
    return render(request, "agencies/group_form.html", {"form": form}, status=status)


@login_required
def group_edit(request: HttpRequest, public_id: str) -> HttpResponse:
    """Edit a group; its code stays, seeds and plans know it by that."""
    require(may_change_agencies(request.user))
    found = group_by_public_id(public_id)
    form = GroupForm(request.POST or None, initial=facts_of(found, GroupForm))
    form.fields["code"].disabled = True
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            facts, revision = _without_revision(form), form.cleaned_data["revision"]
            facts.pop("code")
            try:
                group_update(group=found, by=_person(request), revision=revision, **facts)
            except (Invalid, Conflict) as error:
                tell(form, error)
                status = error.status if isinstance(error, Conflict) else 422
            else:
                messages.success(request, "Đã lưu.")
                return redirect("agencies:group", public_id)
    values = {"form": form, "group": found}
    return render(request, "agencies/group_form.html", values, status=status)


def _without_revision(form: AgencyForm | GroupForm) -> dict[str, Any]:
    return {name: value for name, value in form.cleaned_data.items() if name != "revision"}


@require_POST
@login_required
def agency_alias(request: HttpRequest, public_id: str) -> HttpResponse:
    """One more name of an agency."""
    require(may_change_agencies(request.user))
    found = agency_by_public_id(public_id)
    _add_alias(request, found)
    return redirect("agencies:agency", public_id)


@require_POST
@login_required
def group_alias(request: HttpRequest, public_id: str) -> HttpResponse:
    """One more name of a group."""
    require(may_change_agencies(request.user))
    found = group_by_public_id(public_id)
    _add_alias(request, found)
    return redirect("agencies:group", public_id)


def _add_alias(request: HttpRequest, of: Any) -> None:
    form = AliasForm(request.POST)
    if not form.is_valid():
        raise Invalid("Chưa có tên khác để thêm: hãy quay lại và ghi tên.")
    alias_add(name=form.cleaned_data["name"], of=of, by=_person(request))
    messages.success(request, "Đã thêm tên khác.")


@require_POST
@login_required
def alias_end(request: HttpRequest, number: int) -> HttpResponse:
    """Take one name away."""
    require(may_change_agencies(request.user))
    alias = AgencyAlias.objects.select_related("agency", "group").filter(pk=number).first()
    if alias is None:
        raise NotFound("Tên khác này không còn: hãy tải lại trang của cơ quan.")
    alias_remove(alias=alias, by=_person(request))
    messages.success(request, "Đã bỏ tên khác.")
    if alias.agency:
        return redirect("agencies:agency", alias.agency.public_id)
    assert alias.group is not None
    return redirect("agencies:group", alias.group.public_id)
