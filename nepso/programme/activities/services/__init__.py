"""Acts on activities and their evidence."""

from nepso.programme.activities.facts import ActivityFacts
from nepso.programme.activities.services.evidence import (
    NewItem,
    evidence_add,
    evidence_drop,
    evidence_refuse,
)
from nepso.programme.activities.services.moving import (
    activities_accept,
    activity_accept,
    activity_accept_at_agency,
    activity_return,
    activity_submit,
    activity_take_back,
    activity_withdraw,
)
from nepso.programme.activities.services.recording import (
    ActivityConflict,
    activity_edit,
    activity_record,
)

__all__ = [
    "ActivityConflict",
    "ActivityFacts",
    "NewItem",
    "activities_accept",
    "activity_accept",
    "activity_accept_at_agency",
    "activity_edit",
    "activity_record",
    "activity_return",
    "activity_submit",
    "activity_take_back",
    "activity_withdraw",
    "evidence_add",
    "evidence_drop",
    "evidence_refuse",
]
