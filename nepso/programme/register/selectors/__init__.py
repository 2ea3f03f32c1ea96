"""Questions about plan tasks."""

from nepso.programme.register.selectors.history import HistoryLine, plan_task_history
from nepso.programme.register.selectors.listing import (
    DEADLINES,
    GROUPED,
    SINGLE,
    Filters,
    Listing,
    filters_query,
    plan_tasks_filtered,
    plan_tasks_page,
)
from nepso.programme.register.selectors.progress import (
    Progress,
    agency_progress,
    clause_progress,
    kind_progress,
    longest_overdue,
    overall_progress,
    roll_ups,
)
from nepso.programme.register.selectors.visible import (
    assignable_accounts,
    feed_of_key,
    my_plan_tasks,
    notes_shown,
    plan_task_by_public_id,
    plan_tasks_as_partner,
    plan_tasks_of_agency,
    plan_tasks_visible_to,
    plan_tasks_with_date,
)

__all__ = [
    "DEADLINES",
    "GROUPED",
    "SINGLE",
    "Filters",
    "HistoryLine",
    "Listing",
    "Progress",
    "agency_progress",
    "assignable_accounts",
    "clause_progress",
    "feed_of_key",
    "filters_query",
    "kind_progress",
    "longest_overdue",
    "my_plan_tasks",
    "notes_shown",
    "overall_progress",
    "plan_task_by_public_id",
    "plan_task_history",
    "plan_tasks_as_partner",
    "plan_tasks_filtered",
    "plan_tasks_of_agency",
    "plan_tasks_page",
    "plan_tasks_visible_to",
    "plan_tasks_with_date",
    "roll_ups",
]
