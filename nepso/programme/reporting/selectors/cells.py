"""The figures of a report as its pages show them: by the parts of the plan, each with its story."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import Prefetch

from nepso.programme.reporting.checks import last_year_values
from nepso.programme.reporting.models import (
    Figure,
    FigureAdjustment,
    IndicatorVersion,
    PeriodicReport,
)


def figure_address(public_id: str) -> str:
    """The permanent address of a figure, with what is behind it; printed in reports too."""
    return f"/so-lieu/{public_id}/"


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure: ``reason`` is why it differs from the count, ``corrections`` all of them with the
    newest first, ``last_year`` what the agency stated then."""

    figure: Figure
    last_year: Decimal | None
    corrections: list[FigureAdjustment] = field(default_factory=list)

    @property
    def version(self) -> IndicatorVersion:
        return self.figure.asked.version

    @property
    def reason(self) -> str:
        return self.corrections[0].reason if self.corrections else ""

    @property
    def address(self) -> str:
        return figure_address(self.figure.public_id)

    @property
    def is_said(self) -> bool:
        """Whether the agency has said what it is, and nobody has returned it since."""
        return bool(self.figure.decision) and not self.figure.return_reason

    @property
    def is_asked(self) -> bool:
        """Whether the report cannot be sent without it."""
        return self.version.is_required or bool(self.figure.counted)


@dataclass(frozen=True, slots=True)
class PartOfFigures:
    """One part of the plan with its figures; ``number`` is its place in the report, from 1."""

    number: int
    name: str
    cells: list[Cell]

    @property
    def said(self) -> int:
        return sum(1 for cell in self.cells if cell.is_said)

    @property
    def open(self) -> int:
        """How many the report cannot be sent without and that are not said yet."""
        return sum(1 for cell in self.cells if cell.is_asked and not cell.is_said)

    @property
    def returned(self) -> int:
        return sum(1 for cell in self.cells if cell.figure.return_reason)


def report_parts(report: PeriodicReport) -> list[PartOfFigures]:
    """The figures of a report by part, in their order; four queries."""
    newest = FigureAdjustment.objects.select_related("by").order_by("-pk")
    rows = (
        Figure.objects.filter(report=report)
        .select_related("asked__version", "asked__indicator", "changed_by")
        .prefetch_related(Prefetch("adjustments", newest))
        .order_by("asked__order", "id")
    )
    before = last_year_values(report)
    parts: dict[str, list[Cell]] = {}
    for figure in rows:
        last_year = before.get(figure.asked.indicator_id)
        cell = Cell(figure, last_year, list(figure.adjustments.all()))
        parts.setdefault(figure.asked.version.part, []).append(cell)
    return [PartOfFigures(n, name, cells) for n, (name, cells) in enumerate(parts.items(), 1)]


def counted_values(report: PeriodicReport) -> dict[str, Decimal | None]:
    """What the system counted, by the name of the indicator: to tell what counting anew changed."""
    rows = Figure.objects.filter(report=report).order_by("asked__order")
    return dict(rows.values_list("asked__version__name", "counted"))


def all_cells(parts: Iterable[PartOfFigures]) -> list[Cell]:
    """The cells of all parts in a row."""
    return [cell for part in parts for cell in part.cells]
