"""The dashboards: of the lead desk, of one agency, of a leader."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from nepso.desk import charts
from nepso.desk.agency_page import agency_values
from nepso.desk.policies import may_see_agency_page, may_steer
from nepso.foundation.agencies.selectors import agency_by_public_id
from nepso.foundation.worktime.selectors import current_period
from nepso.kernel.policy import require
from nepso.programme.activities.selectors.standing import MOST_COUNTED, activities_waiting
from nepso.programme.plans.selectors import version_binding
from nepso.programme.register.policies import may_see_leader_page
from nepso.programme.reporting.following.selectors import days_late, reports_standing
from nepso.programme.reporting.following.standing import standing_shown, standing_trend
from nepso.ui.components.numbers import so

MOST_NAMED_ON_A_SCREEN = 5


@login_required
def steering(request: HttpRequest) -> HttpResponse:
    """The lead desk's dashboard: what holds the plan, which reports are missing, what waits."""
    require(may_steer(request.user))
    shown, version, period = standing_shown(), version_binding(), current_period()
    facts, ends = shown.facts, standing_trend()
    values: dict[str, Any] = {
        "shown": shown,
        "facts": facts,
        "version": version,
        "period": period,
        "waiting": activities_waiting(),
        "most": MOST_COUNTED,
        "clauses": charts.clause_rows(version, facts, deepest=2),
        "kinds": charts.kind_rows(facts),
        "months": charts.month_points(facts.months),
        "forms": charts.form_rows(facts.forms),
        "ends": charts.end_points(ends) if len(ends) > 1 else [],
        "series": {
            "tasks": charts.TASKS,
            "reports": charts.REPORTS,
            "activities": charts.ACTIVITIES,
            "ends": charts.ENDS,
        },
    }
    if period is not None:
        values["reports"], by_kind = reports_standing(period)
        values |= {"report_rows": charts.report_rows(by_kind), "late": days_late(period)}
    return render(request, "desk/steering.html", values)


@login_required
def standing(request: HttpRequest) -> HttpResponse:
    """The leader's page: one screen, one sheet; agencies, never persons, never a submission."""
    require(may_see_leader_page(request.user))
    shown, version, period = standing_shown(), version_binding(), current_period()
    facts = shown.facts
    values: dict[str, Any] = {
        "shown": shown,
        "facts": facts,
        "version": version,
        "period": period,
        "clauses": charts.clause_rows(version, facts, deepest=2, longest=64),
        "held": facts.held[:MOST_NAMED_ON_A_SCREEN],
        "agencies": facts.late[:MOST_NAMED_ON_A_SCREEN],
        "months": charts.month_points(facts.months),
        "series": {"tasks": charts.TASKS, "activities": charts.ACTIVITIES},
        "done_note": f"{so(facts.whole.done)}/{so(facts.whole.total)} nhiệm vụ",
    }
    if period is not None:
        reports, _ = reports_standing(period)
        values |= {"reports": reports, "reports_note": f"trên {so(reports.expected)} cơ quan"}
    return render(request, "desk/standing.html", values)


@login_required
def agency(request: HttpRequest, public_id: str) -> HttpResponse:
    """An agency's own dashboard: its tasks, activities, report, figures so far."""
    found = agency_by_public_id(public_id)
    require(may_see_agency_page(request.user, found))
    return render(request, "desk/agency.html", agency_values(request.user, found))
