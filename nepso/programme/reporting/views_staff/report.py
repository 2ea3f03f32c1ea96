"""One report: where it stands and what comes next; counting anew; nothing to report."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from nepso.foundation.accounts.models import Account
from nepso.kernel.clock import today
from nepso.kernel.errors import Invalid
from nepso.kernel.policy import require
from nepso.programme.reporting import selectors
from nepso.programme.reporting.facts import facts_of
from nepso.programme.reporting.models import PeriodicReport
from nepso.programme.reporting.policies import (
    may_approve_report,
    may_decide_report,
    may_read_report,
    may_run_reporting,
    may_write_report,
)
from nepso.programme.reporting.presenting import returned_places, steps_of, tabs_of
from nepso.programme.reporting.services import report_recount, report_state_nothing
from nepso.programme.reporting.states import APPROVED, REPORT_STATES, SUBMITTED
from nepso.ui.components.numbers import so


@login_required
def report(request: HttpRequest, public_id: str) -> HttpResponse:
    """The report's first page."""
    found = selectors.report_by_public_id(public_id, request.user)
    require(may_read_report(request.user, found))
    return _page(request, found)


def _page(
    request: HttpRequest, found: PeriodicReport, *, error: str = "", status: int = 200
) -> HttpResponse:
    parts, sections = selectors.report_parts(found), selectors.report_sections(found)
    may_write = bool(may_write_report(request.user, found))
    is_written = may_write and found.state in REPORT_STATES.group("written")
    steps = steps_of(found, parts, sections)
    values = {
        "report": found,
        "tabs": tabs_of(found, "reporting:report"),
        "state": REPORT_STATES.state(found.state),
        "facts": facts_of(found, found.period, today()),
        "steps": steps if is_written and not found.is_nothing else [],
        "next": next((step for step in steps if not step.is_done), steps[-1]),
        "returned": returned_places(found, parts, sections),
        "is_written": is_written,
        "may_take_back": may_write and found.state == SUBMITTED,
        "waits_for_head": found.state == SUBMITTED and may_approve_report(request.user, found),
        "waits_for_desk": found.state == APPROVED and may_decide_report(request.user),
        "may_make_forms": bool(may_run_reporting(request.user)),
        "may_write": may_write,
        "history": selectors.report_history(found),
        "errata": found.errata.select_related("figure__asked__version", "paragraph", "by"),
        "error": error,
        "typed_reason": request.POST.get("ly_do", found.nothing_reason),
    }
    return render(request, "reporting/report.html", values, status=status)


@login_required
@require_POST
def recount(request: HttpRequest, public_id: str) -> HttpResponse:
    """Count the figures again and say what changed."""
    found = selectors.report_by_public_id(public_id, request.user)
    require(may_write_report(request.user, found))
    before = selectors.counted_values(found)
    report_recount(report=found, by=cast(Account, request.user))
    after = selectors.counted_values(found)
    changed = [
        f"{name}: {so(before.get(name)) or 'chưa có'} → {so(value)}"
        for name, value in after.items()
        if value is not None and value != before.get(name)
    ]
    if changed:
        messages.warning(
            request, f"Đã đếm lại, {len(changed)} số thay đổi, hãy xem lại: {'; '.join(changed)}."
        )
    else:
        messages.success(request, "Đã đếm lại: không số nào thay đổi.")
    return redirect(reverse("reporting:report", args=[public_id]))


@login_required
@require_POST
def nothing(request: HttpRequest, public_id: str) -> HttpResponse:
    """Say that there is nothing to report, or take that back."""
    found = selectors.report_by_public_id(public_id, request.user)
    require(may_write_report(request.user, found))
    says_nothing = request.POST.get("khong_co") == "1"
    try:
        report_state_nothing(
            report=found,
            is_nothing=says_nothing,
            reason=request.POST.get("ly_do", ""),
            by=cast(Account, request.user),
        )
    except Invalid as error:
        return _page(request, found, error=error.sentence, status=422)
    said = (
        "Đã ghi: không có gì để báo cáo. Hãy soát lại rồi trình."
        if says_nothing
        else "Đã mở lại phần số liệu và lời."
    )
    messages.success(request, said)
    return redirect(reverse("reporting:report", args=[public_id]))
