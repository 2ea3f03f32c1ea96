"""The files of a report, and its pages as pictures before it is signed."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_GET, require_POST

from nepso.foundation.letters import page_count, page_pictures
from nepso.kernel.errors import NotFound
from nepso.kernel.policy import require
from nepso.programme.reporting.consolidated.outputs import OUTPUT_KINDS, file_name, file_read
from nepso.programme.reporting.consolidated.preview import preview_pdf
from nepso.programme.reporting.consolidated.services import outputs_ask
from nepso.programme.reporting.consolidated.views_staff.asking import (
    around,
    person_of,
    report_asked,
)
from nepso.programme.reporting.policies import may_consolidate, may_read_consolidated

_AT_ONCE = 8


@login_required
@require_GET
def preview(request: HttpRequest, report_id: str) -> HttpResponse:
    """The pages as they will be printed, some at a time."""
    report = report_asked(request, report_id)
    require(may_read_consolidated(request.user, report))
    pages = page_count(preview_pdf(report))
    given = request.GET.get("tu", "1")
    first = int(given) if given.isdecimal() and len(given) < 6 else 1
    first = min(max(first, 1), pages)
    last = min(first + _AT_ONCE - 1, pages)
    values = {
        **around(request, report, "preview"),
        "pages": pages,
        "numbers": range(first, last + 1),
        "earlier": max(first - _AT_ONCE, 1) if first > 1 else 0,
        "later": last + 1 if last < pages else 0,
    }
    return render(request, "reporting/consolidated/preview.html", values)


@login_required
@require_GET
def page(request: HttpRequest, report_id: str, number: int) -> HttpResponse:
    """One page as a picture; it stays with the one who looks, for as long as nothing changes."""
    report = report_asked(request, report_id)
    require(may_read_consolidated(request.user, report))
    pictures = (
        list(page_pictures(preview_pdf(report), pages=range(number - 1, number))) if number else []
    )
    if not pictures:
        raise NotFound("Báo cáo không có trang này: hãy tải lại trang xem trước.")
    answer = HttpResponse(pictures[0], content_type="image/png")
    patch_cache_control(answer, private=True, max_age=300)
    return answer


@login_required
@require_POST
def ask(request: HttpRequest, report_id: str) -> HttpResponse:
    """Have the files written in the background."""
    require(may_consolidate(request.user))
    report = report_asked(request, report_id)
    outputs_ask(report=report, by=person_of(request))
    messages.success(request, "Máy đang xuất bốn tệp: tải lại trang sau vài giây để lấy.")
    return redirect("consolidated:report", report.public_id)


@login_required
@require_GET
def file(request: HttpRequest, report_id: str, code: str) -> HttpResponse:
    """One file that was written, to save."""
    report = report_asked(request, report_id)
    require(may_read_consolidated(request.user, report))
    kind = next((k for k in OUTPUT_KINDS if k.code == code), None)
    data = file_read(report, code) if kind is not None else None
    if kind is None or data is None:
        raise NotFound("Chưa có tệp này: hãy bấm Xuất tệp ở trang của báo cáo.")
    answer = HttpResponse(data, content_type=kind.media_type)
    answer["Content-Disposition"] = f'attachment; filename="{file_name(report, code)}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
