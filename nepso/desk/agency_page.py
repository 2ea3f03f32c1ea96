"""What the dashboard of one agency shows: a fixed number of queries, each within its own rows."""

from __future__ import annotations

import datetime as dt
from typing import Any

from nepso.desk import charts
from nepso.foundation.accounts.selectors import Person
from nepso.foundation.agencies.models import Agency
from nepso.foundation.worktime.models import Period
from nepso.foundation.worktime.selectors import current_period
from nepso.kernel.clock import today
from nepso.programme.activities.kinds import ItemKind
from nepso.programme.activities.selectors import Scope, activity_totals, item_totals
from nepso.programme.activities.selectors.standing import activity_states_of
from nepso.programme.activities.states import ACTIVITY_STATES
from nepso.programme.register import selectors as register
from nepso.programme.register.presenting import task_rows
from nepso.programme.register.selectors.listing import ORDER, SOON
from nepso.programme.register.states import PLAN_TASK_STATES
from nepso.programme.reporting.following.selectors import days_late, report_of
from nepso.programme.reporting.states import REPORT_STATES

MOST_TASKS = 6


def agency_values(person: Person, agency: Agency) -> dict[str, Any]:
    """The values of ``desk/agency.html``."""
    tasks = register.plan_tasks_of_agency(person, agency)
    pressing = tasks.filter(state__in=PLAN_TASK_STATES.group("open"), due_sort__lte=today() + SOON)
    found = pressing.order_by(*ORDER).select_related("duty", "agency", "group", "responsible")
    period = current_period()
    return {
        "agency": agency,
        # As every dashboard: of the programme's plan alone. What presses below is of any plan.
        "progress": register.overall_progress(tasks.filter(version__plan__is_programme=True)),
        "tasks": task_rows(found[:MOST_TASKS]),
        "states": _states(agency),
        "period": period,
        **_figures(agency, period),
        **(_report(agency, period) if period is not None else {}),
    }


def _states(agency: Agency) -> list[dict[str, Any]]:
    """How many activities are where, those that need somebody first; empty states left out."""
    numbers = activity_states_of(agency)
    order = ("returned", "draft", "submitted", "agency_accepted", "accepted")
    states = [ACTIVITY_STATES.state(code) for code in order if numbers.get(code)]
    return [
        {"label": s.label, "value": numbers[s.code], "colour": s.colour, "note": s.help}
        for s in states
    ]


def _figures(agency: Agency, period: Period | None) -> dict[str, Any]:
    """What was counted so far in the period: activities, reach, evidence; eight queries."""
    if period is not None:
        days = (period.counts_from, period.counts_until)
    else:
        days = (dt.date(today().year, 1, 1), dt.date(today().year, 12, 31))
    scope = Scope(*days, agencies=[agency.pk])
    months = activity_totals(scope, by=("month",))
    forms = activity_totals(scope, by=("form",))
    items = item_totals(scope, by=("kind",))
    return {
        "counted": activity_totals(scope).get(()),
        "months": charts.month_points({str(k[0]): t.number for k, t in months.items()}),
        "forms": charts.form_rows({str(k[0]): t.number for k, t in forms.items()}),
        "items": [
            {"label": str(ItemKind(kind).label), "value": total.number}
            for (kind,), total in sorted(items.items())
        ],
        "series": charts.ACTIVITIES,
        "days": days,
    }


def _report(agency: Agency, period: Period) -> dict[str, Any]:
    report = report_of(agency, period)
    state = REPORT_STATES.state(report.state) if report else None
    return {"report": report, "report_state": state, "late": days_late(period)}
