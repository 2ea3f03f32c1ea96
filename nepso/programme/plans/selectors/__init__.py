"""Questions about plans, their versions and duties."""

from nepso.programme.plans.selectors.adoption import (
    AdoptionChecklist,
    adoption_checklist,
    carry_over_moves,
    carry_overs_together,
)
from nepso.programme.plans.selectors.history import DutyChange, duty_changes, version_changes
from nepso.programme.plans.selectors.pieces import DocumentPiece, document_pieces
from nepso.programme.plans.selectors.review import (
    ReviewProgress,
    duties_certain,
    duties_in_review,
    duty_neighbour,
    review_progress,
)
from nepso.programme.plans.selectors.versions import (
    duties_of,
    duty_by_public_id,
    plan_binding_code,
    plan_by_public_id,
    plan_current,
    plans_listed,
    programme_plan_at,
    shown_versions,
    version_binding,
    version_by_public_id,
    version_twin,
    versions_in_force,
    versions_of,
)

__all__ = [
    "AdoptionChecklist",
    "DocumentPiece",
    "DutyChange",
    "ReviewProgress",
    "adoption_checklist",
    "carry_over_moves",
    "carry_overs_together",
    "document_pieces",
    "duties_certain",
    "duties_in_review",
    "duties_of",
    "duty_by_public_id",
    "duty_changes",
    "duty_neighbour",
    "plan_binding_code",
    "plan_by_public_id",
    "plan_current",
    "plans_listed",
    "programme_plan_at",
    "review_progress",
    "shown_versions",
    "version_binding",
    "version_by_public_id",
    "version_changes",
    "version_twin",
    "versions_in_force",
    "versions_of",
]
