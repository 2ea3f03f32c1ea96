"""The records of reporting."""

from nepso.programme.reporting.models.consolidated import (
    ConsolidatedContribution,
    ConsolidatedErratum,
    ConsolidatedFigure,
    ConsolidatedParagraph,
    ConsolidatedReport,
    ConsolidatedReporter,
)
from nepso.programme.reporting.models.following import (
    ReportCall,
    Standing,
    UrgedAgency,
    UrgingLetter,
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
    "ConsolidatedContribution",
    "ConsolidatedErratum",
    "ConsolidatedFigure",
    "ConsolidatedParagraph",
    "ConsolidatedReport",
    "ConsolidatedReporter",
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
    "ReportCall",
    "ReportForm",
    "Standing",
    "UrgedAgency",
    "UrgingLetter",
]
