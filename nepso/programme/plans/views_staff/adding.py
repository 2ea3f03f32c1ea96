"""A duty that a person adds: from a passage of the document, or freely worded."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.policy import require
from nepso.programme.plans.forms import DutyForm
from nepso.programme.plans.kinds import DutyKind, clause_said
from nepso.programme.plans.models import PlanVersion
from nepso.programme.plans.policies import may_review_plans
from nepso.programme.plans.services import duty_add
from nepso.programme.plans.views_staff.asking import (
    duty_address,
    person_of,
    unsure_told,
    version_or_404,
)
from nepso.ui.forms import number_in, tell


@login_required
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, version_id: str) -> HttpResponse:
    """Add a duty from a passage of the document (``?tu=…&den=…``) or freely worded."""
    person = person_of(request)
    require(may_review_plans(person))
    version = version_or_404(request, version_id)
    form = DutyForm(request.POST or None, initial=_passage(request, version))
    status = 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                made = duty_add(version=version, facts=form.facts(), by=person)
            except (Invalid, Conflict) as error:
                tell(form, error)
                status = error.status
            else:
                messages.success(request, f"Đã thêm nhiệm vụ ở {made.place}.")
                unsure_told(request, made)
                return redirect(duty_address(made))
    context = {"version": version, "form": form}
    return render(request, "plans/add.html", context, status=status)


def _passage(request: HttpRequest, version: PlanVersion) -> dict[str, Any]:
    start, end = (number_in(request.GET.get(name, ""), -1) for name in ("tu", "den"))
    if start < 0 or end < 0:
        return {"kind": DutyKind.ASSIGNMENT}
    words = " ".join(version.text[start:end].split())
    for mark in ("- ", "+ ", "• "):
        words = words.removeprefix(mark)
    clause = clause_said(request.GET.get("muc", ""))
    return {"text": words, "clause": clause, "kind": DutyKind.ASSIGNMENT}
