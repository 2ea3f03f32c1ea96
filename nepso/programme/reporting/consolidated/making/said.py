"""What agencies said in the reports that they sent: values, corrections with reasons, estimates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q

from nepso.foundation.worktime.models import Period
from nepso.programme.reporting.consolidated.making.scoping import Reach
from nepso.programme.reporting.kinds import FigureDecision
from nepso.programme.reporting.models import (
    ConsolidatedReport,
    Erratum,
    Figure,
    FigureAdjustment,
)
from nepso.programme.reporting.states import REPORT_STATES


@dataclass(frozen=True, slots=True)
class Said:
    """One figure of one sent report, as it stands."""

    source: int
    counted: Decimal | None
    stated: Decimal | None
    decision: str
    is_estimate: bool
    typed_source: str
    is_shared: bool
    by: int | None

    @property
    def correction(self) -> Decimal:
        """What the agency put on top of what was counted."""
        if self.stated is None or self.counted is None:
            return Decimal(0)
        return self.stated - self.counted


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a value is not the counted one, and who says so."""

    text: str
    by: int | None


def periods_of(report: ConsolidatedReport) -> list[int]:
    """The periods whose reports speak of its days: its own, or those that lie wholly within."""
    if report.period_id is not None:
        return [report.period_id]
    within = Period.objects.filter(
        counts_from__gte=report.first_day, ends_on__lte=report.last_day
    ).values_list("pk", flat=True)
    return list(within)


def figures_said(
    report: ConsolidatedReport, reach: Reach, indicators: Iterable[int]
) -> dict[tuple[int, int], list[Said]]:
    """By (agency, indicator): the figures of sent reports within reach; one query."""
    rows = Figure.objects.filter(
        report__period__in=periods_of(report),
        report__state__in=REPORT_STATES.group("sent"),
        asked__indicator__in=list(indicators),
    ).exclude(stated=None)
    if reach.agencies is not None:
        rows = rows.filter(report__agency_id__in=reach.agencies)
    locked = REPORT_STATES.group("locked")
    found: dict[tuple[int, int], list[Said]] = {}
    columns = (
        *("report__agency_id", "asked__indicator_id", "report__state", "pk", "counted"),
        *("stated", "decision", "is_estimate", "typed_source", "changed_by_id"),
    )
    for row in rows.values_list(*columns).iterator(5000):
        agency, indicator, state, pk, counted, stated, decision, estimate, typed, by = row
        said = Said(pk, counted, stated, decision, estimate, typed, state in locked, by)
        found.setdefault((agency, indicator), []).append(said)
    return found


def reasons_of(report: ConsolidatedReport, reach: Reach) -> dict[int, Reason]:
    """By figure: the newest reason given for a value, by its agency or in an erratum."""
    of_figures = Q(figure__report__period__in=periods_of(report))
    if reach.agencies is not None:
        of_figures &= Q(figure__report__agency_id__in=reach.agencies)
    corrected = of_figures & Q(figure__decision=FigureDecision.CORRECT)
    told: dict[int, Reason] = {}
    for model, condition in ((FigureAdjustment, corrected), (Erratum, of_figures)):
        rows = model._default_manager.filter(condition).order_by("pk")
        for figure, text, by in rows.values_list("figure_id", "reason", "by_id").iterator(5000):
            told[figure] = Reason(text, by)
    return told
