"""Adopting a version: the checklist, what it will do, and what becomes of open work."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.policy import require
from nepso.programme.plans.comparing import compare_words
from nepso.programme.plans.kinds import CarryChoice
from nepso.programme.plans.models import PlanVersion
from nepso.programme.plans.policies import may_review_plans
from nepso.programme.plans.ports import open_work_counts
from nepso.programme.plans.selectors import (
    adoption_checklist,
    carry_overs_together,
    duties_of,
    version_binding,
    version_twin,
)
from nepso.programme.plans.services import (
    carry_over_accept_suggestions,
    carry_over_decide,
    plan_version_adopt,
)
from nepso.programme.plans.states import IN_REVIEW
from nepso.programme.plans.views_staff.asking import person_of, version_or_404
from nepso.ui.forms import revision_seen

# Short enough for the width of a phone: a chosen one cannot wrap.
CHOICES = [
    (CarryChoice.SAME.value, "Giữ nguyên, chuyển sang"),
    (CarryChoice.CHANGED.value, "Có đổi, vẫn chuyển sang"),
    (CarryChoice.GONE.value, "Không còn, rút việc"),
]


@login_required
@require_http_methods(["GET", "POST"])
def adopt(request: HttpRequest, version_id: str) -> HttpResponse:
    """What still blocks, what adoption does, and the button."""
    person = person_of(request)
    require(may_review_plans(person))
    version = version_or_404(request, version_id)
    error = ""
    if request.method == "POST":
        try:
            plan_version_adopt(
                version=version,
                revision=revision_seen(request),
                keep_general=request.POST.get("de_chung") == "1",
                by=person,
            )
        except Conflict as refused:
            error = refused.sentence
            version.refresh_from_db()
        else:
            messages.success(request, "Đã thông qua kế hoạch và giao nhiệm vụ cho các cơ quan.")
            return redirect("plans:read", version.public_id)
    if version.state != IN_REVIEW:
        return redirect("plans:read", version.public_id)
    context = {
        "version": version,
        "checklist": adoption_checklist(version),
        "binding": version_binding(version.plan),
        "twin": version_twin(version),
        "error": error,
    }
    return render(request, "plans/adopt.html", context, status=409 if error else 200)


@login_required
@require_http_methods(["GET", "POST"])
def carry_over(request: HttpRequest, version_id: str) -> HttpResponse:
    """For each duty of the version in force: same, changed or gone, decided by a person."""
    person = person_of(request)
    require(may_review_plans(person))
    version = version_or_404(request, version_id)
    if request.method == "POST" and request.POST.get("viec") == "theo-goi-y":
        count = carry_over_accept_suggestions(version=version, by=person)
        messages.success(request, f"Đã quyết định {count} nhiệm vụ giống hệt theo gợi ý.")
        return redirect("plans:carry_over", version.public_id)
    error, old_id = "", ""
    if request.method == "POST":
        old_id = request.POST.get("cu", "")
        try:
            _decide(request, version, old_id)
        except (Conflict, Invalid) as refused:
            error = refused.sentence
        else:
            here = reverse("plans:carry_over", args=[version.public_id])
            return redirect(f"{here}#viec-{old_id}")
    working = open_work_counts(version)
    found = list(version.carry_overs.select_related("old", "new", "decided_by"))
    together = carry_overs_together(found)
    rows = [
        (
            row,
            compare_words(row.old.text, row.new.text) if row.new else [],
            working.get(row.old_id),
            [other.old.place for other in together.get(row.pk, [])],
        )
        for row in found
    ]
    # What changed needs a person; what stays the same is decided in one go.
    rows.sort(key=lambda one: (bool(one[0].decision), one[0].suggestion == CarryChoice.SAME))
    undecided = [row for row, *_ in rows if not row.decision]
    context = {
        "version": version,
        "rows": rows,
        "choices": CHOICES,
        "duties": duties_of(version),
        "undecided": len(undecided),
        "same": sum(row.suggestion == CarryChoice.SAME for row in undecided),
        "error": error,
        "error_at": old_id,
    }
    return render(request, "plans/carry_over.html", context, status=400 if error else 200)


def _decide(request: HttpRequest, version: PlanVersion, old_id: str) -> None:
    row = version.carry_overs.filter(old__public_id=old_id).select_related("version").first()
    decision = request.POST.get("quyet_dinh", "")
    if row is None or decision not in CarryChoice.values:
        raise Invalid("Hãy chọn một trong ba: giữ nguyên, có thay đổi, không còn.")
    new = duties_of(version).filter(public_id=request.POST.get("moi", "")).first()
    carry_over_decide(
        carry_over=row,
        decision=decision,
        new=new,
        revision=revision_seen(request),
        by=person_of(request),
    )
