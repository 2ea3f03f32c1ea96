"""The records of reporting."""

from nepso.programme.reporting.models.consolidated import (
    ConsolidatedErratum,
    ConsolidatedFigure,
    ConsolidatedParagraph,
    ConsolidatedReport,
)
from nepso.programme.reporting.models.indicators import (
    Indicator,
    IndicatorVersion,
    PeriodIndicator,
)
from nepso.programme.reporting.models.reports import (
    Erratum,
    Explanation,
    Figure,
    FigureAdjustment,
    Paragraph,
    PeriodicReport,
    ReportAttachment,
    ReportForm,
)

__all__ = [
    "ConsolidatedErratum",
    "ConsolidatedFigure",
    "ConsolidatedParagraph",
    "ConsolidatedReport",
    "Erratum",
    "Explanation",
    "Figure",
    "FigureAdjustment",
    "Indicator",
    "IndicatorVersion",
    "Paragraph",
    "PeriodIndicator",
    "PeriodicReport",
    "ReportAttachment",
    "ReportForm",
]
