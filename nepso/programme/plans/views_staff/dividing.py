"""A duty cut in two, or joined with its neighbour."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from nepso.kernel.errors import Invalid
from nepso.kernel.policy import require
from nepso.programme.plans.cutting import cut_at, cut_places
from nepso.programme.plans.matching import names_with_commas
from nepso.programme.plans.models import Duty
from nepso.programme.plans.policies import may_review_plans
from nepso.programme.plans.selectors import duty_neighbour
from nepso.programme.plans.services import duty_merge, duty_split
from nepso.programme.plans.views_staff.asking import (
    duty_address,
    duty_or_404,
    person_of,
)
from nepso.ui.forms import number_in, revision_seen


@login_required
@require_http_methods(["GET", "POST"])
def split(request: HttpRequest, duty_id: str) -> HttpResponse:
    """Choose where to cut a duty in two."""
    person = person_of(request)
    require(may_review_plans(person))
    found = duty_or_404(request, duty_id)
    error = ""
    if request.method == "POST":
        try:
            first, _ = duty_split(
                duty=found, at=_cut(request, found), revision=revision_seen(request), by=person
            )
        except Invalid as refused:
            error = refused.sentence
        else:
            messages.success(request, "Đã tách thành hai nhiệm vụ: hãy xem lại từng nhiệm vụ.")
            return redirect(duty_address(first))
    context = {
        "version": found.version,
        "duty": found,
        "places": cut_places(found.text, names=names_with_commas()),
        "error": error,
        "typed": request.POST.get("tu_chu", ""),
    }
    return render(request, "plans/split.html", context, status=400 if error else 200)


def _cut(request: HttpRequest, found: Duty) -> int:
    """The chosen place, or where the typed words begin."""
    typed = request.POST.get("tu_chu", "").strip()
    if typed:
        return cut_at(found.text, typed)
    chosen = number_in(request.POST.get("at", ""), -1)
    if chosen < 0:
        raise Invalid("Hãy chọn một chỗ tách.")
    return chosen


@login_required
@require_POST
def merge(request: HttpRequest, duty_id: str) -> HttpResponse:
    """Merge with the neighbour before or after."""
    person = person_of(request)
    require(may_review_plans(person))
    found = duty_or_404(request, duty_id)
    other = duty_neighbour(found, forward=request.POST.get("voi") != "truoc")
    if other is None:
        raise Invalid("Không có nhiệm vụ liền kề để gộp.")
    merged = duty_merge(
        duty=found, other=other, revision=revision_seen(request), other_revision=None, by=person
    )
    messages.success(
        request,
        f"Đã gộp vào {merged.place}: hãy xem lại nội dung. Muốn trả lại thì bấm “Tách làm hai”.",
    )
    return redirect(duty_address(merged))
