"""What a consolidated report is about: which agencies, which places of the plan, which days."""

from __future__ import annotations

from dataclasses import dataclass

from nepso.foundation.agencies.models import Agency
from nepso.foundation.agencies.selectors import agency_subtree
from nepso.programme.reporting.kinds import Scope
from nepso.programme.reporting.models import (
    ConsolidatedReport,
    Indicator,
    IndicatorVersion,
    PeriodIndicator,
)
from nepso.programme.reporting.ports import Span
from nepso.programme.reporting.rules import place_matches


@dataclass(frozen=True, slots=True)
class Reach:
    """``agencies`` None means all; ``clause`` "" means the whole plan."""

    agencies: tuple[int, ...] | None
    clause: str
    span: Span


def reach_of(report: ConsolidatedReport) -> Reach:
    """The reach of a report; an agency's own, a commune's with all under it."""
    agencies: tuple[int, ...] | None = None
    if report.scope == Scope.AGENCY and report.agency_id:
        agencies = (report.agency_id,)
    elif report.scope == Scope.COMMUNE and report.agency is not None:
        agencies = tuple(agency_subtree(report.agency).values_list("pk", flat=True))
    clause = report.clause if report.scope == Scope.CLAUSE else ""
    return Reach(agencies, clause, Span(report.first_day, report.last_day, report.as_of))


def versions_of(report: ConsolidatedReport) -> list[IndicatorVersion]:
    """The indicators of a report in order: those that its period froze, else the newest."""
    frozen = PeriodIndicator.objects.filter(period=report.period).select_related(
        "version__indicator"
    )
    versions = [row.version for row in frozen] if report.period_id else []
    if not versions:
        rows = Indicator.objects.filter(is_retired=False).select_related("latest__indicator")
        versions = [row.latest for row in rows if row.latest is not None]
    clause = report.clause if report.scope == Scope.CLAUSE else ""
    return [v for v in versions if not clause or _answers(v, clause)]


def _answers(version: IndicatorVersion, clause: str) -> bool:
    """Whether an indicator answers a place at or under ``clause`` ("II.1" takes in "II.1.2.a")."""
    for place in version.clauses:
        path, _, dash = str(place).rstrip(")").partition("(")
        if place_matches(clause, path, int(dash) if dash.isdigit() else None):
            return True
    return False


def kinds_of(reach: Reach) -> dict[int, str]:
    """The kind of every agency within reach."""
    rows = Agency.objects.order_by()
    if reach.agencies is not None:
        rows = rows.filter(pk__in=reach.agencies)
    return dict(rows.values_list("pk", "kind"))
