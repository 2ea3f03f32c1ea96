"""Looking a report over before it is sent: each finding a sentence and a way on; submitting."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from nepso.foundation.accounts.models import Account
from nepso.kernel.errors import Invalid, NotFound
from nepso.kernel.policy import require
from nepso.programme.reporting import selectors
from nepso.programme.reporting.checks import ASK, Finding, report_findings
from nepso.programme.reporting.models import Figure, PeriodicReport
from nepso.programme.reporting.policies import (
    may_approve_report,
    may_read_report,
    may_write_report,
)
from nepso.programme.reporting.presenting import (
    figures_url,
    place_of_figure,
    tabs_of,
    words_url,
)
from nepso.programme.reporting.selectors import PartOfFigures
from nepso.programme.reporting.services import (
    NotReady,
    finding_explain,
    report_approve,
    report_submit,
    report_take_back,
)
from nepso.programme.reporting.states import REPORT_STATES

MISSING, FEW = "missing", 2


@login_required
def check(request: HttpRequest, public_id: str) -> HttpResponse:
    """What keeps the report from being sent, and what is asked about it."""
    found = selectors.report_by_public_id(public_id, request.user)
    require(may_read_report(request.user, found))
    return _page(request, found)


def _page(request: HttpRequest, report: PeriodicReport, *, status: int = 200) -> HttpResponse:
    parts = selectors.report_parts(report)
    places = place_of_figure(parts)
    findings = report_findings(report)
    rows = _missing(report, parts, findings)
    rows += [_row(report, one, places) for one in findings if one.code != MISSING]
    is_written = report.state in REPORT_STATES.group("written")
    may_write = bool(may_write_report(request.user, report))
    values = {
        "report": report,
        "tabs": tabs_of(report, "reporting:check"),
        "state": REPORT_STATES.state(report.state),
        "stops": [row for row in rows if row["is_open"] and not row["asks"]],
        "asks": [row for row in rows if row["is_open"] and row["asks"]],
        "explained": [row for row in rows if not row["is_open"]],
        "is_written": is_written and may_write,
        "may_approve": is_written and bool(may_approve_report(request.user, report)),
        "is_by_form": report.way == "form",
    }
    return render(request, "reporting/check.html", values, status=status)


def _missing(
    report: PeriodicReport, parts: list[PartOfFigures], findings: list[Finding]
) -> list[dict[str, Any]]:
    """The figures not said yet: each its sentence, or one sentence a part when there are many."""
    missing = {one.figure.pk: one for one in findings if one.figure and one.code == MISSING}
    places, rows = place_of_figure(parts), list[dict[str, Any]]()
    for part in parts:
        these = [missing[c.figure.pk] for c in part.cells if c.figure.pk in missing]
        shown = [_row(report, one, places) for one in these]
        if len(shown) > FEW:
            sentence = (
                f"Còn {len(shown)} số chưa xong ở “{part.name}”: hãy chọn Đúng, Sửa, hoặc nhập."
            )
            shown = [{**shown[0], "sentence": sentence}]
        rows += shown
    return rows


def _row(report: PeriodicReport, one: Finding, places: dict[int, int]) -> dict[str, Any]:
    """A finding as the page shows it; the address leads to the very cell or heading."""
    figure = one.figure
    if figure is not None:
        url = figures_url(report, places.get(figure.pk, 1), figure.public_id)
    elif one.section:
        url = words_url(report, one.section)
    else:
        url = reverse("reporting:report", args=[report.public_id])
    return {
        "sentence": one.sentence,
        "url": url,
        "asks": one.level == ASK,
        "is_open": one.is_open,
        "explained": one.explained,
        "code": one.code,
        "figure": figure.public_id if figure else "",
        "field": f"gt-{figure.public_id if figure else 'c'}-{one.code}",
    }


@login_required
@require_POST
def explain(request: HttpRequest, public_id: str) -> HttpResponse:
    """Say why what is asked about is right all the same; whatever was typed in one sending is kept,
    each at its point."""
    found = selectors.report_by_public_id(public_id, request.user)
    require(may_write_report(request.user, found))
    fields = (request.POST.getlist(name) for name in ("diem", "so_lieu", "loi"))
    sent = list(zip(*fields, strict=False))
    typed = [one for one in sent if one[2].strip()] or sent[:1]
    open_codes = {one.code for one in report_findings(found) if one.level == ASK}
    if any(code not in open_codes for code, _, _ in typed):
        raise Invalid("Có điểm không còn nữa: hãy tải lại trang soát.")
    said = [(code, _figure(found, wanted), text) for code, wanted, text in typed]
    for code, figure, text in said:
        finding_explain(
            report=found, check_code=code, figure=figure, text=text, by=cast(Account, request.user)
        )
    messages.success(
        request,
        "Đã ghi lời giải thích." if len(typed) == 1 else f"Đã ghi {len(typed)} lời giải thích.",
    )
    return redirect(reverse("reporting:check", args=[public_id]))


def _figure(report: PeriodicReport, public_id: str) -> Figure | None:
    if not public_id:
        return None
    figure = report.figures.filter(public_id=public_id).first()
    if figure is None:
        raise NotFound("Báo cáo không có số liệu này: hãy tải lại trang soát.")
    return figure


@login_required
@require_POST
def submit(request: HttpRequest, public_id: str) -> HttpResponse:
    """Hand the report to the head."""
    found = selectors.report_by_public_id(public_id, request.user)
    require(may_write_report(request.user, found))
    try:
        report_submit(report=found, by=cast(Account, request.user))
    except NotReady as error:
        messages.error(request, error.sentence)
        return _page(request, found, status=422)
    messages.success(request, "Đã trình thủ trưởng duyệt.")
    return redirect(reverse("reporting:report", args=[public_id]))


@login_required
@require_POST
def take_back(request: HttpRequest, public_id: str) -> HttpResponse:
    """Take a submitted report back to write on."""
    found = selectors.report_by_public_id(public_id, request.user)
    require(may_write_report(request.user, found))
    report_take_back(report=found, by=cast(Account, request.user))
    messages.success(request, "Đã lấy lại báo cáo để sửa.")
    return redirect(reverse("reporting:report", args=[public_id]))


@login_required
@require_POST
def approve(request: HttpRequest, public_id: str) -> HttpResponse:
    """Approve in the name of the agency, which sends the report to the lead desk."""
    found = selectors.report_by_public_id(public_id, request.user)
    require(may_approve_report(request.user, found))
    try:
        report_approve(report=found, by=cast(Account, request.user))
    except NotReady as error:
        messages.error(request, error.sentence)
        return _page(request, found, status=422)
    messages.success(request, "Đã duyệt và gửi báo cáo tới cơ quan đầu mối.")
    return redirect(reverse("reporting:report", args=[public_id]))
