"""Who must report, and opening a report pre-filled from evidence."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from django.db import transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.agencies.models import Agency
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.foundation.worktime.models import Period
from nepso.kernel.clock import now
from nepso.kernel.errors import Conflict
from nepso.kernel.policy import require
from nepso.programme.plans.kinds import DutyKind
from nepso.programme.register.selectors.visible import plan_tasks_of_programme
from nepso.programme.reporting.counting import agencies_asked, figures_counted, span_of
from nepso.programme.reporting.kinds import FigureDecision
from nepso.programme.reporting.models import (
    Figure,
    IndicatorVersion,
    PeriodicReport,
    PeriodIndicator,
)
from nepso.programme.reporting.policies import may_run_reporting, may_write_report
from nepso.programme.reporting.ports import Counted
from nepso.programme.reporting.services.indicators import indicators_freeze
from nepso.programme.reporting.states import EXPECTED, OPEN, REPORT_STATES
from nepso.programme.reporting.writing import saved, taken_to_write

EXPECT = act("reporting.reports_expect", "đã lập danh sách cơ quan phải báo cáo")
REPORT_OPEN = act("reporting.report_open", "đã mở báo cáo định kỳ")
RECOUNT = act("reporting.report_recount", "đã đếm lại số liệu của báo cáo")


@transaction.atomic
def reports_expect(*, period: Period, by: Account | None = None) -> int:
    """Note every agency that the plan bids to report as expected in a period; returns how many new.

    Those are the agencies with a reporting duty in the register; where the plan names none, all
    that have a task. Nobody is taken off the list by this.
    """
    if by is not None:
        require(may_run_reporting(by))
    tasks = plan_tasks_of_programme().filter(agency__isnull=False)
    bidden = tasks.filter(duty__kind=DutyKind.REPORT)
    rows = bidden if bidden.exists() else tasks
    noted = PeriodicReport.objects.filter(period=period).values("agency")
    agencies = Agency.objects.filter(pk__in=rows.values("agency")).exclude(pk__in=noted)
    made = PeriodicReport.objects.bulk_create(
        [PeriodicReport(agency=agency, period=period) for agency in agencies.order_by("id")],
        ignore_conflicts=True,  # another process may have noted the same ones
    )
    if made:
        record(EXPECT, by=by, on=period, detail={"reports": len(made)})
    return len(made)


@transaction.atomic
def report_open(*, agency: Agency, period: Period, by: Account | None = None) -> PeriodicReport:
    """Open the report of an agency, its figures counted now. A second time gives the same report.

    Raises Conflict when the period takes no reports.
    """
    report, _ = PeriodicReport.objects.get_or_create(agency=agency, period=period)
    report = PeriodicReport.objects.select_for_update().get(pk=report.pk)
    if by is not None:
        require(may_write_report(by, report))
    if report.state != EXPECTED:
        return report
    if not period.is_open:
        raise Conflict(f"{period} không mở để báo cáo: hãy hỏi cơ quan đầu mối.")
    REPORT_STATES.require_move(report.state, OPEN)
    report.state = OPEN
    report.opened_at = now()
    figures_renew([report], period)
    saved(report)
    record(REPORT_OPEN, by=by, on=report, detail={"period": period.code})
    return report


@transaction.atomic
def report_recount(*, report: PeriodicReport, by: Account | None = None) -> PeriodicReport:
    """Count again while the agency still writes; a value accepted before and changed since is asked
    anew, a corrected one keeps its correction beside the new count."""
    fresh = taken_to_write(report, by)
    figures_renew([fresh], fresh.period)
    saved(fresh)
    record(RECOUNT, by=by, on=fresh)
    return fresh


def figures_renew(reports: Iterable[PeriodicReport], period: Period) -> None:
    """Make or renew the figures of reports of one period; a handful of queries for all of them.

    No act of its own: whoever calls it stores the reports and leaves the line in the trail.
    """
    reports = list(reports)
    if not PeriodIndicator.objects.filter(period=period).exists():
        indicators_freeze(period=period)  # nobody chose the set: all that are in use
    asked = list(PeriodIndicator.objects.filter(period=period).select_related("version"))
    versions: dict[str, IndicatorVersion] = {str(row.pk): row.version for row in asked}
    agencies, moment = [r.agency_id for r in reports], now()
    counted = figures_counted(versions, agencies, span_of(period, moment))
    whom = agencies_asked(versions, agencies)
    known = {(f.report_id, f.asked_id): f for f in Figure.objects.filter(report__in=reports)}
    made, renewed = list[Figure](), list[Figure]()
    for report in reports:
        report.counted_at = moment
        for row in asked:
            only = whom[str(row.pk)]
            if only is not None and report.agency_id not in only:
                continue
            figure = known.get((report.pk, row.pk))
            (renewed if figure else made).append(
                _figure(figure or Figure(report=report, asked=row), row, report, counted)
            )
    Figure.objects.bulk_create(made, batch_size=1000)
    Figure.objects.bulk_update(
        renewed, ["counted", "parts", "counted_at", "stated", "decision", "revision"], 500
    )


def _figure(
    figure: Figure,
    asked: PeriodIndicator,
    report: PeriodicReport,
    counted: dict[tuple[int, str], Counted],
) -> Figure:
    version = asked.version
    figure.counted_at = report.counted_at
    if not version.is_counted:
        return figure
    found = counted.get((report.agency_id, str(asked.pk)), Counted(Decimal(0)))
    if figure.decision == FigureDecision.ACCEPT and figure.counted != found.value:
        figure.decision, figure.stated = "", None
        figure.revision += 1
    figure.counted = found.value
    figure.parts = {
        name: {key: str(number) for key, number in parts.items()}
        for name, parts in found.parts.items()
        if name in version.breakdowns
    }
    return figure
