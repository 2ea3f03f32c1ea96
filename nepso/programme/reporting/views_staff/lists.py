"""The reports of my agencies, and the reports of a period as the lead desk follows them."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.selectors import agencies_of_mine
from nepso.foundation.agencies.kinds import AgencyKind
from nepso.foundation.agencies.selectors import agency_by_public_id
from nepso.foundation.worktime.models import Period
from nepso.foundation.worktime.selectors import period_by_public_id, periods_open, periods_page
from nepso.kernel.clock import today
from nepso.kernel.policy import require
from nepso.programme.reporting import selectors
from nepso.programme.reporting.facts import facts_of
from nepso.programme.reporting.models import PeriodicReport
from nepso.programme.reporting.models.reports import report_title
from nepso.programme.reporting.policies import (
    may_run_reporting,
    may_see_reporting,
    may_write_report,
)
from nepso.programme.reporting.services import report_open, reports_expect
from nepso.programme.reporting.states import EXPECTED, REPORT_STATES

LATEST_PERIODS = 8


@login_required
def mine(request: HttpRequest) -> HttpResponse:
    """The reports that my agencies owe in the open periods, and the ways to all others."""
    require(may_see_reporting(request.user))
    person, periods = cast(Account, request.user), periods_open()
    reports = {(r.agency_id, r.period_id): r for r in selectors.reports_of_mine(person, periods)}
    rows = [
        _line(period, agency, reports.get((agency.pk, period.pk)))
        for period in periods
        for agency in agencies_of_mine(person)
    ]
    values = {
        "rows": rows,
        "to_accept": selectors.reports_to_accept(person),
        "periods": periods_page(size=LATEST_PERIODS).rows,
        "may_run": bool(may_run_reporting(person)),
    }
    return render(request, "reporting/list.html", values)


def _line(period: Period, agency: Any, report: PeriodicReport | None) -> dict[str, Any]:
    is_open = report is not None and report.state != EXPECTED
    return {
        "period": period,
        "title": report_title(period),
        "agency": agency,
        "report": report if is_open else None,
        "state": REPORT_STATES.state(report.state if report else EXPECTED),
        "facts": facts_of(report, period, today()) if report else None,
        "is_expected": report is not None,
    }


@login_required
@require_POST
def open_report(request: HttpRequest) -> HttpResponse:
    """Open the report of an agency, counted now, and go to it."""
    agency = agency_by_public_id(request.POST.get("co_quan", ""))
    period = period_by_public_id(request.POST.get("ky", ""))
    person = cast(Account, request.user)
    require(may_write_report(person, PeriodicReport(agency=agency, period=period)))
    report = report_open(agency=agency, period=period, by=person)
    return redirect(reverse("reporting:report", args=[report.public_id]))


@login_required
def period(request: HttpRequest, public_id: str) -> HttpResponse:
    """Who has reported and who has not: four facts, filters, search, one keyset page."""
    require(may_see_reporting(request.user))
    found = period_by_public_id(public_id)
    filters = selectors.Filters.read(request.GET)
    page = selectors.reports_page(
        found, filters, after=request.GET.get("after", ""), before=request.GET.get("before", "")
    )
    may_run = bool(may_run_reporting(request.user))
    counts, day = selectors.report_counts(found), today()
    values = {
        "period": found,
        "title": report_title(found),
        "filters": filters,
        "page": page,
        "rows": [
            (row, REPORT_STATES.state(row.state), facts_of(row, found, day)) for row in page.rows
        ],
        "quick": _quick(filters, counts),
        "total": sum(counts[state.code] for state in REPORT_STATES.states),
        "states": REPORT_STATES.choices,
        "kinds": AgencyKind.choices,
        "fact_choices": selectors.FACTS.items(),
        "may_run": may_run,
    }
    return render(request, "reporting/period.html", values)


def _quick(filters: selectors.Filters, counts: Any) -> list[dict[str, Any]]:
    """The counts by state, each a link to its rows, and those that are late."""
    lines = [
        {
            "label": state.label,
            "count": counts[state.code],
            "url": "?" + selectors.Filters(tinh_trang=state.code).query(),
            "current": filters.tinh_trang == state.code,
        }
        for state in REPORT_STATES.states
    ]
    late = {
        "label": "Muộn hoặc quá hạn",
        "count": counts[selectors.LATE],
        "url": "?" + selectors.Filters(viec=selectors.LATE).query(),
        "current": filters.viec == selectors.LATE,
    }
    return [late, *lines]


@login_required
@require_POST
def expect(request: HttpRequest, public_id: str) -> HttpResponse:
    """Note every agency that the plan bids to report as expected in the period."""
    require(may_run_reporting(request.user))
    found = period_by_public_id(public_id)
    made = reports_expect(period=found, by=cast(Account, request.user))
    said = f"Đã thêm {made} cơ quan vào danh sách." if made else "Danh sách đã đủ, không thêm ai."
    messages.success(request, said)
    return redirect(reverse("reporting:period", args=[public_id]))
