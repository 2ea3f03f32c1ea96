"""The review page: the document beside the duties, doubts first; quick decisions on a card."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.policy import require
from nepso.programme.plans.cards import cards_of
from nepso.programme.plans.models import Duty, PlanVersion
from nepso.programme.plans.policies import may_review_plans
from nepso.programme.plans.selectors import (
    document_pieces,
    duties_in_review,
    review_progress,
    version_twin,
)
from nepso.programme.plans.selectors.review import EVERY_STATE, FILTERS
from nepso.programme.plans.services import (
    duty_confirm,
    duty_confirm_all_certain,
    duty_drop,
    duty_reopen,
    duty_restore,
)
from nepso.programme.plans.states import COMPILING, IN_REVIEW, UNREADABLE
from nepso.programme.plans.views_staff.asking import (
    duty_or_404,
    person_of,
    version_or_404,
)
from nepso.ui.forms import revision_seen


def _which(value: str | None) -> str:
    return value if value in FILTERS else "can-xem"


@login_required
@require_GET
def review(request: HttpRequest, version_id: str) -> HttpResponse:
    """The document and its duties side by side."""
    require(may_review_plans(person_of(request)))
    version = version_or_404(request, version_id)
    if version.state in (COMPILING, UNREADABLE):
        return redirect("plans:progress", version.public_id)
    if version.state != IN_REVIEW:
        return redirect("plans:read", version.public_id)
    which = _which(request.GET.get("loc"))
    progress = review_progress(version)
    duties = list(duties_in_review(version, which))
    context = {
        "version": version,
        "which": which,
        "progress": progress,
        "tabs": _tabs(version, which, progress),
        "cards": cards_of(duties),
        "pieces": document_pieces(version),
        "shown": {duty.pk for duty in duties},
        "problems": (version.compiled or {}).get("problems", []),
        "twin": version_twin(version),
        "carry_overs": version.carry_overs.filter(decision="").count(),
    }
    return render(request, "plans/review.html", context)


def _tabs(version: PlanVersion, which: str, progress: Any) -> list[dict[str, Any]]:
    counts = (progress.waiting, progress.kept, progress.confirmed, progress.dropped)
    here = reverse("plans:review", args=[version.public_id])
    return [
        {"label": label, "url": f"{here}?loc={code}", "current": code == which, "count": count}
        for (code, label), count in zip(FILTERS.items(), counts, strict=True)
    ]


@login_required
@require_POST
def confirm_certain(request: HttpRequest, version_id: str) -> HttpResponse:
    """Confirm all duties without a doubt in one go."""
    require(may_review_plans(person_of(request)))
    version = version_or_404(request, version_id)
    count = duty_confirm_all_certain(version=version, by=person_of(request))
    messages.success(request, f"Đã xác nhận {count} nhiệm vụ không có điểm nghi ngờ.")
    return redirect("plans:review", version.public_id)


@login_required
@require_POST
def decide(request: HttpRequest, duty_id: str) -> HttpResponse:
    """One quick decision on a card: confirm, reopen, drop with a reason, restore."""
    person = person_of(request)
    require(may_review_plans(person))
    duty, revision = duty_or_404(request, duty_id), revision_seen(request)
    act = request.POST.get("viec", "")
    error = ""
    try:
        if act == "xac-nhan":
            duty_confirm(duty=duty, revision=revision, by=person)
        elif act == "mo-lai":
            duty_reopen(duty=duty, revision=revision, by=person)
        elif act == "bo":
            reason = request.POST.get("drop_reason", "")
            duty_drop(duty=duty, reason=reason, revision=revision, by=person)
        elif act == "lay-lai":
            duty_restore(duty=duty, revision=revision, by=person)
        else:
            raise Invalid("Hãy chọn một việc: xác nhận, mở lại, bỏ hoặc lấy lại.")
    except (Conflict, Invalid) as refused:
        error = refused.sentence
        status = refused.status
        if request.headers.get("HX-Request") != "true":
            raise
    else:
        status = 200
    return _decided(request, duty, error, status)


def _decided(request: HttpRequest, duty: Duty, error: str, status: int) -> HttpResponse:
    """For htmx the card as it now is; without it the review page again, at the next card."""
    which = _which(request.POST.get("loc"))
    if request.headers.get("HX-Request") == "true":
        fresh = duties_in_review(duty.version, EVERY_STATE).get(pk=duty.pk)
        progress = review_progress(fresh.version)
        context = {
            "card": cards_of([fresh])[0],
            "version": fresh.version,
            "which": which,
            "error": error,
            "progress": progress,
            "tabs": _tabs(fresh.version, which, progress),
            "as_fragment": True,
        }
        return render(request, "plans/_decided.html", context, status=status)
    address = reverse("plans:review", args=[duty.version.public_id]) + f"?loc={which}"
    following = duties_in_review(duty.version, which).filter(order__gt=duty.order).first()
    return redirect(f"{address}#viec-{following.public_id}" if following else address)
