"""What the views do first: who asks, which report, and what its page shows around it."""

from __future__ import annotations

from typing import Any, cast

from django.http import HttpRequest
from django.urls import reverse

from nepso.foundation.accounts.models import Account
from nepso.programme.reporting.consolidated.selectors import consolidated_by_public_id
from nepso.programme.reporting.models import ConsolidatedReport
from nepso.programme.reporting.policies import may_consolidate
from nepso.programme.reporting.states import CONSOLIDATED_STATES, DRAFT, FAILED, MAKING

_TABS = (
    ("report", "Tổng quan"),
    ("figures", "Số liệu"),
    ("reporters", "Tình hình báo cáo"),
    ("edit", "Lời văn"),
    ("describe", "Thể thức"),
    ("preview", "Xem trước"),
)
_EDITOR_ONLY = ("edit", "describe")


def person_of(request: HttpRequest) -> Account:
    """The account that asks; the views are behind a sign-in."""
    return cast(Account, request.user)


def report_asked(request: HttpRequest, report_id: str) -> ConsolidatedReport:
    """The report of that address, when the person may read it."""
    return consolidated_by_public_id(report_id, person_of(request))


def around(request: HttpRequest, report: ConsolidatedReport, page: str) -> dict[str, Any]:
    """What every page of a report shows: its state, tabs, what may be done."""
    edits = bool(may_consolidate(person_of(request)))
    is_made = report.state not in (MAKING, FAILED)
    tabs = [
        {
            "label": label,
            "url": reverse(f"consolidated:{name}", args=[report.public_id]),
            "current": name == page,
        }
        for name, label in _TABS
        if (is_made or name == "report") and (name not in _EDITOR_ONLY or _shown(report, edits))
    ]
    return {
        "report": report,
        "short": short_name(report),
        "state": CONSOLIDATED_STATES.state(report.state),
        "report_tabs": tabs,
        "may_edit": edits,
        "is_draft": report.state == DRAFT,
    }


def short_name(report: ConsolidatedReport) -> str:
    """What the report is called where its whole title is too long."""
    if report.period is not None:
        when = str(report.period)
        return f"Báo cáo {when[:1].lower()}{when[1:]}"
    return f"Báo cáo {report.first_day:%d/%m/%Y} – {report.last_day:%d/%m/%Y}"


def _shown(report: ConsolidatedReport, edits: bool) -> bool:
    return edits and report.state == DRAFT
