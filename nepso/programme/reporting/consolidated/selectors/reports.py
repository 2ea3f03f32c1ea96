"""Consolidated reports: who may see which, one of them, its figures, who reported."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db.models import Count, Q, QuerySet

from nepso.foundation.accounts.selectors import Person
from nepso.kernel.errors import NotFound
from nepso.kernel.keyset import Page, keyset_page
from nepso.programme.plans.models import Clause
from nepso.programme.plans.selectors import version_binding
from nepso.programme.reporting.consolidated import tokens
from nepso.programme.reporting.models import (
    ConsolidatedFigure,
    ConsolidatedReport,
    ConsolidatedReporter,
)
from nepso.programme.reporting.policies import (
    may_consolidate,
    may_read_consolidated,
    may_see_consolidated,
)
from nepso.programme.reporting.states import CONSOLIDATED_STATES

_SENT = Q(is_sent=True)
_STANDINGS = {
    tokens.DUE: Q(),
    tokens.SENT: _SENT,
    tokens.ON_TIME: _SENT & Q(is_on_time=True),
    tokens.LATE: _SENT & Q(is_on_time=False),
    tokens.NOT_SENT: Q(is_sent=False),
}


def consolidated_visible_to(person: Person) -> QuerySet[ConsolidatedReport]:
    """Frozen and signed ones for everybody with a role; drafts for the lead desk."""
    rows = ConsolidatedReport.objects.defer("kept")
    if not may_see_consolidated(person):
        return rows.none()
    if may_consolidate(person):
        return rows
    return rows.filter(state__in=CONSOLIDATED_STATES.group("fixed"))


def consolidated_page(
    person: Person, *, after: str = "", before: str = "", size: int = 25
) -> Page[ConsolidatedReport]:
    """One page of them, the newest first."""
    rows = consolidated_visible_to(person).select_related("agency", "period", "replaces")
    order = ("-created_at", "-id")
    return keyset_page(rows, fields=order, size=size, after=after, before=before)


def consolidated_by_public_id(public_id: str, person: Person) -> ConsolidatedReport:
    """One report; NotFound in words, also for a draft that the person may not know of."""
    rows = ConsolidatedReport.objects.select_related(
        "agency", "period", "replaces", "replaced_by", "created_by", "frozen_by"
    )
    found = rows.filter(public_id=public_id).first()
    if found is None or not may_read_consolidated(person, found):
        raise NotFound("Không tìm thấy báo cáo tổng hợp này: hãy tìm lại trong danh sách.")
    return found


@dataclass(slots=True)
class FigureLine:
    """A figure of the whole with its parts by breakdown."""

    whole: ConsolidatedFigure
    parts: dict[str, list[ConsolidatedFigure]] = field(default_factory=dict)


def figures_of(report: ConsolidatedReport) -> list[FigureLine]:
    """The figures of a report in order; one query."""
    rows = report.figures.select_related("version__indicator").order_by("link_number", "pk")
    lines: dict[int, FigureLine] = {}
    for row in rows:
        if not row.breakdown:
            lines[row.version_id] = FigureLine(row)
        elif row.version_id in lines:
            lines[row.version_id].parts.setdefault(row.breakdown, []).append(row)
    return list(lines.values())


def reporting_counts(report: ConsolidatedReport) -> dict[str, int]:
    """How many agencies of each standing (``tokens.REPORTING``); one query."""
    counted = {
        name.replace("-", "_"): Count("pk", filter=condition) if condition else Count("pk")
        for name, condition in _STANDINGS.items()
    }
    found = report.reporters.aggregate(**counted)
    return {name: found[name.replace("-", "_")] for name in _STANDINGS}


def reporters_page(
    report: ConsolidatedReport, standing: str, *, after: str = "", before: str = ""
) -> Page[ConsolidatedReporter]:
    """One page of the agencies of one standing, by kind and name."""
    condition = _STANDINGS.get(standing, Q())
    rows = report.reporters.filter(condition).select_related("agency", "source")
    return keyset_page(rows, fields=("order", "id"), size=50, after=after, before=before)


def clauses_offered() -> list[Clause]:
    """The places of the plan in force that a report can be about, in its order."""
    binding = version_binding()
    if binding is None:
        return []
    return list(binding.clauses.exclude(label="closing").order_by("order"))
