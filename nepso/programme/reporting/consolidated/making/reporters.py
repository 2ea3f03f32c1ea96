"""Who had to report, who did, who was late: the four facts of each, apart."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q
from django.utils import timezone

from nepso.foundation.worktime.announced import work_calendar
from nepso.foundation.worktime.models import Period
from nepso.programme.plans.models import Duty
from nepso.programme.register.selectors.visible import plan_tasks_of_programme
from nepso.programme.reporting.consolidated.making.scoping import Reach
from nepso.programme.reporting.models import (
    ConsolidatedReport,
    ConsolidatedReporter,
    PeriodicReport,
)
from nepso.programme.reporting.states import ACCEPTED, APPROVED, REPORT_STATES


def reporters_of(report: ConsolidatedReport, reach: Reach) -> list[ConsolidatedReporter]:
    """One row an agency expected to report in the period, by kind and name."""
    if report.period is None:
        return []
    rows = PeriodicReport.objects.filter(period=report.period).select_related("agency")
    if reach.agencies is not None:
        rows = rows.filter(agency_id__in=reach.agencies)
    if reach.clause:
        rows = rows.filter(agency_id__in=_given_at(reach.clause))
    due = report.period.units_due_on
    ordered = rows.order_by("agency__kind", "agency__folded", "agency_id")
    return [
        _reporter(report, found, place, report.period, due)
        for place, found in enumerate(ordered.iterator(2000), 1)
    ]


def _given_at(clause: str) -> set[int]:
    under = Q(clause=clause) | Q(clause__startswith=f"{clause}.")
    duties = Duty.objects.filter(under).values("pk")
    tasks = plan_tasks_of_programme().filter(duty__in=duties, agency__isnull=False)
    return {pk for pk in tasks.order_by().values_list("agency_id", flat=True).distinct() if pk}


def _reporter(
    report: ConsolidatedReport,
    found: PeriodicReport,
    place: int,
    period: Period,
    due: dt.date | None,
) -> ConsolidatedReporter:
    sent_on = timezone.localdate(found.sent_at) if found.sent_at else None
    is_sent = found.state in REPORT_STATES.group("sent") or found.sent_at is not None
    # Late is counted to the day of sending; for who has not sent, to the day the report was made.
    until = sent_on or timezone.localdate(report.as_of)
    is_late = due is not None and until > due
    late = work_calendar().working_days_between(due, until) if due and is_late else 0
    return ConsolidatedReporter(
        report=report,
        agency=found.agency,
        source=found,
        order=place,
        state=found.state,
        is_complete=found.is_complete,
        is_sent=is_sent,
        is_on_time=is_sent and not is_late,
        is_approved=found.state in (APPROVED, ACCEPTED),
        is_filled=found.is_filled,
        sent_on=sent_on,
        days_late=late,
        nothing_reason=found.nothing_reason if found.is_nothing else "",
    )
