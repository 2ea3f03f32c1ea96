"""The same figures a year before: of the consolidated report, else of the reports sent then."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Sum

from nepso.foundation.worktime.selectors import period_before
from nepso.programme.reporting.consolidated.making.scoping import Reach
from nepso.programme.reporting.models import ConsolidatedFigure, ConsolidatedReport, Figure
from nepso.programme.reporting.states import CONSOLIDATED_STATES, REPORT_STATES

Place = tuple[int, str, str]  # indicator, breakdown, key


@dataclass(frozen=True, slots=True)
class Before:
    """The value then, and the figure that it is, where there was one."""

    value: Decimal | None
    figure: int | None = None


def figures_before(
    report: ConsolidatedReport, reach: Reach, indicators: Iterable[int]
) -> dict[Place, Before]:
    """By (indicator, breakdown, key); empty for a span that is no period. Two or three queries."""
    period = period_before(report.period) if report.period is not None else None
    if period is None:
        return {}
    same = ConsolidatedReport.objects.filter(
        scope=report.scope, agency=report.agency, clause=report.clause, period=period
    )
    fixed = same.filter(state__in=CONSOLIDATED_STATES.group("fixed"))
    earlier = fixed.order_by("-number", "-pk").first()
    if earlier is not None:
        rows = ConsolidatedFigure.objects.filter(report=earlier).values_list(
            "version__indicator_id", "breakdown", "key", "stated", "pk"
        )
        return {(i, b, k): Before(value, pk) for i, b, k, value, pk in rows}
    sent = Figure.objects.filter(
        report__period=period,
        report__state__in=REPORT_STATES.group("sent"),
        asked__indicator__in=list(indicators),
    )
    if reach.agencies is not None:
        sent = sent.filter(report__agency_id__in=reach.agencies)
    sums = sent.order_by().values_list("asked__indicator_id").annotate(total=Sum("stated"))
    return {(i, "", ""): Before(total) for i, total in sums}
