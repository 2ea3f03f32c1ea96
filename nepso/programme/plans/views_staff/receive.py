"""Bringing a document in, and watching the machine read it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from nepso.foundation.jobs.selectors import job_by_public_id
from nepso.foundation.jobs.states import FAILED
from nepso.kernel.errors import Invalid, NotFound, TooLarge
from nepso.kernel.policy import require
from nepso.programme.plans.forms import FileForm, PasteForm, TitleForm
from nepso.programme.plans.models import PlanVersion
from nepso.programme.plans.policies import may_read_version, may_review_plans
from nepso.programme.plans.services import (
    ReceivedDocument,
    plan_amend,
    plan_receive,
    version_discard,
    version_resubmit,
)
from nepso.programme.plans.states import COMPILING, IN_REVIEW, UNREADABLE
from nepso.programme.plans.views_staff.asking import person_of, plan_or_404, version_or_404

WAYS: dict[str, type[Form]] = {"tep": FileForm, "dan": PasteForm, "tay": TitleForm}
Act = Callable[[ReceivedDocument | None, str], PlanVersion]


def _chosen(request: HttpRequest, ways: tuple[str, ...]) -> tuple[dict[str, Any], str]:
    """A form for each way; the one that was sent is bound to what was sent, and what was typed in
    the others is still there."""
    chosen = request.POST.get("cach", "")
    forms = {
        way: WAYS[way](request.POST, request.FILES)
        if way == chosen
        else WAYS[way](initial=request.POST.dict())
        for way in ways
    }
    for way, form in forms.items():
        form.auto_id = f"{way}-%s"
    return forms, chosen if chosen in ways else ""


def _receive(
    request: HttpRequest, act: Act, ways: tuple[str, ...], template: str, **context: Any
) -> HttpResponse:
    """Show the ways in; when one was used, act and go to what comes next."""
    forms, chosen = _chosen(request, ways)
    form = forms.get(chosen)
    status = 200
    if request.method == "POST" and form is not None and form.is_valid():
        try:
            received = form.received() if chosen != "tay" else None
            version = act(received, form.cleaned_data.get("title", ""))
        except (Invalid, TooLarge) as error:
            form.add_error("file" if chosen == "tep" else None, error.sentence)
            status = error.status
        else:
            return redirect(
                "plans:review" if version.state == IN_REVIEW else "plans:progress",
                version.public_id,
            )
    elif request.method == "POST":
        status = 400
    values = {**context, "forms": forms, "chosen": chosen, "bad": form}
    return render(request, template, values, status=status)


@login_required
@require_http_methods(["GET", "POST"])
def receive(request: HttpRequest) -> HttpResponse:
    """A new plan: a file, pasted text, or by hand."""
    person = person_of(request)
    require(may_review_plans(person))

    def act(received: ReceivedDocument | None, title: str) -> PlanVersion:
        return plan_receive(received=received, title=title, by=person)

    return _receive(request, act, ("tep", "dan", "tay"), "plans/receive.html")


@login_required
@require_http_methods(["GET", "POST"])
def amend(request: HttpRequest, plan_id: str) -> HttpResponse:
    """A new version of a plan in force, from its amended document."""
    person = person_of(request)
    require(may_review_plans(person))
    plan = plan_or_404(plan_id)

    def act(received: ReceivedDocument | None, title: str) -> PlanVersion:
        assert received is not None
        return plan_amend(plan=plan, received=received, by=person)

    return _receive(request, act, ("tep", "dan"), "plans/amend.html", plan=plan)


@login_required
@require_http_methods(["GET", "POST"])
def progress(request: HttpRequest, version_id: str) -> HttpResponse:
    """How far the reading is; what was unreadable can be sent again here."""
    person = person_of(request)
    require(may_review_plans(person))
    version = version_or_404(request, version_id)
    if request.method == "POST" and request.POST.get("cach") == "lai":
        version_resubmit(version=version, received=None, by=person)
        return redirect("plans:progress", version.public_id)
    if request.method == "POST":

        def act(received: ReceivedDocument | None, title: str) -> PlanVersion:
            return version_resubmit(version=version, received=received, by=person)

        return _receive(request, act, ("tep", "dan"), "plans/unreadable.html", version=version)
    if version.state == UNREADABLE:
        forms, _ = _chosen(request, ("tep", "dan"))
        return render(request, "plans/unreadable.html", {"version": version, "forms": forms})
    return _waiting(request, version)


def _waiting(request: HttpRequest, version: PlanVersion) -> HttpResponse:
    fragment = request.headers.get("HX-Request") == "true"
    if version.state != COMPILING:
        if fragment:
            return HttpResponse(headers={"HX-Refresh": "true"})
        return redirect("plans:review", version.public_id)
    job = job_by_public_id(version.job)
    failed = job is not None and job.state == FAILED
    if fragment and failed:
        return HttpResponse(headers={"HX-Refresh": "true"})
    template = "plans/_progress.html" if fragment else "plans/progress.html"
    return render(request, template, {"version": version, "job": job, "failed": failed})


@login_required
@require_GET
def original(request: HttpRequest, version_id: str) -> HttpResponse | FileResponse:
    """The file as it came in, always as a download, never shown inside a page of ours."""
    version = version_or_404(request, version_id)
    require(may_read_version(person_of(request), version))
    if not version.source_file:
        raise NotFound("Bản kế hoạch này không có tệp gốc: nó được lập bằng tay.")
    return FileResponse(
        version.source_file.open("rb"),
        as_attachment=True,
        filename=version.source_name,
        content_type="application/octet-stream",
        headers={"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "sandbox"},
    )


@login_required
@require_http_methods(["POST"])
def discard(request: HttpRequest, version_id: str) -> HttpResponse:
    """Give a version up."""
    person = person_of(request)
    require(may_review_plans(person))
    version = version_discard(version=version_or_404(request, version_id), by=person)
    messages.success(request, "Đã bỏ bản rà soát. Nội dung vẫn còn trong danh sách phiên bản.")
    return redirect("plans:plan", version.plan.public_id)
