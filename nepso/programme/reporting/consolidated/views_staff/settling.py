"""Head and foot of the document, freezing, signing, correcting."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from nepso.foundation.letters import Letterhead, symbol_of
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.policy import require
from nepso.programme.reporting.consolidated.document import KIND
from nepso.programme.reporting.consolidated.forms import CorrectForm, DescribeForm, SignForm
from nepso.programme.reporting.consolidated.selectors import section_counts
from nepso.programme.reporting.consolidated.services import (
    consolidated_correct,
    consolidated_describe,
    consolidated_freeze,
    consolidated_sign,
    consolidated_unfreeze,
)
from nepso.programme.reporting.consolidated.services.describing import FIELDS, LISTS
from nepso.programme.reporting.consolidated.views_staff.asking import (
    around,
    person_of,
    report_asked,
)
from nepso.programme.reporting.models import ConsolidatedReport
from nepso.programme.reporting.policies import may_consolidate
from nepso.programme.reporting.states import SIGNED
from nepso.ui.forms import tell

_BOTH = ["GET", "POST"]


@login_required
@require_http_methods(_BOTH)
def describe(request: HttpRequest, report_id: str) -> HttpResponse:
    """What stands at the head and the foot."""
    require(may_consolidate(request.user))
    report = report_asked(request, report_id)
    lists = {name: "\n".join(report.letterhead.get(name, [])) for name in LISTS}
    texts = {name: report.letterhead.get(name, "") for name in FIELDS}
    initial = {"title": report.title, "revision": report.revision, **texts, **lists}
    form = DescribeForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        title, revision = given.pop("title"), given.pop("revision")
        try:
            consolidated_describe(
                report=report,
                title=title,
                letterhead=given,
                revision=revision,
                by=person_of(request),
            )
        except (Invalid, Conflict) as error:
            tell(form, error if isinstance(error, Invalid) else Invalid(error.sentence))
        else:
            messages.success(request, "Đã lưu thể thức của báo cáo.")
            return redirect("consolidated:report", report.public_id)
    values = {**around(request, report, "describe"), "form": form}
    status = 400 if form.errors else 200
    return render(request, "reporting/consolidated/describe.html", values, status=status)


@login_required
@require_http_methods(_BOTH)
def freeze(request: HttpRequest, report_id: str) -> HttpResponse:
    """Are you sure; then the report is kept as it stands."""
    require(may_consolidate(request.user))
    report = report_asked(request, report_id)
    if request.method == "POST":
        consolidated_freeze(report=report, by=person_of(request))
        messages.success(request, "Đã chốt báo cáo: hãy xuất tệp để trình ký.")
        return redirect("consolidated:report", report.public_id)
    waiting = sum(c.waiting for c in section_counts(report))
    near = f" Còn {waiting} đoạn gần trùng chưa chọn, sẽ vào báo cáo cả." if waiting else ""
    return _sure(
        request,
        report,
        "Chốt báo cáo?",
        f"Số liệu và lời văn được giữ nguyên như lúc này để trình ký.{near} "
        "Trước khi ký vẫn mở lại được.",
        "Chốt báo cáo",
    )


@login_required
@require_http_methods(_BOTH)
def unfreeze(request: HttpRequest, report_id: str) -> HttpResponse:
    """Are you sure; then a frozen report is edited again."""
    require(may_consolidate(request.user))
    report = report_asked(request, report_id)
    if request.method == "POST":
        consolidated_unfreeze(report=report, by=person_of(request))
        messages.success(request, "Đã mở lại báo cáo để sửa.")
        return redirect("consolidated:report", report.public_id)
    text = "Báo cáo trở lại bản thảo; các tệp đã xuất để trình ký không còn dùng được."
    return _sure(request, report, "Mở lại để sửa?", text, "Mở lại")


def _sure(
    request: HttpRequest, report: ConsolidatedReport, title: str, text: str, button: str
) -> HttpResponse:
    back = reverse("consolidated:report", args=[report.public_id])
    values = {"title": title, "text": text, "button": button, "back_url": back}
    return render(request, "ui/confirm_page.html", values)


@login_required
@require_http_methods(_BOTH)
def sign(request: HttpRequest, report_id: str) -> HttpResponse:
    """Number, day and signer, after the report was signed."""
    require(may_consolidate(request.user))
    report = report_asked(request, report_id)
    facts = {k: v for k, v in report.letterhead.items() if k not in ("addressees", "recipients")}
    symbol = symbol_of(KIND, Letterhead(**facts))
    form = SignForm(request.POST or None, initial={"symbol": symbol})
    if request.method == "POST" and form.is_valid():
        try:
            consolidated_sign(report=report, by=person_of(request), **form.cleaned_data)
        except Invalid as error:
            tell(form, error)
        else:
            messages.success(request, "Đã ghi số, ngày ký: hãy xuất lại tệp cho đủ số, ngày.")
            return redirect("consolidated:report", report.public_id)
    values = {**around(request, report, "report"), "form": form}
    status = 400 if form.errors else 200
    return render(request, "reporting/consolidated/sign.html", values, status=status)


@login_required
@require_http_methods(_BOTH)
def correct(request: HttpRequest, report_id: str) -> HttpResponse:
    """Why a signed report is corrected; starts its next version."""
    require(may_consolidate(request.user))
    report = report_asked(request, report_id)
    if report.state != SIGNED:
        raise Conflict("Báo cáo chưa ký: hãy mở lại bản đang có để sửa.")
    form = CorrectForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = consolidated_correct(report=report, by=person_of(request), **form.cleaned_data)
        return redirect("consolidated:report", made.public_id)
    values = {**around(request, report, "report"), "form": form}
    status = 400 if form.errors else 200
    return render(request, "reporting/consolidated/correct.html", values, status=status)
