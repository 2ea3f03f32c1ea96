"""What stands behind one figure: reports that brought it, corrections, activities, items, tasks.

The same page serves a figure of the whole and one of a report; each list asks its own rights.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, QuerySet

from nepso.foundation.agencies.models import Agency
from nepso.kernel.errors import NotFound
from nepso.kernel.keyset import keyset_page
from nepso.programme.register.models import PlanTask
from nepso.programme.register.selectors.visible import plan_tasks_of_programme
from nepso.programme.reporting.consolidated.making.scoping import Reach, reach_of
from nepso.programme.reporting.counting import span_of
from nepso.programme.reporting.kinds import Breakdown, CountedFrom
from nepso.programme.reporting.models import (
    ConsolidatedContribution,
    ConsolidatedFigure,
    Figure,
    FigureAdjustment,
    IndicatorVersion,
)
from nepso.programme.reporting.ports import COUNTED_THINGS, PROOFS, evidence, submissions
from nepso.programme.reporting.rules import Rule, any_place_matches, rule_of

REPORTS, CORRECTIONS, THINGS, ITEMS, TASKS, REPORTED = (
    *("bao-cao", "dieu-chinh", "hoat-dong", "minh-chung"),
    *("nhiem-vu", "phan-anh"),
)
TABS = {
    REPORTS: "Cơ quan góp vào",
    CORRECTIONS: "Điều chỉnh",
    THINGS: "Hoạt động, số đếm được tính",
    ITEMS: "Minh chứng",
    TASKS: "Nhiệm vụ được tính",
    REPORTED: "Loại việc, tháng nhận",
}


@dataclass(frozen=True, slots=True)
class Numbers:
    """What stands behind a figure of submissions: (title, [(label, number)]), no row of any."""

    rows: list[tuple[str, list[tuple[str, int]]]]


@dataclass(frozen=True, slots=True)
class FigureBehind:
    """A figure and what it was made from. ``whole`` or ``own``, the other is None."""

    version: IndicatorVersion
    reach: Reach
    breakdown: str
    key: str
    whole: ConsolidatedFigure | None = None
    own: Figure | None = None

    @property
    def rule(self) -> Rule:
        """What is counted, narrowed to the part that the figure is."""
        rule = rule_of(self.version.counted_from, self.version.rule)
        if self.breakdown == Breakdown.FORM:
            return dataclasses.replace(rule, forms=frozenset({self.key}))
        if self.breakdown == Breakdown.AUDIENCE:
            return dataclasses.replace(rule, audiences=frozenset({self.key}))
        if self.breakdown == Breakdown.CLAUSE:
            return dataclasses.replace(rule, places=(self.key,))
        if self.breakdown == Breakdown.STATE:
            return dataclasses.replace(rule, states=frozenset({self.key}))
        return rule

    @property
    def tabs(self) -> list[str]:
        """The lists that this figure has, the first shown first."""
        found = []
        by_agency = self.breakdown in ("", Breakdown.AGENCY_KIND)
        if self.whole is not None and by_agency:
            found.append(REPORTS)
        if self.rule.counted_from == CountedFrom.TASKS:
            found.append(TASKS)
        elif self.rule.counted_from == CountedFrom.SUBMISSIONS:
            found.append(REPORTED)
        elif self.rule.counted_from != CountedFrom.TYPED:
            found += [THINGS, ITEMS]
        if by_agency:
            found.append(CORRECTIONS)
        return found


def figure_behind(public_id: str) -> FigureBehind:
    """The figure of a permanent address, of the whole or of one report; NotFound in words."""
    wholes = ConsolidatedFigure.objects.select_related(
        "report__agency", "report__period", "version__indicator", "last_year_figure__report__period"
    ).defer("report__kept", "last_year_figure__report__kept")
    whole = wholes.filter(public_id=public_id).first()
    if whole is not None:
        reach = reach_of(whole.report)
        return FigureBehind(whole.version, reach, whole.breakdown, whole.key, whole=whole)
    owns = Figure.objects.select_related(
        "report__agency", "report__period", "asked__version__indicator", "changed_by"
    )
    own = owns.filter(public_id=public_id).first()
    if own is None:
        raise NotFound("Không có số liệu này: hãy mở lại từ báo cáo.")
    moment = own.counted_at or own.changed_at
    reach = Reach((own.report.agency_id,), "", span_of(own.report.period, moment))
    return FigureBehind(own.asked.version, reach, "", "", own=own)


def contributions_of(
    behind: FigureBehind, *, corrected: bool
) -> QuerySet[ConsolidatedContribution]:
    """What agencies brought to a figure of the whole; ``corrected``: those with another value."""
    assert behind.whole is not None
    figures = ConsolidatedFigure.objects.filter(
        report=behind.whole.report_id, version=behind.version, breakdown=""
    )
    rows = ConsolidatedContribution.objects.filter(figure__in=figures)
    if behind.breakdown == Breakdown.AGENCY_KIND:
        rows = rows.filter(agency__kind=behind.key)
    if corrected:
        rows = rows.exclude(Q(counted=None) | Q(stated=None)).exclude(counted=F("stated"))
    return rows.select_related("agency", "said_by", "source__report__agency")


def adjustments_of(figure: Figure) -> QuerySet[FigureAdjustment]:
    """The corrections of a figure of one report, the newest first."""
    return figure.adjustments.select_related("by").order_by("-pk")


def page_behind(behind: FigureBehind, tab: str, *, after: str, before: str) -> Any:
    """One keyset page of a list of the figure; of submissions numbers alone (``ports``)."""
    if tab in (REPORTS, CORRECTIONS):
        rows: QuerySet[Any] = (
            contributions_of(behind, corrected=tab == CORRECTIONS)
            if behind.whole is not None
            else adjustments_of(behind.own)
            if behind.own
            else FigureAdjustment.objects.none()
        )
        order = ("id",) if behind.whole is not None else ("-id",)
        return keyset_page(rows, fields=order, size=50, after=after, before=before)
    if tab == TASKS:
        return keyset_page(
            _tasks(behind), fields=("due_sort", "id"), size=50, after=after, before=before
        )
    agencies = _agencies(behind)
    if tab == REPORTED:
        return Numbers(submissions().divided(behind.rule.measure, agencies, behind.reach.span))
    what = PROOFS if tab == ITEMS else COUNTED_THINGS
    return evidence().behind(
        behind.rule, agencies, behind.reach.span, what=what, after=after, before=before
    )


def _agencies(behind: FigureBehind) -> tuple[int, ...] | None:
    if behind.breakdown != Breakdown.AGENCY_KIND:
        return behind.reach.agencies
    rows = Agency.objects.filter(kind=behind.key)
    if behind.reach.agencies is not None:
        rows = rows.filter(pk__in=behind.reach.agencies)
    return tuple(rows.values_list("pk", flat=True))


def _tasks(behind: FigureBehind) -> QuerySet[PlanTask]:
    rule, agencies = behind.rule, _agencies(behind)
    rows = plan_tasks_of_programme().filter(
        agency__isnull=False, words_only=False, state__in=sorted(rule.states)
    )
    if agencies is not None:
        rows = rows.filter(agency_id__in=agencies)
    if rule.places:
        duties = rows.order_by().values_list("duty_id", "duty__clause", "duty__bullet").distinct()
        wanted = [
            pk for pk, clause, bullet in duties if any_place_matches(rule.places, clause, bullet)
        ]
        rows = rows.filter(duty_id__in=wanted)
    return rows.select_related("agency", "duty")
