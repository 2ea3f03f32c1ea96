"""Questions about consolidated reports."""

from nepso.programme.reporting.consolidated.selectors.behind import (
    TABS,
    FigureBehind,
    figure_behind,
)
from nepso.programme.reporting.consolidated.selectors.editing import (
    Gathered,
    passage_by_public_id,
    passages_page,
    section_counts,
)
from nepso.programme.reporting.consolidated.selectors.reports import (
    clauses_offered,
    consolidated_by_public_id,
    consolidated_page,
    consolidated_visible_to,
    figures_of,
    reporters_page,
    reporting_counts,
)

__all__ = [
    "TABS",
    "FigureBehind",
    "Gathered",
    "clauses_offered",
    "consolidated_by_public_id",
    "consolidated_page",
    "consolidated_visible_to",
    "figure_behind",
    "figures_of",
    "passage_by_public_id",
    "passages_page",
    "reporters_page",
    "reporting_counts",
    "section_counts",
]
