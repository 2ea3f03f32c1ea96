"""What waits with activities, for dashboards: bounded counts that stay cheap at a million rows."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count

from nepso.foundation.agencies.models import Agency
from nepso.programme.activities.models import Activity, EvidenceClaim
from nepso.programme.activities.states import AGENCY_ACCEPTED, REFUSED, RETURNED, SUBMITTED

MOST_COUNTED = 999


@dataclass(frozen=True, slots=True)
class ActivitiesWaiting:
    """How many wait for their head, for the lead desk, and for their agency to mend them; one more
    than MOST_COUNTED means "more than"."""

    for_head: int
    for_desk: int
    returned: int


def activities_waiting() -> ActivitiesWaiting:
    """Of the whole province; three queries, each within the index of its state."""

    def bounded(state: str) -> int:
        return Activity.objects.filter(state=state).order_by()[: MOST_COUNTED + 1].count()

    return ActivitiesWaiting(bounded(SUBMITTED), bounded(AGENCY_ACCEPTED), bounded(RETURNED))


def activity_states_of(agency: Agency) -> dict[str, int]:
    """How many activities of one agency are in which state; one query."""
    rows = Activity.objects.filter(agency=agency).order_by()
    return dict(rows.values_list("state").annotate(Count("pk")))


def refused_items_count() -> int:
    """Evidence that was not accepted, in activities that its agency can still mend; one query over
    all claims, for the job that keeps it."""
    return EvidenceClaim.objects.filter(state=REFUSED, activity__state=RETURNED).count()
