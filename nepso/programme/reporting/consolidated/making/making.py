"""One report made from beginning to end, telling how far it is.

Reading and summing hold no lock, so that progress is seen and others go on writing; storing is one
short transaction.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from nepso.foundation.jobs.running import report_progress
from nepso.programme.reporting.consolidated.making.last_year import (
    Before,
    Place,
    figures_before,
)
from nepso.programme.reporting.consolidated.making.machine_words import suggestions
from nepso.programme.reporting.consolidated.making.reporters import reporters_of
from nepso.programme.reporting.consolidated.making.said import figures_said, reasons_of
from nepso.programme.reporting.consolidated.making.scoping import (
    Reach,
    kinds_of,
    reach_of,
    versions_of,
)
from nepso.programme.reporting.consolidated.making.storing import figures_store
from nepso.programme.reporting.consolidated.making.summing import (
    Summed,
    figures_summed,
    totals_counted,
)
from nepso.programme.reporting.consolidated.making.words import paragraphs_merge
from nepso.programme.reporting.models import ConsolidatedReport, ConsolidatedReporter

_STEPS = (
    "Đếm minh chứng",
    "Đọc số liệu các cơ quan đã gửi",
    "Cộng số liệu",
    "Xem cơ quan nào đã báo cáo",
    "Gom lời của các cơ quan",
)


@dataclass(frozen=True, slots=True)
class Material:
    """What was read and summed, not stored yet."""

    reach: Reach
    summed: list[Summed]
    before: Mapping[Place, Before]
    reporters: list[ConsolidatedReporter]


def _tell(step: int) -> None:
    report_progress(done=step, total=len(_STEPS), sentence=_STEPS[step])


def material_read(report: ConsolidatedReport) -> Material:
    """Count, read and sum as of the report's ``as_of``; a fixed number of queries."""
    _tell(0)
    reach, versions = reach_of(report), versions_of(report)
    kinds = kinds_of(reach)
    totals = totals_counted(versions, reach, kinds)
    _tell(1)
    indicators = [v.indicator_id for v in versions]
    said, reasons = figures_said(report, reach, indicators), reasons_of(report, reach)
    before = figures_before(report, reach, indicators)
    _tell(2)
    of_period = report.period_id is not None
    summed = list(figures_summed(versions, totals, said, reasons, kinds, of_period=of_period))
    _tell(3)
    reporters = reporters_of(report, reach)
    _tell(4)
    return Material(reach, summed, before, reporters)


def material_store(report: ConsolidatedReport, material: Material) -> None:
    """Replace figures and reporters of a report and bring its words up to date; made again with
    nothing changed in between, it is the same to the letter. In the caller's transaction."""
    figures_store(report, material.summed, material.before)
    report.reporters.all().delete()
    ConsolidatedReporter.objects.bulk_create(material.reporters, 2000)
    wholes = report.figures.filter(breakdown="").select_related("version__indicator")
    suggested = suggestions(wholes.order_by("link_number"), material.reporters)
    paragraphs_merge(report, material.reach, suggested)
