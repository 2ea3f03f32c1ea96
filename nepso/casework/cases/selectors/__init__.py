"""Questions about cases."""

from nepso.casework.cases.selectors.counting import (
    Days,
    Sum,
    submissions_summed,
    year_counted,
    years_with_submissions,
)
from nepso.casework.cases.selectors.listing import (
    CaseFilters,
    bounded,
    cases_of_view,
    cases_page,
    cases_waiting,
)
from nepso.casework.cases.selectors.reading import (
    ReporterPart,
    appellant_parts,
    notes_for,
    outside_links_seen,
    parts_for,
    recipients_for,
    reporter_parts,
)
from nepso.casework.cases.selectors.visible import (
    case_by_public_id,
    cases_handled_by,
    cases_visible_to,
    handover_of,
    outside_of,
    referral_by_public_id,
    referrals_offered_to,
)

__all__ = [
    "CaseFilters",
    "Days",
    "ReporterPart",
    "Sum",
    "appellant_parts",
    "bounded",
    "case_by_public_id",
    "cases_handled_by",
    "cases_of_view",
    "cases_page",
    "cases_visible_to",
    "cases_waiting",
    "handover_of",
    "notes_for",
    "outside_links_seen",
    "outside_of",
    "parts_for",
    "recipients_for",
    "referral_by_public_id",
    "referrals_offered_to",
    "reporter_parts",
    "submissions_summed",
    "year_counted",
    "years_with_submissions",
]
