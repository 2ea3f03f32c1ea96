"""Questions about reports, their figures and words."""

from nepso.programme.reporting.selectors.cells import (
    Cell,
    PartOfFigures,
    all_cells,
    counted_values,
    figure_address,
    report_parts,
)
from nepso.programme.reporting.selectors.history import report_history
from nepso.programme.reporting.selectors.reports import (
    FACTS,
    LATE,
    Filters,
    report_by_public_id,
    report_counts,
    reports_of_mine,
    reports_page,
    reports_to_accept,
    reports_waiting,
)
from nepso.programme.reporting.selectors.words import (
    Passage,
    SectionOfWords,
    report_sections,
    section_anchor,
)

__all__ = [
    "FACTS",
    "LATE",
    "Cell",
    "Filters",
    "PartOfFigures",
    "Passage",
    "SectionOfWords",
    "all_cells",
    "counted_values",
    "figure_address",
    "report_by_public_id",
    "report_counts",
    "report_history",
    "report_parts",
    "report_sections",
    "reports_of_mine",
    "reports_page",
    "reports_to_accept",
    "reports_waiting",
    "section_anchor",
]
