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
    item_totals,
)
from nepso.programme.activities.selectors.visible import (
    activities_of_task,
    activities_visible_to,
    activity_by_public_id,
    item_by_public_id,
    narratives_of,
    tasks_offered,
)

__all__ = [
    "ActivityTotal",
    "Behind",
    "BehindPage",
    "ItemTotal",
    "Scope",
    "activities_behind",
    "activities_of_task",
    "activities_visible_to",
    "activity_by_public_id",
    "activity_totals",
    "item_by_public_id",
    "item_totals",
    "items_behind",
    "narratives_of",
    "tasks_offered",
]
