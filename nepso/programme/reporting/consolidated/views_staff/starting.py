"""Starting a report, and watching the machine make it."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nepso.foundation.jobs.selectors import job_by_public_id
from nepso.foundation.worktime.selectors import current_period
from nepso.kernel.errors import Invalid
from nepso.kernel.policy import require
from nepso.programme.reporting.consolidated.forms import StartForm
from nepso.programme.reporting.consolidated.services import (
    consolidated_remake,
    consolidated_start,
)
from nepso.programme.reporting.consolidated.views_staff.asking import (
    person_of,
    report_asked,
)
from nepso.programme.reporting.policies import may_consolidate
from nepso.programme.reporting.states import MAKING
from nepso.ui.forms import tell


@login_required
@require_http_methods(["GET", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """What the new report is about; made in the background."""
    require(may_consolidate(request.user))
    form = StartForm(request.POST or None, initial={"period": current_period()})
    if request.method == "POST" and form.is_valid():
        try:
            report = consolidated_start(by=person_of(request), **form.cleaned_data)
        except Invalid as error:
            tell(form, error)
        else:
            return redirect("consolidated:report", report.public_id)
    status = 400 if form.errors else 200
    return render(request, "reporting/consolidated/start.html", {"form": form}, status=status)


@login_required
@require_GET
def progress(request: HttpRequest, report_id: str) -> HttpResponse:
    """How far the making is, as a fragment; at the end the page loads anew."""
    report = report_asked(request, report_id)
    require(may_consolidate(request.user))
    job = job_by_public_id(report.job) if report.job else None
    if report.state != MAKING or job is None or job.state in ("done", "failed"):
        return HttpResponse(headers={"HX-Refresh": "true"})
    values = {"report": report, "job": job}
    return render(request, "reporting/consolidated/_progress.html", values)


@login_required
@require_POST
def remake(request: HttpRequest, report_id: str) -> HttpResponse:
    """Make it anew as of now; what the editor wrote and decided stays."""
    require(may_consolidate(request.user))
    report = report_asked(request, report_id)
    consolidated_remake(report=report, by=person_of(request))
    messages.success(request, "Máy đang tổng hợp lại; lời bạn đã viết và chọn vẫn giữ.")
    return redirect("consolidated:report", report.public_id)
