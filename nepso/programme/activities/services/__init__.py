"""Acts on activities and their evidence."""

from nepso.programme.activities.facts import ActivityFacts
from nepso.programme.activities.services.evidence import (
    NewItem,
    evidence_add,
    evidence_drop,
    evidence_people_say,
    evidence_refuse,
)
from nepso.programme.activities.services.handing_in import activity_hand_in, activity_take_out
from nepso.programme.activities.services.joining import (
    activity_join,
    activity_part,
    likeness_settle,
)
from nepso.programme.activities.services.moving import (
    activities_accept,
    activities_accept_at_agency,
    activity_accept,
    activity_accept_at_agency,
    activity_return,
    activity_submit,
    activity_take_back,
    activity_withdraw,
)
from nepso.programme.activities.services.narrating import NarrativeConflict, narrative_write
from nepso.programme.activities.services.publishing import item_clear, item_close
from nepso.programme.activities.services.recording import activity_edit, activity_record
from nepso.programme.activities.stepping import ActivityConflict

__all__ = [
    "ActivityConflict",
    "ActivityFacts",
    "NarrativeConflict",
    "NewItem",
    "activities_accept",
    "activities_accept_at_agency",
    "activity_accept",
    "activity_accept_at_agency",
    "activity_edit",
    "activity_hand_in",
    "activity_join",
    "activity_part",
    "activity_record",
    "activity_return",
    "activity_submit",
    "activity_take_back",
    "activity_take_out",
    "activity_withdraw",
    "evidence_add",
    "evidence_drop",
    "evidence_people_say",
    "evidence_refuse",
    "item_clear",
    "item_close",
    "likeness_settle",
    "narrative_write",
]
