"""Questions about corrections."""

from nepso.casework.corrections.selectors.matching import Match, correction_matches
from nepso.casework.corrections.selectors.public import (
    PublicFilters,
    correction_by_number,
    corrections_for_feed,
    corrections_in_force,
    corrections_latest,
    corrections_public,
    corrections_public_page,
)
from nepso.casework.corrections.selectors.staff import (
    StaffFilters,
    agencies_writing,
    correction_by_public_id,
    corrections_page,
    corrections_to_decide,
    corrections_visible_to,
    corrections_waiting,
    has_officers,
)

__all__ = [
    "Match",
    "PublicFilters",
    "StaffFilters",
    "agencies_writing",
    "correction_by_number",
    "correction_by_public_id",
    "correction_matches",
    "corrections_for_feed",
    "corrections_in_force",
    "corrections_latest",
    "corrections_page",
    "corrections_public",
    "corrections_public_page",
    "corrections_to_decide",
    "corrections_visible_to",
    "corrections_waiting",
    "has_officers",
]
