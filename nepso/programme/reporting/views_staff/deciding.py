"""Reading a report as a whole; the head hands it back, the lead desk accepts it or returns one cell
or one paragraph."""

from __future__ import annotations

from typing import Any, cast

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
from nepso.programme.reporting.models import Explanation, PeriodicReport
from nepso.programme.reporting.policies import (
    may_approve_report,
    may_decide_report,
    may_read_report,
    may_record_erratum,
)
from nepso.programme.reporting.presenting import tabs_of
from nepso.programme.reporting.services import report_accept, report_hand_back, report_return
from nepso.programme.reporting.states import APPROVED, REPORT_STATES, SUBMITTED


@login_required
def read(request: HttpRequest, public_id: str) -> HttpResponse:
    """The whole report to read and to print; whoever decides does so here."""
    found = selectors.report_by_public_id(public_id, request.user)
    require(may_read_report(request.user, found))
    return _page(request, found)


def _page(
    request: HttpRequest, report: PeriodicReport, *, error: str = "", status: int = 200
) -> HttpResponse:
    explained: dict[int | None, list[str]] = {}
    for row in Explanation.objects.filter(report=report).order_by("at"):
        explained.setdefault(row.figure_id, []).append(row.text)
    decides = report.state == APPROVED and bool(may_decide_report(request.user))
    values: dict[str, Any] = {
        "report": report,
        "tabs": tabs_of(report, "reporting:read"),
        "state": REPORT_STATES.state(report.state),
        "facts": facts_of(report, report.period, today()),
        "parts": [
            (
                part,
                [(c, explained.get(c.figure.pk, []), _kept(request, c.figure)) for c in part.cells],
            )
            for part in selectors.report_parts(report)
        ],
        "sections": [
            (section, [(one, _kept(request, one.paragraph)) for one in section.passages])
            for section in selectors.report_sections(report)
        ],
        "explained": explained.get(None, []),
        "attachments": report.attachments.order_by("id"),
        "errata": report.errata.select_related("figure__asked__version", "paragraph", "by"),
        "may_hand_back": report.state == SUBMITTED
        and bool(may_approve_report(request.user, report)),
        "decides": decides,
        "may_amend": report.is_locked and bool(may_record_erratum(request.user, report)),
        "error": error,
        "typed_reason": request.POST.get("ly_do", ""),
    }
    return render(request, "reporting/read.html", values, status=status)


def _kept(request: HttpRequest, part: Any) -> tuple[bool, str]:
    """(ticked, reason) of a part in a form that came back."""
    posted = request.POST
    return (
        part.public_id in posted.getlist("tra"),
        posted.get(f"vi-{part.public_id}", ""),
    )


@login_required
@require_POST
def hand_back(request: HttpRequest, public_id: str) -> HttpResponse:
    """The head hands a submitted report back to the officer."""
    found = selectors.report_by_public_id(public_id, request.user)
    require(may_approve_report(request.user, found))
    try:
        report_hand_back(
            report=found,
            reason=request.POST.get("ly_do", ""),
            by=cast(Account, request.user),
        )
    except Invalid as error:
        return _page(request, found, error=error.sentence, status=422)
    messages.success(request, "Đã trả báo cáo cho cán bộ kèm lý do.")
    return redirect(reverse("reporting:report", args=[public_id]))


@login_required
@require_POST
def accept(request: HttpRequest, public_id: str) -> HttpResponse:
    """The lead desk accepts the report, which locks it."""
    found = selectors.report_by_public_id(public_id, request.user)
    require(may_decide_report(request.user))
    report_accept(report=found, by=cast(Account, request.user))
    messages.success(request, "Đã tiếp nhận báo cáo. Thay đổi sau đó là đính chính.")
    return redirect(reverse("reporting:report", args=[public_id]))


def _is_reason(name: str, text: str) -> bool:
    return name.startswith("vi-") and bool(text.strip())


@login_required
@require_POST
def give_back(request: HttpRequest, public_id: str) -> HttpResponse:
    """The lead desk returns the ticked cells and paragraphs, each with its reason."""
    found = selectors.report_by_public_id(public_id, request.user)
    require(may_decide_report(request.user))
    ticked = set(request.POST.getlist("tra"))
    # A reason typed is a place meant: nobody explains what need not be mended.
    ticked |= {n.removeprefix("vi-") for n, t in request.POST.items() if _is_reason(n, str(t))}
    figures = found.figures.filter(public_id__in=ticked)
    paragraphs = found.paragraphs.filter(public_id__in=ticked)
    try:
        report_return(
            report=found,
            figures={row: request.POST.get(f"vi-{row.public_id}", "") for row in figures},
            paragraphs={row: request.POST.get(f"vi-{row.public_id}", "") for row in paragraphs},
            by=cast(Account, request.user),
        )
    except Invalid as error:
        return _page(request, found, error=error.sentence, status=422)
    messages.success(request, "Đã trả lại các chỗ đã đánh dấu; phần còn lại giữ nguyên.")
    return redirect(reverse("reporting:report", args=[public_id]))
