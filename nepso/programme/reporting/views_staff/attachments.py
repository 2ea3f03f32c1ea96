"""The files that go with a report."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from nepso.foundation.accounts.models import Account
from nepso.foundation.files.selectors import stored_by_public_id, stored_by_public_ids
from nepso.foundation.files.serving import file_response
from nepso.kernel.errors import Conflict, Invalid, NotFound, TooLarge
from nepso.kernel.policy import require
from nepso.programme.reporting import selectors
from nepso.programme.reporting.forms import AttachmentForm
from nepso.programme.reporting.models import PeriodicReport, ReportAttachment
from nepso.programme.reporting.policies import may_read_report, may_write_report
from nepso.programme.reporting.presenting import tabs_of
from nepso.programme.reporting.services import attachment_add, attachment_remove
from nepso.programme.reporting.states import REPORT_STATES


@login_required
def attachments(request: HttpRequest, public_id: str) -> HttpResponse:
    """The files of a report; add one while it is being written."""
    found = selectors.report_by_public_id(public_id, request.user)
    require(may_read_report(request.user, found))
    if request.method != "POST":
        return _page(request, found, AttachmentForm())
    require(may_write_report(request.user, found))
    form = AttachmentForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, found, form, status=422)
    sent = form.cleaned_data["file"]
    try:
        attachment_add(
            report=found,
            content=sent,
            name=sent.name,
            title=form.cleaned_data["title"],
            by=cast(Account, request.user),
        )
    except (Invalid, TooLarge, Conflict) as error:
        form.add_error("file", error.sentence)
        return _page(request, found, form, status=error.status)
    messages.success(request, "Đã kèm tệp.")
    return redirect(reverse("reporting:attachments", args=[public_id]))


def _page(
    request: HttpRequest, report: PeriodicReport, form: AttachmentForm, *, status: int = 200
) -> HttpResponse:
    rows = list(report.attachments.select_related("by").order_by("id"))
    kept = stored_by_public_ids([row.stored for row in rows])
    is_written = report.state in REPORT_STATES.group("written")
    values = {
        "report": report,
        "tabs": tabs_of(report, "reporting:attachments"),
        "rows": [(row, kept.get(row.stored)) for row in rows],
        "form": form,
        "may_write": is_written and bool(may_write_report(request.user, report)),
    }
    return render(request, "reporting/attachments.html", values, status=status)


def _attachment(public_id: str) -> ReportAttachment:
    rows = ReportAttachment.objects.select_related("report__agency", "report__period")
    found = rows.filter(public_id=public_id).first()
    if found is None:
        raise NotFound("Không tìm thấy tệp này, có thể đã bị bỏ: hãy mở lại báo cáo.")
    return found


@login_required
def attachment(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """The bytes of one file."""
    found = _attachment(public_id)
    require(may_read_report(request.user, found.report))
    stored = stored_by_public_id(found.stored)
    if stored is None:
        raise NotFound("Không tìm thấy tệp này trong kho: hãy báo người quản trị.")
    return file_response(stored)


@login_required
@require_POST
def attachment_drop(request: HttpRequest, public_id: str) -> HttpResponse:
    """Take a file off the report."""
    found = _attachment(public_id)
    require(may_write_report(request.user, found.report))
    attachment_remove(attachment=found, by=cast(Account, request.user))
    messages.success(request, "Đã bỏ tệp.")
    return redirect(reverse("reporting:attachments", args=[found.report.public_id]))
