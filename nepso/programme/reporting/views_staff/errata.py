"""Correcting an accepted report in a listed way: one figure or one paragraph, and why."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from nepso.foundation.accounts.models import Account
from nepso.kernel.errors import Conflict, Invalid, NotFound
from nepso.kernel.policy import require
from nepso.programme.reporting.models import Figure, Paragraph, PeriodicReport
from nepso.programme.reporting.numbers import number_of
from nepso.programme.reporting.policies import may_record_erratum
from nepso.programme.reporting.services import (
    figure_erratum_record,
    paragraph_erratum_record,
)
from nepso.ui.components.numbers import so
from nepso.ui.forms import revision_seen

_GONE = "Không tìm thấy chỗ cần đính chính: hãy mở lại báo cáo."


@login_required
def figure_erratum(request: HttpRequest, public_id: str) -> HttpResponse:
    """Correct one figure of an accepted report."""
    rows = Figure.objects.select_related("report__agency", "report__period", "asked__version")
    found = rows.filter(public_id=public_id).first()
    if found is None:
        raise NotFound(_GONE)
    require(may_record_erratum(request.user, found.report))
    place, before = found.asked.version.name, so(found.stated)
    unit = found.asked.version.unit
    if request.method == "POST":
        return _post(request, found, place, before, unit=unit)
    return _page(request, found, place, before, unit=unit)


@login_required
def paragraph_erratum(request: HttpRequest, public_id: str) -> HttpResponse:
    """Correct one paragraph of an accepted report."""
    rows = Paragraph.objects.select_related("report__agency", "report__period")
    found = rows.filter(public_id=public_id).first()
    if found is None:
        raise NotFound(_GONE)
    require(may_record_erratum(request.user, found.report))
    place = found.get_section_display()
    if request.method == "POST":
        return _post(request, found, place, found.text)
    return _page(request, found, place, found.text)


def _page(
    request: HttpRequest,
    part: Figure | Paragraph,
    place: str,
    before: str,
    *,
    unit: str = "",
    error: str = "",
    status: int = 200,
) -> HttpResponse:
    values: dict[str, Any] = {
        "report": part.report,
        "place": place,
        "before": before,
        "unit": unit,
        "is_figure": isinstance(part, Figure),
        "revision": request.POST.get("revision", part.revision),
        "typed": request.POST.get("moi", "" if isinstance(part, Figure) else part.text),
        "reason": request.POST.get("ly_do", ""),
        "error": error,
    }
    return render(request, "reporting/erratum.html", values, status=status)


def _post(
    request: HttpRequest, part: Figure | Paragraph, place: str, before: str, *, unit: str = ""
) -> HttpResponse:
    try:
        _record(request, part)
    except (Invalid, Conflict) as error:
        return _page(
            request, part, place, before, unit=unit, error=error.sentence, status=error.status
        )
    messages.success(request, "Đã ghi đính chính; cả hai bản và lý do được liệt kê.")
    return redirect(_reading(part.report))


def _record(request: HttpRequest, part: Figure | Paragraph) -> None:
    revision = revision_seen(request)
    reason, by = request.POST.get("ly_do", ""), cast(Account, request.user)
    new = request.POST.get("moi", "")
    if isinstance(part, Paragraph):
        paragraph_erratum_record(
            paragraph=part, text=new.replace("\r\n", "\n"), reason=reason, revision=revision, by=by
        )
        return
    try:
        value = number_of(new)
    except ValueError:
        value = None
    if value is None:
        raise Invalid("Số mới chưa đúng: hãy nhập một số, ví dụ 1.234 hoặc 12,5.")
    figure_erratum_record(figure=part, value=value, reason=reason, revision=revision, by=by)


def _reading(report: PeriodicReport) -> str:
    return reverse("reporting:read", args=[report.public_id]) + "#dinh-chinh"
