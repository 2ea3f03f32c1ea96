"""One duty: its words in the document, its facts, whom it names, its links, its history."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.policy import require
from nepso.programme.plans.forms import DutyForm, duty_initial
from nepso.programme.plans.kinds import DeadlineKind
from nepso.programme.plans.models import Duty
from nepso.programme.plans.policies import may_read_version, may_review_plans
from nepso.programme.plans.selectors import duties_in_review, duty_changes
from nepso.programme.plans.services import duty_edit, duty_mark_words_only
from nepso.programme.plans.suggesting_days import day_suggested
from nepso.programme.plans.views_staff.asking import (
    duty_address,
    duty_or_404,
    person_of,
    unsure_told,
)
from nepso.programme.plans.views_staff.duty_page import duty_page, duty_page_refused
from nepso.ui.forms import revision_seen, tell


@login_required
@require_http_methods(["GET", "POST"])
def duty(request: HttpRequest, duty_id: str) -> HttpResponse:
    """The workplace of one duty; posting saves its wording and facts."""
    person = person_of(request)
    require(may_review_plans(person))
    found = duty_or_404(request, duty_id)
    if request.method == "GET":
        return duty_page(request, found, DutyForm(initial=_initial(request, found)))
    form = DutyForm(request.POST)
    if not form.is_valid():
        return duty_page(request, found, form, status=400)
    confirm = request.POST.get("luu") == "xac-nhan"
    try:
        saved = duty_edit(
            duty=found,
            facts=form.facts(),
            confirm=confirm,
            revision=revision_seen(request),
            by=person,
        )
    except Invalid as error:
        tell(form, error)
        return duty_page(request, found, form, status=error.status)
    except Conflict as error:
        return duty_page(request, found, form, status=error.status, conflict=error.sentence)
    messages.success(request, f"Đã lưu{' và xác nhận' if confirm else ''} {saved.place}.")
    unsure_told(request, saved)
    return redirect(_next_address(saved) if confirm else duty_address(saved))


def _initial(request: HttpRequest, found: Duty) -> dict[str, Any]:
    """The stored facts, with the suggested date where the person came to take it; not yet saved."""
    initial = duty_initial(found)
    suggested = day_suggested(found)
    if suggested is not None and request.GET.get("han") == suggested.isoformat():
        initial |= {"deadline_kind": DeadlineKind.DATE, "deadline_on": suggested}
    return initial


def _next_address(found: Duty) -> str:
    """After a confirmation the next waiting duty, the doubtful first; at the end the review."""
    following = duties_in_review(found.version).first()
    if following is not None:
        return duty_address(following)
    return reverse("plans:review", args=[found.version.public_id])


@login_required
@require_POST
def words_only(request: HttpRequest, duty_id: str) -> HttpResponse:
    """Account in words only: no, the whole, or a part copied from the text."""
    person = person_of(request)
    require(may_review_plans(person))
    found = duty_or_404(request, duty_id)
    choice = request.POST.get("bang_loi", "")
    part = request.POST.get("words_only_part", "") if choice == "phan" else ""
    try:
        if choice == "phan" and not part.strip():
            raise Invalid("Hãy chép phần chỉ báo cáo bằng lời vào ô.")
        duty_mark_words_only(
            duty=found,
            words_only=choice in ("ca", "phan"),
            part=part,
            revision=revision_seen(request),
            by=person,
        )
    except (Invalid, Conflict) as refused:
        return duty_page_refused(request, found, "bang-loi", refused)
    messages.success(request, "Đã ghi cách báo cáo của nhiệm vụ.")
    return redirect(duty_address(found, "#bang-loi"))


@login_required
@require_GET
def history(request: HttpRequest, duty_id: str) -> HttpResponse:
    """Who changed what and when, and what the machine had found."""
    found = duty_or_404(request, duty_id)
    require(may_read_version(person_of(request), found.version))
    context = {"version": found.version, "duty": found, "changes": duty_changes(found)}
    return render(request, "plans/history.html", context)
