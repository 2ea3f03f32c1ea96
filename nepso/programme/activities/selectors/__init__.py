"""Questions about activities, their evidence, and what is counted of them."""

from nepso.programme.activities.selectors.behind import (
    Behind,
    BehindPage,
    activities_behind,
    items_behind,
)
from nepso.programme.activities.selectors.counting import (
    ActivityTotal,
    ItemTotal,
    Scope,
    activity_totals,
    activity_totals_of,
    item_totals,
)
from nepso.programme.activities.selectors.listing import (
    ActivityFilters,
    activities_for_desk,
    activities_for_head,
    activities_of_agencies,
    activities_page,
    activities_returned,
    agencies_recording,
)
from nepso.programme.activities.selectors.pointing_out import Pointed, pointed_out
from nepso.programme.activities.selectors.visible import (
    activities_of_task,
    activities_visible_to,
    activity_by_public_id,
    item_by_public_id,
    narratives_of,
    tasks_offered,
)

__all__ = [
    "ActivityFilters",
    "ActivityTotal",
    "Behind",
    "BehindPage",
    "ItemTotal",
    "Pointed",
    "Scope",
    "activities_behind",
    "activities_for_desk",
    "activities_for_head",
    "activities_of_agencies",
    "activities_of_task",
    "activities_page",
    "activities_returned",
    "activities_visible_to",
    "activity_by_public_id",
    "activity_totals",
    "activity_totals_of",
    "agencies_recording",
    "item_by_public_id",
    "item_totals",
    "items_behind",
    "narratives_of",
    "pointed_out",
    "tasks_offered",
]
